import { type Block, type Place, type ToolkitDocument, wordsOf } from './document.ts';
import type { DraftPack } from './draft-pack.ts';

/** The last net: a block that nothing of the draft came from is unread, and so never lost in silence. */
export function addLost(documents: readonly ToolkitDocument[], draft: DraftPack): DraftPack {
  const isCovered = coveredBy(placesIn(draft));
  const lost = documents
    .flatMap(({ blocks }) => blocks)
    .filter((block) => wordsOf(block).trim() !== '' && !isKept(block, isCovered))
    .map((block) => ({ place: block.place, text: wordsOf(block), why: 'No rule read it.' }));
  const byLine = (one: { place: Place }, other: { place: Place }) =>
    one.place.document === other.place.document
      ? one.place.first - other.place.first
      : documents.findIndex(({ name }) => name === one.place.document) -
        documents.findIndex(({ name }) => name === other.place.document);
  return {
    ...draft,
    unread: [...draft.unread, ...lost].toSorted(byLine),
    decoration: draft.decoration.toSorted(byLine),
  };
}

type Covered = (place: Place) => boolean;

function coveredBy(places: readonly Place[]): Covered {
  const lines = new Map<string, Set<number>>();
  for (const { document, first, last } of places) {
    const covered = lines.get(document) ?? new Set<number>();
    for (let line = first; line <= last; line += 1) covered.add(line);
    lines.set(document, covered);
  }
  return ({ document, first, last }) => {
    const covered = lines.get(document);
    for (let line = first; line <= last; line += 1) if (!covered?.has(line)) return false;
    return true;
  };
}

function isKept(block: Block, isCovered: Covered): boolean {
  return block.kind === 'table' ? block.rows.every(({ place }) => isCovered(place)) : isCovered(block.place);
}

/** Everywhere that something of the draft stands, was left unread or was left out. */
export function placesIn(draft: DraftPack): readonly Place[] {
  return [
    ...draft.sections.flatMap(({ headed, prose, title }) => [
      ...(title === '' ? [] : [headed]),
      ...prose.map((passage) => passage.place),
    ]),
    ...draft.principles.flatMap(({ place, applications }) => [
      { ...place, last: place.first },
      ...applications.map((one) => one.place),
    ]),
    ...draft.pressReleases.flatMap(({ parts }) => parts.map((one) => one.place)),
    ...draft.opEds.flatMap(({ outline }) => outline.map((one) => one.place)),
    ...[draft.posts, draft.talkingPoints, draft.accounts, draft.hashtags, draft.links, draft.images].flatMap(
      (list) => list.map(({ place }) => place),
    ),
    ...draft.unread.map(({ place }) => place),
    ...draft.decoration.map(({ place }) => place),
  ];
}
