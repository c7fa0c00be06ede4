/** The kinds of image that people may upload. */
export type UploadType = 'jpeg' | 'png' | 'gif' | 'webp';

/** What a file is by its first bytes, whatever it is called: a kind of image, or a sentence why it is none that is taken. */
export type ToldType =
  | { readonly ok: true; readonly value: UploadType }
  | { readonly ok: false; readonly error: string };

export function tellType(bytes: Uint8Array): ToldType {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = (at: number, end: number) => file.toString('latin1', at, end);
  if (start(0, 3) === '\xff\xd8\xff') return { ok: true, value: 'jpeg' };
  if (start(0, 8) === '\x89PNG\r\n\x1a\n') return { ok: true, value: 'png' };
  if (/^GIF8[79]a/.test(start(0, 6))) return { ok: true, value: 'gif' };
  if (start(0, 4) === 'RIFF' && start(8, 12) === 'WEBP') return { ok: true, value: 'webp' };
  return { ok: false, error: `${nameOther(file)} ${TAKEN}` };
}

const TAKEN = 'Clarion takes images as JPEG, PNG, WebP or GIF. Save it as one of these and choose it again.';

function nameOther(file: Buffer): string {
  if (file.length === 0) return 'The file is empty.';
  if (file.toString('latin1', 0, 5) === '%PDF-') return 'This is a PDF document.';
  if (file.toString('latin1', 4, 8) === 'ftyp') return 'This is a HEIC or AVIF image, or a video.';
  if (/^(?:II\*\0|MM\0\*)/.test(file.toString('latin1', 0, 4))) return 'This is a TIFF image.';
  if (file.toString('latin1', 0, 4) === 'PK\x03\x04') return 'This is a document or an archive.';
  const text = file.toString('utf8', 0, 4096).toLowerCase();
  if (text.includes('<svg')) return 'This is an SVG drawing, which can carry programs.';
  if (/<!doctype html|<html|<script|<body/.test(text)) return 'This is a web page.';
  return 'This file is no image that Clarion knows.';
}
