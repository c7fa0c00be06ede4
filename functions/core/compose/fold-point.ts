/** How much of a text a platform shows before a reader asks for the rest. */
export interface Fold {
  /** Code points. */
  readonly characters: number;
  /** Lines as the author broke them: where a screen breaks them is not known. */
  readonly lines: number;
}

/** A text shorter than this past its fold is shown whole: platforms hide no single word. In code points. */
const REST_WORTH_HIDING = 15;

/**
 * Where a platform folds a text, as an index into the string: at the end of a word, or of the last line that is shown.
 * Undefined where it shows the whole text.
 */
export function foldPoint(text: string, { characters, lines }: Fold): number | undefined {
  const byLine = endOfLine(text, lines);
  const byLength = endOfWord(text, characters);
  const at = Math.min(byLine ?? text.length, byLength ?? text.length);
  return [...text.slice(at).trim()].length < REST_WORTH_HIDING ? undefined : at;
}

function endOfLine(text: string, lines: number): number | undefined {
  let at = -1;
  for (let line = 0; line < lines; line += 1) {
    at = text.indexOf('\n', at + 1);
    if (at < 0) return undefined;
  }
  return at;
}

function endOfWord(text: string, characters: number): number | undefined {
  const points = [...text];
  if (points.length <= characters) return undefined;
  const shown = points.slice(0, characters).join('');
  // A word longer than all that is shown is cut where it stands.
  const end = /\s/.test(points[characters] ?? '') ? shown.length : shown.search(/\s\S*$/);
  return end <= 0 ? shown.length : end;
}
