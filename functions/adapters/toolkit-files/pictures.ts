import type { ToolkitPicture } from '#ports/toolkit-files.ts';

const SIGNATURES: readonly (readonly [string, ToolkitPicture['mimeType'], string])[] = [
  ['jpg', 'image/jpeg', '\xff\xd8\xff'],
  ['png', 'image/png', '\x89PNG\r\n\x1a\n'],
  ['gif', 'image/gif', 'GIF8'],
  ['webp', 'image/webp', 'RIFF'],
];

/** A picture by what its bytes say; its name gets the ending that belongs to them. Nothing if they are none. */
export function pictureOf(name: string, bytes: Uint8Array): ToolkitPicture | undefined {
  const start = Buffer.from(bytes.subarray(0, 12)).toString('latin1');
  const found = SIGNATURES.find(([, , signature]) => start.startsWith(signature));
  // RIFF holds sound and film as well.
  if (!found || (found[0] === 'webp' && start.slice(8, 12) !== 'WEBP')) return undefined;
  const [ending, mimeType] = found;
  const kept = /\.(?:jpe?g|png|gif|webp)$/i.test(name) ? name : `${name}.${ending}`;
  return { name: kept, bytes, mimeType };
}
