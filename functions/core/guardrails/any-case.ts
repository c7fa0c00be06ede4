import { tolerate, wordPattern } from '#core/election/find-words.ts';

/** What of a pattern's source is no letter to be matched: escapes, classes, counts and how groups begin. */
const SYNTAX = /\\p\{[^}]*\}|\\.|\[(?:\\.|[^\]\\])*\]|\{[^}]*\}|\(\?(?:<?[=!]|:|<[^>]*>)|(?<letter>\p{L})/giu;

/**
 * The source with every letter in either case. A pattern that asks here for a capital and there for none cannot ignore
 * case as a whole, and modifiers such as `(?-i:…)` have been seen to match nothing any more in a process that runs long.
 */
export function anyCase(source: string): string {
  return source.replaceAll(SYNTAX, (piece: string, ...rest: unknown[]) => {
    const { letter } = rest.at(-1) as { readonly letter?: string };
    if (letter === undefined) return piece;
    const cases = new Set([letter.toLowerCase(), letter.toUpperCase()]);
    const simple = [...cases].every((each) => [...each].length === 1);
    return cases.size === 2 && simple ? `[${[...cases].join('')}]` : piece;
  });
}

/** As `wordPattern`, for phrases that may ask for the case of a letter by `{capital}` and `{small}`. */
export function listPattern(phrases: readonly string[]): RegExp {
  if (!phrases.some((phrase) => /\{(?:capital|small)\}/.test(phrase))) return wordPattern(phrases);
  const sources = phrases.map((phrase) =>
    anyCase(tolerate(phrase)).replaceAll('{capital}', '\\p{Lu}').replaceAll('{small}', '\\p{Ll}'),
  );
  return new RegExp(`(?<![\\p{L}\\p{M}\\p{N}_@])(?:${sources.join('|')})(?![\\p{L}\\p{M}\\p{N}_])`, 'gu');
}
