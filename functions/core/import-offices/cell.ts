import * as z from 'zod';

/** Characters in any one cell: what is longer is a slip, such as a quotation mark that was not closed. */
const MAX_CELL = 300;

/**
 * A cell that holds what a schema takes. Nothing is trimmed or mended in silence: `allowed` says what may stand there,
 * in a sentence of its own.
 */
export function cellOf<S extends z.ZodType>(schema: S, allowed: string) {
  return z.string().transform((text, context): z.output<S> => {
    const parsed = schema.safeParse(text);
    const message = complainAbout(text, allowed) ?? (parsed.success ? undefined : allowed);
    if (message === undefined && parsed.success) return parsed.data;
    context.issues.push({ code: 'custom', message: message ?? allowed, input: text });
    return z.NEVER;
  });
}

/** As `cellOf`, for a cell that may be empty. */
export function optionalCellOf<S extends z.ZodType>(schema: S, allowed: string) {
  return z.union([z.literal('').transform(() => undefined), cellOf(schema, allowed)], {
    // A union reports its readings in a bundle; only the one for a cell that is not empty has anything to say.
    error: (issue) => (issue.code === 'invalid_union' ? issue.errors.at(-1)?.[0]?.message : undefined),
  });
}

function complainAbout(text: string, allowed: string): string | undefined {
  if (text.trim() === '') return `This is empty. ${allowed}`;
  if (/^\s|\s$/u.test(text)) return 'There is a space at the beginning or the end. Take it out.';
  if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(text)) return 'Write this on one line, without tabs.';
  if (/\p{Cf}/u.test(text)) return 'This holds an invisible character. Type it anew instead of pasting it.';
  if (text.includes('\uFFFD')) return 'A letter was lost here (�) when the file was saved. Type it anew.';
  if ([...text].length > MAX_CELL) return `This is too long: at most ${MAX_CELL} characters. ${allowed}`;
  return undefined;
}
