import { RUN_LENGTH, runsOf } from './similar-text.ts';
import { type Word, wordsIn } from './similar-words.ts';

/** A stretch of a text that the other text shares, or one that is its own. */
export interface Segment {
  readonly text: string;
  readonly shared: boolean;
}

export interface MarkedPair {
  readonly one: readonly Segment[];
  readonly other: readonly Segment[];
}

/**
 * Two texts side by side with what they share marked: exactly the runs of words that their similarity counts, so that
 * a single "the" in both is not marked. The segments of a text put together are the text, in NFC.
 */
export function markShared(one: string, other: string): MarkedPair {
  const [a, b] = [one.normalize('NFC'), other.normalize('NFC')];
  const [inOne, inOther] = [wordsIn(a), wordsIn(b)];
  return { one: markText(a, inOne, inOther), other: markText(b, inOther, inOne) };
}

function markText(text: string, words: readonly Word[], others: readonly Word[]): readonly Segment[] {
  if (words.length === 0) return text === '' ? [] : [{ text, shared: others.length === 0 }];
  const places = sharedPlaces(words, others);
  const isShared = (place: number) => places.has(Math.min(Math.max(place, 0), words.length - 1));
  const segments: Segment[] = [];
  let from = 0;
  words.forEach(({ start, end }, place) => {
    // What stands between two words is shared where both are; before the first and after the last, where that one is.
    append(segments, text.slice(from, start), isShared(place - 1) && isShared(place));
    append(segments, text.slice(start, end), isShared(place));
    from = end;
  });
  append(segments, text.slice(from), isShared(words.length));
  return segments;
}

/** The places of those words that lie in a run which the other text has too. */
function sharedPlaces(words: readonly Word[], others: readonly Word[]): ReadonlySet<number> {
  const theirs = new Set(runsOf(others.map(({ key }) => key)));
  const places = new Set<number>();
  runsOf(words.map(({ key }) => key)).forEach((run, first) => {
    if (!theirs.has(run)) return;
    for (let place = first; place < Math.min(first + RUN_LENGTH, words.length); place += 1) places.add(place);
  });
  return places;
}

function append(segments: Segment[], text: string, shared: boolean): void {
  const last = segments.at(-1);
  if (text === '') return;
  if (last?.shared === shared) segments[segments.length - 1] = { text: last.text + text, shared };
  else segments.push({ text, shared });
}
