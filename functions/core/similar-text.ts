import { wordsIn } from './similar-words.ts';

/** Words in a row that make a run: enough to tell wording from vocabulary, few enough for a text of twenty words. */
export const RUN_LENGTH = 3;

/**
 * From here on two offices' texts count as near-duplicates: three of four runs of each stand in the other. Our own
 * choice, as X names no number; measured on the pack "Standards of Conduct" for X. One message filled in by two offices
 * is 0.39 to 0.92 alike, in the middle 0.55 in the office's voice and 0.59 in the official's; two different messages
 * are 0.28 alike at most.
 */
export const SIMILARITY_LIMIT = 0.6;

export interface KeyedText<K extends string = string> {
  readonly key: K;
  readonly text: string;
}

/** Two texts that share too much: `one` is the smaller key. */
export interface SimilarPair<K extends string = string> {
  readonly one: K;
  readonly other: K;
  /** From the limit up to 1. */
  readonly similarity: number;
  /** How many different runs of words stand in both. */
  readonly shared: number;
}

/** Numbers that stand for runs, ascending. */
export type Runs = Int32Array;

/** Compares many texts with each other, each of which is read only once. */
export interface Comparison {
  read(text: string): Runs;
  compare(one: Runs, other: Runs): { readonly similarity: number; readonly shared: number };
}

export function createComparison(): Comparison {
  const number = createNumbering();
  return { read: (text) => number(runsIn(text)), compare: similarityOf };
}

/**
 * How much of their wording two texts share, from 0 to 1: of all different runs of three words in either, the part
 * that stands in both (Jaccard). A text of fewer words is one run. What makes words equal: see `wordsIn`.
 *
 * It sees wording only: not the sense (a paraphrase or a translation shares nothing), not pictures, not look-alike
 * letters of other scripts. A short text that stands whole inside a long one shares little by this measure. And it is
 * coarse on short texts: in one of ten words, a single other word costs three runs of eight.
 */
export function similarity(a: string, b: string): number {
  const { read, compare } = createComparison();
  return compare(read(a), read(b)).similarity;
}

/**
 * All pairs of texts at least as similar as the limit. Keys have to be unique; the answer does not depend on the order
 * of the texts. Compares every different wording with every other, which takes well under three seconds for 2,000.
 */
export function findSimilarPairs<K extends string>(
  texts: readonly KeyedText<K>[],
  limit: number = SIMILARITY_LIMIT,
): readonly SimilarPair<K>[] {
  const pairs: SimilarPair<K>[] = [];
  const wordings = groupByWording(texts);
  wordings.forEach(({ keys, runs }, index) => {
    keys.forEach((key, at) => {
      for (const twin of keys.slice(at + 1)) {
        pairs.push({ one: key, other: twin, similarity: 1, shared: runs.length });
      }
    });
    for (let next = index + 1; next < wordings.length; next += 1) {
      const wording = wordings[next];
      if (!wording || !mayReach(limit, runs.length, wording.runs.length)) continue;
      const { similarity: alike, shared } = similarityOf(runs, wording.runs);
      if (alike < limit) continue;
      for (const a of keys) {
        for (const b of wording.keys) {
          const [one, other] = a < b ? [a, b] : [b, a];
          pairs.push({ one, other, similarity: alike, shared });
        }
      }
    }
  });
  return pairs;
}

interface Wording<K extends string> {
  readonly keys: K[];
  readonly runs: Runs;
}

/** Texts with the same words in the same order are compared with the others only once. */
function groupByWording<K extends string>(texts: readonly KeyedText<K>[]): readonly Wording<K>[] {
  const wordings = new Map<string, Wording<K>>();
  const number = createNumbering();
  for (const { key, text } of [...texts].sort((a, b) => (a.key < b.key ? -1 : 1))) {
    const words = keysIn(text);
    const wording = words.join(' ');
    const known = wordings.get(wording);
    if (known) known.keys.push(key);
    else wordings.set(wording, { keys: [key], runs: number(runsOf(words)) });
  }
  return [...wordings.values()];
}

function keysIn(text: string): readonly string[] {
  return wordsIn(text.normalize('NFC')).map(({ key }) => key);
}

function runsIn(text: string): readonly string[] {
  return runsOf(keysIn(text));
}

/** The runs of words in the order they stand: the run at a place begins with the word at that place. */
export function runsOf(words: readonly string[]): readonly string[] {
  if (words.length === 0) return [];
  if (words.length < RUN_LENGTH) return [words.join(' ')];
  return words
    .slice(0, words.length - RUN_LENGTH + 1)
    .map((_, at) => words.slice(at, at + RUN_LENGTH).join(' '));
}

/** Gives each different run a number, since merging two rows of numbers is what makes millions of pairs quick. */
function createNumbering(): (runs: readonly string[]) => Runs {
  const numbers = new Map<string, number>();
  return (runs) => {
    const own = new Set<number>();
    for (const run of runs) {
      const number = numbers.get(run) ?? numbers.size;
      numbers.set(run, number);
      own.add(number);
    }
    return Int32Array.from(own).sort();
  };
}

/** Two texts of very different length cannot reach the limit, whatever they say. */
function mayReach(limit: number, one: number, other: number): boolean {
  return Math.min(one, other) >= limit * Math.max(one, other);
}

function similarityOf(a: Runs, b: Runs): { readonly similarity: number; readonly shared: number } {
  const shared = countShared(a, b);
  const either = a.length + b.length - shared;
  // Two texts without a single word are equal.
  return { similarity: either === 0 ? 1 : shared / either, shared };
}

function countShared(a: Runs, b: Runs): number {
  let shared = 0;
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const difference = Number(a[i]) - Number(b[j]);
    if (difference === 0) shared += 1;
    if (difference <= 0) i += 1;
    if (difference >= 0) j += 1;
  }
  return shared;
}
