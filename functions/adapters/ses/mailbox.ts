/** How much text one encoded word carries, in bytes: 75 characters as RFC 2047 section 2 allows, less its frame. */
const WORD = 45;

/**
 * Somebody's name and address as a header carries them: `"Dana Whitfield" <dana@example.gov>`. SES takes ASCII only, so
 * any other name becomes encoded words (RFC 2047).
 */
export function writeMailbox({ name, email }: { readonly name: string; readonly email: string }): string {
  const line = toLine(name);
  if (line === '') return email;
  const phrase = /^[\x20-\x7e]+$/.test(line)
    ? `"${line.replaceAll(/["\\]/g, '\\$&')}"`
    : splitByBytes(line, WORD)
        .map((part) => `=?UTF-8?B?${Buffer.from(part).toString('base64')}?=`)
        .join(' ');
  return `${phrase} <${email}>`;
}

/** A text on one line: a line break in a header would begin another header. */
export function toLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
}

/** Parts of at most so many bytes each, with no character cut in two. */
function splitByBytes(text: string, limit: number): readonly string[] {
  const parts: string[] = [];
  let part = '';
  for (const character of text) {
    if (Buffer.byteLength(part + character) > limit) {
      parts.push(part);
      part = '';
    }
    part += character;
  }
  return [...parts, part];
}
