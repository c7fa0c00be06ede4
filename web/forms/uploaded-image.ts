import type { HonoRequest } from 'hono';
import { ImageId } from '#core/library-image.ts';
import type { FormState } from './form-state.ts';

export type ImageUpload =
  | {
      readonly ok: true;
      readonly id: ImageId;
      readonly bytes: Uint8Array;
      readonly fileName: string;
      readonly alt: string;
    }
  | { readonly ok: false; readonly form: FormState };

/** Reads the form with which an image is uploaded. */
export async function readImageUpload(request: HonoRequest): Promise<ImageUpload> {
  const data = await request.formData();
  const [file, typed, image] = [data.get('file'), data.get('alt'), data.get('image')];
  const alt = typeof typed === 'string' ? typed.replaceAll('\r\n', '\n').toWellFormed() : '';
  const id = ImageId.safeParse(image);
  if (!(file instanceof File) || file.name === '' || !id.success) {
    const errors = { file: 'Choose an image on your machine.' };
    return { ok: false, form: { values: { alt, image: id.data ?? '' }, errors } };
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  return { ok: true, id: id.data, bytes, fileName: file.name.toWellFormed(), alt };
}
