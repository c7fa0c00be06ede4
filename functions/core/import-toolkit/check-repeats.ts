import { type Block, isText, type Place, type ToolkitDocument } from './document.ts';
import type { Finding } from './finding.ts';

/** Shorter texts are headings, labels and greetings, which may well stand twice. */
const FEWEST_WORDS = 8;

function keyOf(text: string): string | undefined {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.length < FEWEST_WORDS ? undefined : words.join(' ');
}

/** The first block that says the same, for every later one of a toolkit's documents. */
export function findRepeats(documents: readonly ToolkitDocument[]): ReadonlyMap<Block, Place> {
  const first = new Map<string, Place>();
  const repeats = new Map<Block, Place>();
  for (const block of documents.flatMap(({ blocks }) => blocks)) {
    const key = isText(block) ? keyOf(block.text) : undefined;
    if (key === undefined) continue;
    const before = first.get(key);
    if (before) repeats.set(block, before);
    else first.set(key, block.place);
  }
  return repeats;
}

/** Repeats in a row, as one finding for each stretch. */
export function describeRepeats(
  documents: readonly ToolkitDocument[],
  repeats: ReadonlyMap<Block, Place>,
): readonly Finding[] {
  const findings: Finding[] = [];
  for (const { blocks } of documents) {
    let run: Block[] = [];
    const close = () => {
      const [start, end] = [run[0], run.at(-1)];
      const [from, to] = [start && repeats.get(start), end && repeats.get(end)];
      if (start && end && from && to) {
        const count = run.length === 1 ? 'This text stands' : `These ${run.length} texts stand`;
        const places = [
          { ...start.place, last: end.place.last },
          from.document === to.document
            ? { ...from, first: Math.min(from.first, to.first), last: Math.max(from.last, to.last) }
            : from,
        ];
        findings.push({
          kind: 'duplicated-text',
          places,
          message: `${count} in the toolkit before, word for word. It is imported once.`,
        });
      }
      run = [];
    };
    for (const block of blocks) {
      if (repeats.has(block)) run.push(block);
      // Headings and short lines between them are what the same text had there, too.
      else if (isText(block) && keyOf(block.text) !== undefined) close();
    }
    close();
  }
  return findings;
}

/** Sentences that stand in several texts that are not the same. */
export function findRepeatedSentences(
  texts: readonly { readonly text: string; readonly place: Place }[],
): readonly Finding[] {
  const seen = new Map<string, { words: string; places: Place[] }>();
  for (const { text, place } of texts) {
    const sentences = new Set(text.split(/(?<=[.!?])\s+/));
    if (sentences.size === 0) continue;
    for (const sentence of sentences) {
      const key = keyOf(sentence);
      if (key === undefined) continue;
      const known = seen.get(key) ?? { words: sentence, places: [] };
      known.places.push(place);
      seen.set(key, known);
    }
  }
  return [...seen.values()]
    .filter(({ places }) => places.length > 1)
    .map(({ words, places }) => ({
      kind: 'repeated-sentence',
      places,
      words,
      message: 'This sentence stands in several texts. Where one is changed, the others have to be.',
    }));
}
