import * as z from 'zod';

const LONGEST = 300;

/** A reason in a person's own words. Clarion puts it into a sentence, so that its last full stop is left off. */
export function reasonField(missing: string) {
  return z
    .string(missing)
    .transform((text) =>
      text
        .replaceAll(/\s+/g, ' ')
        .trim()
        .replace(/\s*\.+$/, ''),
    )
    .pipe(
      z
        .string()
        .min(1, missing)
        .max(LONGEST, `That is too long to be read in a hurry. Use at most ${LONGEST} characters.`),
    );
}
