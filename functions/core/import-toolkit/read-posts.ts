import { Platform } from '#core/ids.ts';
import { addressesOf } from './addresses.ts';
import { type ImageBlock, isText, spanning, type TextBlock } from './document.ts';
import type { Passage } from './draft-pack.ts';
import type { Section } from './outline.ts';
import {
  type FoundLink,
  type FoundPost,
  leftUnread,
  type Pieces,
  passageOf,
  type ReadContext,
} from './pieces.ts';
import { type NamedPlatforms, readPlatforms } from './platform-names.ts';
import { applyLabel, readLabel, readNumber } from './post-labels.ts';
import { sectionOf } from './read-prose.ts';

/** Glyphs with which a checklist inside a post begins its lines. */
const CHECK = /^[✓✔☑✅➡→▶☐]/u;
const TAIL = /^(?:…|\.{3})/;
const ADVICE =
  /^(?:please|use|feel free|below|the following|copy|here are|these|this section|customi[sz]e|adapt|share (?:these|the)|we (?:encourage|recommend|suggest)|tips?\b|notes?:|remember|consider|when posting|tag |add your|replace)/i;
const ABOUT_POSTS =
  /\b(?:posts?|tweets?|graphics?|templates?|toolkit|hashtags?|captions?|images?|handles?|accounts|sample|social media|brackets)\b/i;
const INVITATION = /^(?:learn|read|find out|see) more\b|^(?:sign up|apply|register|visit)\b/i;
const GRAPHICS =
  /\b(?:download|find|access|get)\b[^.]*\b(?:graphics?|images?|photos?|artwork|videos?|shareables?)\b/i;

interface Reading {
  readonly posts: FoundPost[];
  readonly prose: Passage[];
  readonly links: FoundLink[];
  readonly unread: Pieces['unread'][number][];
  label: string | undefined;
  /** The last post is still being read: what belongs to it may follow. */
  open: boolean;
}

/** The posts of one part: items of its lists or, where it has none, its paragraphs. */
export function readPosts(section: Section, context: ReadContext): Partial<Pieces> {
  const items = section.blocks.filter(({ kind }) => kind === 'list-item').length;
  const inLists =
    items > 0 && !section.blocks.some((block) => block.kind === 'paragraph' && readNumber(block.text));
  const reading: Reading = { posts: [], prose: [], links: [], unread: [], label: undefined, open: false };
  const numbered = readNumber(section.title);
  if (numbered) reading.label = numbered.label;
  for (const block of section.blocks) {
    if (block.kind === 'image') showImage(block, reading);
    else if (isText(block)) readBlock(block, section, context, inLists, numbered !== undefined, reading);
  }
  return {
    sections: [sectionOf(section, reading.prose)],
    posts: reading.posts,
    links: reading.links,
    unread: reading.unread,
  };
}

function readBlock(
  block: TextBlock,
  section: Section,
  context: ReadContext,
  inLists: boolean,
  oneOnly: boolean,
  reading: Reading,
): void {
  const { posts } = reading;
  const last = posts.at(-1);
  const label = readLabel(block.text);
  if (label && label.field !== 'text' && label.field !== 'platform' && last) {
    posts[posts.length - 1] = applyLabel(last, label, block.place);
    return;
  }
  const isOwn = ownPlatforms(block.text, context) !== undefined;
  const why = last && reading.open && !isOwn ? whyContinued(last, block, inLists, oneOnly) : undefined;
  if (last && why) {
    posts[posts.length - 1] = extend(last, block, why);
    return;
  }
  const bare = readNumber(block.text);
  if (bare && bare.rest === '') {
    // The number stands in the label of the post that follows; alone it would belong to none.
    if (reading.label !== undefined) reading.unread.push(leftUnread(block, 'A number without a post.'));
    reading.label = bare.label;
    reading.prose.push(passageOf(block));
    reading.open = false;
    return;
  }
  const before = reading.prose.at(-1);
  if (
    GRAPHICS.test(block.text) ||
    (before && GRAPHICS.test(before.text) && before.text.endsWith(':') && isAddress(block))
  ) {
    for (const written of addressesOf(block)) {
      reading.links.push({ place: block.place, written, label: 'Graphics to download', guesses: [] });
    }
    reading.prose.push(passageOf(block));
    reading.open = false;
  } else if (ADVICE.test(block.text) && ABOUT_POSTS.test(block.text)) {
    reading.prose.push(passageOf(block));
    reading.open = false;
  } else if (inLists && block.kind === 'paragraph') {
    reading.unread.push(leftUnread(block, 'Prose among the items of a list of posts.'));
    reading.open = false;
  } else if (block.text.split(/\s+/).length < 3) {
    reading.unread.push(leftUnread(block, 'Too short for a post.'));
    reading.open = false;
  } else {
    posts.push(begin(block, section, context, reading));
    reading.open = true;
  }
}

