import type { Hashtag, Tag } from '#core/pack.ts';
import type { TextRules } from '#core/text-rules.ts';
import { addressKey } from './addresses.ts';
import { findLostHeadings } from './check-headings.ts';
import { checkHandles, checkHashtags, checkLinks } from './check-names.ts';
import { checkImages, checkPlaceholders, checkPosts } from './check-posts.ts';
import { describeRepeats, findRepeatedSentences, findRepeats } from './check-repeats.ts';
import { checkVoices, checkWording } from './check-wording.ts';
import { type ToolkitDocument, wordsOf } from './document.ts';
import type { DraftPack, DraftText, Passage } from './draft-pack.ts';
import { findEmails } from './find-emails.ts';
import { byPlace, type Finding } from './finding.ts';
import { finishAccounts, finishHashtags, finishImages, finishLinks } from './finish-lists.ts';
import { finishPoint, finishPost, hashtagUses, spellOut } from './finish-posts.ts';
import { gatherPieces } from './gather-pieces.ts';
import { addLost } from './lost-lines.ts';
import { mendDocument } from './mend-document.ts';
import { outline } from './outline.ts';
import { joinPieces, type Pieces } from './pieces.ts';
import { gatherPlaceholders, tokensIn } from './placeholders.ts';
import { joinPrinciples } from './read-principles.ts';
import { sayingsOf } from './sayings.ts';

export interface ToolkitContext {
  /** Of every platform that Clarion posts to. */
  readonly rules: readonly TextRules[];
  /** The present year, in any zone: what is older than it may be stale. */
  readonly year: number;
  /** The names of the pictures that came with the documents. */
  readonly images: readonly string[];
  /** What other packs know of hashtags and tags: one that is off or expired there begins so here. */
  readonly known: { readonly hashtags: readonly Hashtag[]; readonly tags: readonly Tag[] };
}

/**
 * Makes a draft of a pack from the documents of one toolkit. Every block of them is in the draft, in `unread` with the
 * reason, or in `decoration`; what is only supposed is among the `guesses` of what it is supposed of. The same
 * documents always give the same draft.
 */
export function readToolkit(documents: readonly ToolkitDocument[], context: ToolkitContext): DraftPack {
  const all = context.rules.map(({ platform }) => platform as string);
  const mended = documents.map(mendDocument);
  const clean = mended.map(({ document }) => document);
  const repeats = findRepeats(clean);
  const outlines = clean.map((document) => ({ document, sections: outline(document, all) }));
  const gathered = joinPieces(
    outlines.map(({ document, sections }) =>
      gatherPieces(document, sections, repeats, { rules: context.rules, all }),
    ),
  );

  const pieces = { ...gathered, principles: joinPrinciples(gathered.principles) };
  const spelled = pieces.posts.map(spellOut);
  const texts = textsOf(pieces, spelled);
  const placeholders = gatherPlaceholders(spokenTexts(pieces, spelled));
  const accounts = finishAccounts(pieces.accounts, context.known.tags);
  const links = finishLinks(pieces.links, spelled, texts);
  const linkKeys = new Map(links.map(({ url, key }) => [addressKey(url), key]));
  const posts = spelled.map((post) => finishPost(post, context.rules, placeholders, accounts, linkKeys));
  const postTexts = new Set(posts.map(({ text }) => text));
  const uses = hashtagUses(posts, pieces.talkingPoints);
  const hashtags = finishHashtags(pieces.hashtags, uses, context.known.hashtags);
  const images = finishImages(pieces.images, posts, context.images);
  const findings: Finding[] = [
    ...mended.flatMap((one) => one.findings),
    ...pieces.findings,
    ...describeRepeats(clean, repeats),
    ...outlines.flatMap(({ document, sections }) => findLostHeadings(document, sections)),
    ...checkPosts(posts, context.rules),
    ...checkPlaceholders(posts, placeholders.placeholders, ({ text }) => tokensIn(text).length > 0),
    ...checkHandles(accounts, posts, context.rules),
    ...checkHashtags(hashtags, uses),
    ...checkLinks(links, texts),
    ...checkImages(posts, images, context.rules),
    ...checkWording([...texts, ...pieces.unread], context.year),
    ...checkVoices(pieces.talkingPoints),
    ...checkAudience(pieces),
    ...findRepeatedSentences(texts.filter(({ text }) => !postTexts.has(text))),
    ...findEmails([...texts, ...pieces.unread]),
  ];
  const finish = (point: DraftText) => finishPoint(point, context.rules, placeholders, accounts, linkKeys);
  return addLost(clean, {
    title: titleOf(clean),
    sections: pieces.sections,
    posts,
    talkingPoints: pieces.talkingPoints.map(finish),
    principles: pieces.principles,
    sayings: pieces.principles.flatMap(sayingsOf).map(finish),
    accounts,
    hashtags,
    links,
    placeholders: placeholders.placeholders,
    composites: placeholders.composites,
    pressReleases: pieces.pressReleases,
    opEds: pieces.opEds,
    images,
    findings: findings.toSorted(byPlace),
    unread: pieces.unread,
    decoration: pieces.decoration,
  });
}

/** Every text that may be posted, said or read, with its place. */
function textsOf(pieces: Pieces, posts: readonly Passage[]): readonly Passage[] {
  const prose = pieces.sections.flatMap((section) => section.prose);
  return [...spokenTexts(pieces, posts), ...prose].map(({ text, place }) => ({ text, place }));
}

/** The same without the prose around them, whose brackets only speak of brackets. */
function spokenTexts(pieces: Pieces, posts: readonly Passage[]): readonly Passage[] {
  return [
    ...posts,
    ...pieces.talkingPoints,
    ...pieces.pressReleases.flatMap(({ parts }) => parts),
    ...pieces.opEds.flatMap(({ outline: lines }) => lines),
    ...pieces.principles.flatMap(({ statement, place, applications }) => [
      { text: statement, place: { ...place, last: place.first } },
      ...applications.map(({ title, text, place: at }) => ({ text: `${title}: ${text}`, place: at })),
    ]),
  ];
}

function checkAudience({ principles }: Pieces): readonly Finding[] {
  return principles
    .flatMap(({ applications }) => applications)
    .filter(({ audience }) => audience === 'associations')
    .map(({ title, place }) => ({
      kind: 'addressed-to-associations',
      places: [place],
      words: title,
      message: `“${title}” speaks to associations, not to offices. An office should not post it as its own.`,
    }));
}

function titleOf(documents: readonly ToolkitDocument[]): string {
  const heading = documents
    .flatMap(({ blocks }) => blocks)
    .find((block) => block.kind === 'heading' && block.level === 1);
  return heading ? wordsOf(heading) : (documents[0]?.name.replace(/\.\w+$/, '') ?? '');
}
