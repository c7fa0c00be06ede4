/** A text after something was put into it, and where the writer goes on: an index into the string. */
export interface Insertion {
  readonly text: string;
  readonly caret: number;
}

const HASHTAGS = '{hashtags}';

/**
 * Puts a token such as `{office}` into a text in the place of what is selected there, with a space on each side where
 * a word would touch it. `from` and `until` are indexes into the string.
 */
export function insertToken(text: string, token: string, from: number, until = from): Insertion {
  const before = text.slice(0, from);
  const after = text.slice(until);
  const lead = before === '' || /[\s([“"'¿¡]$/.test(before) ? '' : ' ';
  const tail = after === '' || /^[\s.,;:!?)\]”"']/.test(after) ? '' : ' ';
  const caret = before.length + lead.length + token.length;
  return { text: `${before}${lead}${token}${tail}${after}`, caret };
}

/**
 * Puts a token at the end of a text. Hashtags stand in a paragraph of their own, and everything else before them; a
 * text that has its place for hashtags is given no second.
 */
export function appendToken(text: string, token: string): Insertion {
  const trimmed = text.trimEnd();
  if (token === HASHTAGS) {
    if (text.includes(HASHTAGS)) return { text, caret: text.length };
    const whole = trimmed === '' ? HASHTAGS : `${trimmed}\n\n${HASHTAGS}`;
    return { text: whole, caret: whole.length };
  }
  if (!trimmed.endsWith(HASHTAGS)) return insertToken(trimmed, token, trimmed.length);
  return insertToken(trimmed, token, trimmed.slice(0, -HASHTAGS.length).trimEnd().length);
}
