import type { Platform } from '#core/ids.ts';
import { countText, hashtagsIn, linksIn } from '#core/text-count.ts';
import type { TextRules } from '#core/text-rules.ts';
import { mentionsOn } from './addresses.ts';
import { voiceOf } from './check-wording.ts';
import type { Place } from './document.ts';
import type { DraftAccount, DraftPoint, DraftPost, DraftText, PlatformLength } from './draft-pack.ts';
import type { FoundPost } from './pieces.ts';
import type { Placeholders } from './placeholders.ts';
import { writeTemplate } from './write-template.ts';

const bare = (url: string) =>
  url
    .replace(/^https?:\/\/(?:www\.)?/i, '')
    .replace(/\/$/, '')
    .toLowerCase();

/** A post whose addresses all stand in its text: one that hangs on words would be lost when it is posted. */
export function spellOut(post: FoundPost): FoundPost {
  let { text } = post;
  const guesses = [...post.guesses];
  for (const { text: words, url } of post.hung) {
    const shown = linksIn(text).map(bare).includes(bare(url));
    if (shown || /^[@#]/.test(words) || !text.includes(words)) continue;
    text = text.replace(words, () => `${words} ${url}`);
    guesses.push(`The address behind “${words}” was written out after it.`);
  }
  return { ...post, text, guesses };
}

/** What a post's text tells by itself, and its proposal for a pack. */
export function finishPost(
  { hung: _, ...post }: FoundPost,
  rules: readonly TextRules[],
  placeholders: Placeholders,
  accounts: readonly DraftAccount[],
  linkKeys: ReadonlyMap<string, string>,
): DraftPost {
  const { text, platforms } = post;
  return {
    ...post,
    template: writeTemplate(text, placeholders, accounts, linkKeys),
    lengths: lengthsOf(
      text,
      rules.filter(({ platform }) => platforms.includes(platform)),
    ),
    voice: voiceOf(text),
    hashtags: hashtagsIn(text),
    mentions: mentionsOn(text, platforms),
    links: linksIn(text),
  };
}

const POINT_GUESS =
  'The document does not say where to post it: it was taken for every platform that it fits without a picture.';

/** What a talking point would be as a post. */
export function finishPoint(
  point: DraftText,
  rules: readonly TextRules[],
  placeholders: Placeholders,
  accounts: readonly DraftAccount[],
  linkKeys: ReadonlyMap<string, string>,
): DraftPoint {
  const { text } = point;
  const lengths = lengthsOf(text, rules);
  const fits = (platform: Platform) =>
    lengths.some((one) => one.platform === platform && one.length <= one.max);
  const platforms = rules
    .filter(({ platform, image }) => !image.required && fits(platform))
    .map(({ platform }) => platform);
  return {
    ...point,
    template: writeTemplate(text, placeholders, accounts, linkKeys),
    platforms,
    lengths,
    voice: voiceOf(text),
    hashtags: hashtagsIn(text),
    guesses: [...point.guesses, POINT_GUESS],
  };
}

function lengthsOf(text: string, rules: readonly TextRules[]): readonly PlatformLength[] {
  return rules.map(({ platform, text: { max, unit } }) => ({
    platform,
    length: countText(text, unit),
    max,
  }));
}

/** Every use of a hashtag in what is posted or said. */
export function hashtagUses(
  posts: readonly DraftPost[],
  points: readonly DraftText[],
): readonly { readonly name: string; readonly place: Place }[] {
  return [...posts, ...points].flatMap(({ text, place }) =>
    hashtagsIn(text).map((name) => ({ name, place })),
  );
}
