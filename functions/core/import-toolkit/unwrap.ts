/** Shorter lines were ended by a person and not by a program. */
const WRAPPED_FROM = 55;

/** A text whose lines a program wrapped, as one line; lines that a person ended stay. */
export function unwrap(text: string): string {
  const lines = text.split('\n');
  const wrapped =
    lines.length > 1 && lines.slice(0, -1).every((line) => [...line.trim()].length >= WRAPPED_FROM);
  return wrapped ? lines.map((line) => line.trim()).join(' ') : text;
}
