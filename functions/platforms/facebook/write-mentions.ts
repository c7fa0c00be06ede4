import type { Mention } from '#core/resolve-tag.ts';

interface Place {
  readonly start: number;
  readonly end: number;
  readonly id: string;
}

/** Writes Facebook's `@[page-id]` where each label first stands in the text; a label that is not there is left out. */
export function writeMentions(text: string, mentions: readonly Mention[]): string {
  const places: Place[] = [];
  // The longer label first, so that "Election Alliance" is not broken up by "Alliance".
  for (const { label, id } of [...mentions].sort((a, b) => b.label.length - a.label.length)) {
    const start = findFree(text, label, places);
    if (start >= 0) places.push({ start, end: start + label.length, id });
  }
  return places
    .sort((a, b) => b.start - a.start)
    .reduce((whole, { start, end, id }) => `${whole.slice(0, start)}@[${id}]${whole.slice(end)}`, text);
}

function findFree(text: string, label: string, taken: readonly Place[]): number {
  if (label === '') return -1;
  for (let start = text.indexOf(label); start >= 0; start = text.indexOf(label, start + 1)) {
    const end = start + label.length;
    if (taken.every((place) => end <= place.start || start >= place.end)) return start;
  }
  return -1;
}
