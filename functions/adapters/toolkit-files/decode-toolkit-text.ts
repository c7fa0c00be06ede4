import { ok, type Result } from '#core/result.ts';
import type { ToolkitRefusal } from '#ports/toolkit-files.ts';
import { refuse } from './refuse.ts';

/** A text in UTF-8, or in UTF-16 with its mark. Any other would have to be guessed, and names would suffer. */
export function decodeToolkitText(bytes: Uint8Array): Result<string, ToolkitRefusal> {
  const [first, second] = bytes;
  const utf16 =
    first === 0xff && second === 0xfe
      ? 'utf-16le'
      : first === 0xfe && second === 0xff
        ? 'utf-16be'
        : undefined;
  let text: string;
  try {
    text = new TextDecoder(utf16 ?? 'utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) {
      return refuse(
        'unreadable',
        'Letters with accents are not written in UTF-8 here. Save the text as “UTF-8” and choose that file.',
      );
    }
    throw error;
  }
  if (text.includes('\0')) return refuse('unknown-format', 'This is not a text file.');
  return text.trim() === '' ? refuse('unreadable', 'The file is empty.') : ok(text);
}
