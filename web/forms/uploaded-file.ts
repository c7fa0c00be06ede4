import type { HonoRequest } from 'hono';
import type { FormState } from './form-state.ts';

export type Upload =
  | { readonly ok: true; readonly bytes: Uint8Array; readonly form: FormState }
  | { readonly ok: false; readonly form: FormState };

/** Reads the form of an import: a file, or its content pasted. A pasted text is kept, so that it can be mended. */
export async function readUpload(request: HonoRequest): Promise<Upload> {
  const data = await request.formData();
  const file = data.get('file');
  const pasted = data.get('pasted');
  const text = typeof pasted === 'string' ? pasted : '';
  const values = { pasted: text };
  const hasFile = file instanceof File && file.name !== '';
  const hasText = text.trim() !== '';
  if (hasFile && hasText) {
    const message = 'Choose a file or paste its content, not both: Clarion cannot tell which one you mean.';
    return { ok: false, form: { values, errors: { file: message } } };
  }
  if (hasFile) {
    return { ok: true, bytes: new Uint8Array(await file.arrayBuffer()), form: { values: {}, errors: {} } };
  }
  if (hasText) return { ok: true, bytes: new TextEncoder().encode(text), form: { values, errors: {} } };
  return { ok: false, form: { values, errors: { file: 'Choose a file, or paste its content below.' } } };
}
