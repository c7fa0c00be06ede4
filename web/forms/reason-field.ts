import * as z from 'zod';

const LONGEST = 300;

/** A reason in a person's own words. Clarion puts it into a sentence, so that its last full stop is left off. */
export function reasonField(missing: string) {
  return z.string(missing).transform(tidy).pipe(z.string().min(1, missing).max(LONGEST, TOO_LONG));
}

/** The same, where a person may leave it out: empty then. */
export function optionalReasonField() {
  return z.string().default('').transform(tidy).pipe(z.string().max(LONGEST, TOO_LONG));
}

const TOO_LONG = `That is too long to be read in a hurry. Use at most ${LONGEST} characters.`;

function tidy(text: string): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/\s*\.+$/, '');
}
