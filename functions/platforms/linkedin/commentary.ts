import type { Mention } from '#core/resolve-tag.ts';

/**
 * LinkedIn's "little text", the format of a post's words: [V] reserved characters stand for themselves only behind a
 * backslash, [S] and one without it cuts the post off there without a word of warning.
 */
const RESERVED = /[|{}@[\]()<>#\\*_~]/g;

/** A `#` that begins a hashtag: where a word begins, which is never inside an address, and before more than digits. */
const HASHTAG = /(?<=^|[\s([{"'“‘«¿¡–—])#([\p{N}_]*\p{L}[\p{L}\p{N}\p{M}_]*)/u;

/** Writes a text as little text: each label as a mention where it first stands, and hashtags that can be followed. */
export function writeCommentary(text: string, mentions: readonly Mention[]): string {
  return (
    [...mentions]
      // The longer label first, so that "Election Alliance" is not broken up by "Alliance".
      .sort((a, b) => b.label.length - a.label.length)
      .reduce(placeMention, [text])
      .map((piece) => (typeof piece === 'string' ? writeWords(piece) : writeMention(piece)))
      .join('')
  );
}

type Piece = string | Mention;

function placeMention(pieces: readonly Piece[], mention: Mention): readonly Piece[] {
  const { label } = mention;
  const index = pieces.findIndex((piece) => typeof piece === 'string' && piece.includes(label));
  const piece = pieces[index];
  if (typeof piece !== 'string' || label === '') return pieces;
  const start = piece.indexOf(label);
  const around = [piece.slice(0, start), mention, piece.slice(start + label.length)];
  return pieces.toSpliced(index, 1, ...around);
}

function writeWords(text: string): string {
  return text
    .split(HASHTAG)
    .map((part, index) => (index % 2 === 0 ? escapeReserved(part) : `{hashtag|\\#|${escapeReserved(part)}}`))
    .join('');
}

/** LinkedIn shows a mention only if the label is the page's name; otherwise it shows the label as plain words. */
function writeMention({ label, id }: Mention): string {
  const urn = /^\d+$/.test(id) ? `urn:li:organization:${id}` : id;
  return /^urn:li:\w+:\w+$/.test(urn) ? `@[${escapeReserved(label)}](${urn})` : escapeReserved(label);
}

function escapeReserved(text: string): string {
  return text.replace(RESERVED, String.raw`\$&`);
}

const ELEMENT =
  /\\(?<character>.)|\{hashtag\|\\?[#＃]\|(?<hashtag>(?:\\.|[^\\}])*)\}|@\[(?<label>(?:\\.|[^\\\]])*)\]\(urn:li:[^)]*\)/gsu;

/** The words that little text shows to readers. */
export function readCommentary(commentary: string): string {
  return commentary.replace(ELEMENT, (...match) => {
    const { character, hashtag, label }: Partial<Record<string, string>> = match.at(-1);
    return character ?? (hashtag === undefined ? readCommentary(label ?? '') : `#${readCommentary(hashtag)}`);
  });
}
