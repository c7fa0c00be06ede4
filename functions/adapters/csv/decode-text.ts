import { err, ok, type Result } from '#core/result.ts';

const AS_UTF8 = 'Save it as “CSV UTF-8 (Comma delimited)” and choose that file.';

/** The beginnings of files that people take for CSV. */
const SIGNATURES: readonly (readonly [readonly number[], string])[] = [
  [[0x50, 0x4b, 0x03, 0x04], `This is an Excel workbook, not a CSV file. ${AS_UTF8}`],
  [[0xd0, 0xcf, 0x11, 0xe0], `This is an Excel workbook, not a CSV file. ${AS_UTF8}`],
  [[0x25, 0x50, 0x44, 0x46], `This is a PDF, not a CSV file. ${AS_UTF8}`],
  [[0xff, 0xfe], `This file is written in UTF-16. ${AS_UTF8}`],
  [[0xfe, 0xff], `This file is written in UTF-16. ${AS_UTF8}`],
];

/** A file's text, without its byte order mark. The error is a sentence: what the file is and what to do. */
export function decodeText(bytes: Uint8Array): Result<string, string> {
  const known = SIGNATURES.find(([signature]) => signature.every((byte, index) => bytes[index] === byte));
  if (known) return err(known[1]);
  let text: string;
  try {
    // A decoder that guesses would put � where a name has an accent, and posts would carry it.
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError)
      return err(`Letters with accents are not written in UTF-8 here. ${AS_UTF8}`);
    throw error;
  }
  if (text.includes('\0')) return err(`This is not a text file. ${AS_UTF8}`);
  if (text.trim() === '') return err('The file is empty.');
  return ok(text);
}