/** A picture under a post is its own, unless a label says otherwise. */
function showImage({ file, alt, place }: ImageBlock, { posts }: Reading): void {
  const last = posts.at(-1);
  if (!last || last.image !== undefined || file === '') return;
  const guesses = [...last.guesses, 'The picture under it was taken for its own.'];
  posts[posts.length - 1] = {
    ...last,
    image: file,
    guesses,
    place: spanning(last.place, place),
    ...(alt !== '' && { alt }),
  };
}

function begin(block: TextBlock, section: Section, context: ReadContext, reading: Reading): FoundPost {
  const numbered = readNumber(block.text);
  const colon = /^([^:\n]{1,40}):\s+([\s\S]+)$/.exec(numbered?.rest ?? block.text);
  const own = ownPlatforms(numbered?.rest ?? block.text, context);
  const asText = readLabel(numbered?.rest ?? block.text);
  const named = own ?? section.platforms;
  const text = own
    ? (colon?.[2] ?? '')
    : asText?.field === 'text'
      ? asText.value
      : (numbered?.rest ?? block.text);
  // What was cut off the text to be a label stands in the label.
  const label =
    numbered?.label ?? (own || asText?.field === 'text' ? (colon?.[1] ?? '') : undefined) ?? reading.label;
  reading.label = undefined;
  const topic =
    section.title !== '' && !readPlatforms(section.title, context.all).only ? section.title : undefined;
  return {
    place: block.place,
    under: [...section.under],
    ...(label !== undefined && { label }),
    text,
    platforms: named.platforms.map((id) => Platform.parse(id)),
    elsewhere: named.elsewhere,
    ...(topic !== undefined && { topic }),
    hung: block.links,
    guesses: [...named.guesses],
  };
}

/** The platforms that a text names before its colon: “Facebook: …”. */
function ownPlatforms(text: string, { all }: ReadContext): NamedPlatforms | undefined {
  const before = /^([^:\n]{1,40}):\s+\S/.exec(text)?.[1];
  const named = before === undefined ? undefined : readPlatforms(before, all);
  return named?.only ? named : undefined;
}

function whyContinued(
  post: FoundPost,
  block: TextBlock,
  inLists: boolean,
  oneOnly: boolean,
): string | undefined {
  const { text } = block;
  const lines = post.text.split('\n');
  const listed = /:$/.test(post.text) || CHECK.test(lines.at(-1) ?? '') || /^[•-] /.test(lines.at(-1) ?? '');
  if (CHECK.test(text) && listed) return 'A checklist under it was taken for a part of it.';
  if (TAIL.test(text) || (block.kind === 'paragraph' && /^\p{Ll}/u.test(text))) {
    return 'A line that begins in the middle of a sentence was taken for a part of it.';
  }
  if (block.kind === 'list-item' && (block.depth > 0 || !inLists) && listed)
    return 'A list under it was taken for a part of it.';
  if (inLists || block.kind !== 'paragraph') return undefined;
  if (readNumber(text) || GRAPHICS.test(text)) return undefined;
  if (/^(?:[#@]\S+|https?:\/\/\S+|\S+\.\w+\/\S+|\s)+$/u.test(text))
    return 'Hashtags or an address under it were taken for a part of it.';
  if (block.tight) return 'A line right under it was taken for a part of it.';
  if (INVITATION.test(text) && text.split(/\s+/).length <= 8)
    return 'An invitation under it was taken for a part of it.';
  return oneOnly || (post.label !== undefined && readNumber(post.label))
    ? 'A paragraph before the next number was taken for a part of it.'
    : undefined;
}

function extend(post: FoundPost, block: TextBlock, why: string): FoundPost {
  const tight = block.kind === 'list-item' || (block.kind === 'paragraph' && block.tight);
  const marker = block.kind === 'list-item' && !CHECK.test(block.text) && !TAIL.test(block.text) ? '• ' : '';
  return {
    ...post,
    text: `${post.text}${tight || TAIL.test(block.text) ? '\n' : '\n\n'}${marker}${block.text}`,
    place: spanning(post.place, block.place),
    hung: [...post.hung, ...block.links],
    guesses: post.guesses.includes(why) ? post.guesses : [...post.guesses, why],
  };
}

function isAddress(block: TextBlock): boolean {
  return /^\S+$/.test(block.text) && addressesOf(block).length > 0;
}
