import { type CheckedImage, checkImage } from './check-image.ts';
import { type FetchLimits, fetchImage } from './fetch-image.ts';

export type TakenImage =
  | { readonly ok: true; readonly bytes: Uint8Array; readonly image: CheckedImage }
  | { readonly ok: false; readonly error: 'unreachable' | 'too-large' | 'timeout' | 'broken' };

/** Fetches an image by its address and reads its pixels. */
export async function takeImage(address: string, limits: FetchLimits): Promise<TakenImage> {
  const fetched = await fetchImage(address, limits);
  if (!fetched.ok) return fetched;
  const image = await checkImage(fetched.bytes);
  return image ? { ok: true, bytes: fetched.bytes, image } : { ok: false, error: 'broken' };
}
