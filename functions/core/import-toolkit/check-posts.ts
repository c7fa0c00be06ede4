import { findSimilarPairs, SIMILARITY_LIMIT } from '#core/similar-text.ts';
import type { TextRules } from '#core/text-rules.ts';
import type { DraftImage, DraftPlaceholder, DraftPost } from './draft-pack.ts';
import type { Finding } from './finding.ts';
import { tokensIn } from './placeholders.ts';

const PROMISE =
  /\b(?:(?:learn|read|find out|see) (?:more|how|below|about it)|read (?:it|them|below)|see below|click (?:here|below|the link)|tap the link|link (?:in (?:our |the )?bio|below)|details (?:here|below)|(?:visit|sign up|register|apply|check) (?:here|now at|at|online at)|more information|visit (?:our|the) (?:website|page))\b/i;
const LINK_TOKEN = /\b(?:web ?site|web ?page|url|link|address)\b/i;

/** What is wrong with the posts themselves: too long, no place, a promise without an address. */
export function checkPosts(posts: readonly DraftPost[], rules: readonly TextRules[]): readonly Finding[] {
  return [
    ...posts.flatMap((post) => [
      ...checkLengths(post, rules),
      ...checkPlatforms(post),
      ...checkPromise(post),
      ...checkLinkUse(post, rules),
      ...checkHashtagCount(post, rules),
    ]),
    ...checkForgottenLinks(posts),
    ...checkLikeness(posts),
  ];
}

function checkLengths({ lengths, place, text }: DraftPost, rules: readonly TextRules[]): readonly Finding[] {
  return lengths.flatMap(({ platform, length, max }): Finding[] => {
    if (length <= max) return [];
    const name = rules.find((one) => one.platform === platform)?.name ?? platform;
    // Characters, as a person or a word processor counts them.
    const plain = [...text].length;
    const hint =
      plain <= max ? ` It has ${plain} characters, but ${name} counts links and emoji in its own way.` : '';
    return [
      {
        kind: 'over-limit',
        places: [place],
        platform,
        message: `This is ${length - max} over the limit of ${name}: ${length} of ${max}.${hint} Shorten it.`,
      },
    ];
  });
}

function checkPlatforms({ platforms, elsewhere, place, label }: DraftPost): readonly Finding[] {
  const findings: Finding[] = elsewhere.map((name) => ({
    kind: 'platform-not-served',
    places: [place],
    words: name,
    message: `The document means this for ${name}, where Clarion does not post.`,
  }));
  if (platforms.length === 0 && elsewhere.length === 0) {
    const said = label === undefined ? '' : ` It says “${label}”.`;
    findings.push({
      kind: 'platform-unknown',
      places: [place],
      message: `The document does not say for which platform this post is.${said} Choose.`,
    });
  }
  return findings;
}

function checkPromise({ text, links, place }: DraftPost): readonly Finding[] {
  const promise = PROMISE.exec(text);
  if (!promise || links.length > 0 || asksForLink(text)) return [];
  const message = `It says “${promise[0]}”, and there is no address. Add the link, or take the words out.`;
  return [{ kind: 'promise-without-link', places: [place], words: promise[0], message }];
}

/** Where most posts under one heading carry a link, one without may have lost it. */
function checkForgottenLinks(posts: readonly DraftPost[]): readonly Finding[] {
  const groups = Map.groupBy(posts, ({ under, place }) => [place.document, ...under].join('\u0000'));
  return [...groups.values()].flatMap((group) => {
    const without = group.filter(({ links, text }) => links.length === 0 && !asksForLink(text));
    if (group.length < 3 || without.length === 0 || without.length > group.length / 3) return [];
    return without.map(({ place }) => ({
      kind: 'link-missing' as const,
      places: [place],
      message: 'The other posts here carry a link, and this has none. Add it, if it was forgotten.',
    }));
  });
}

function asksForLink(text: string): boolean {
  return tokensIn(text).some(({ name }) => LINK_TOKEN.test(name));
}

function checkLinkUse(
  { links, platforms, place }: DraftPost,
  rules: readonly TextRules[],
): readonly Finding[] {
  const [link] = links;
  if (link === undefined) return [];
  return rules
    .filter((one) => platforms.includes(one.platform) && !one.links.clickable)
    .map(({ platform, name }) => ({
      kind: 'link-not-clickable',
      places: [place],
      words: link,
      platform,
      message: `${name} shows an address as plain text that nobody can follow. Say in words where to find it.`,
    }));
}

function checkHashtagCount(
  { hashtags, platforms, place }: DraftPost,
  rules: readonly TextRules[],
): readonly Finding[] {
  return rules
    .filter((one) => platforms.includes(one.platform) && hashtags.length > (one.hashtags.max ?? Infinity))
    .map(({ platform, name, hashtags: { max } }) => ({
      kind: 'hashtags-too-many',
      places: [place],
      platform,
      message: `This has ${hashtags.length} hashtags, and ${name} takes ${max}. The first ones stay.`,
    }));
}

/** Posts that are compared with each other: six times what a pack holds. All pairs of thousands would fill the memory. */
const COMPARED = 500;

function checkLikeness(all: readonly DraftPost[]): readonly Finding[] {
  const posts = all.slice(0, COMPARED);
  const first = all[COMPARED];
  const findings = findAlike(posts);
  if (!first) return findings;
  const message = `From here on, posts were not compared with others: only the first ${COMPARED} are.`;
  return [...findings, { kind: 'reader-note', places: [first.place], message }];
}

function findAlike(posts: readonly DraftPost[]): readonly Finding[] {
  const keyed = posts.map(({ text }, at) => ({ key: String(at).padStart(6, '0'), text }));
  return findSimilarPairs(keyed, SIMILARITY_LIMIT).flatMap(({ one, other, similarity }): Finding[] => {
    const [a, b] = [posts[Number(one)], posts[Number(other)]];
    // One text for several platforms is what most toolkits mean to offer.
    if (!a || !b || !a.platforms.some((platform) => b.platforms.includes(platform))) return [];
    const message =
      similarity === 1
        ? 'These posts for the same platform say the same. Keep one.'
        : 'These posts for the same platform are much alike. Keep one, or word one anew.';
    return [{ kind: 'posts-alike', places: [a.place, b.place], message }];
  });
}

/** Texts that every office would post word for word. */
export function checkPlaceholders(
  posts: readonly DraftPost[],
  placeholders: readonly DraftPlaceholder[],
  isLocal: (post: DraftPost) => boolean,
): readonly Finding[] {
  const without = posts.filter((post) => !isLocal(post));
  const findings: Finding[] = placeholders
    .filter(({ from, type, aliases, label }) => from === undefined && type === 'text' && aliases[0] === label)
    .map(({ label, place }) => ({
      kind: 'placeholder-unknown',
      places: [place],
      words: label,
      message: `No rule knows what “${label}” asks for. Say what it is, and write the question for it.`,
    }));
  if (without.length === 0) return findings;
  const which = without.length === posts.length ? 'No post' : `${without.length} of ${posts.length} posts`;
  const verb = without.length === posts.length ? 'holds' : without.length === 1 ? 'holds no' : 'hold no';
  const what = without.length === posts.length ? 'a placeholder' : 'placeholder';
  return [
    ...findings,
    {
      kind: 'no-placeholder',
      places: without.map(({ place }) => place),
      message: `${which} ${verb} ${what}: every office would post the same words, which platforms treat as spam. Add something local.`,
    },
  ];
}

/** Pictures without words for those who cannot see them, and those that are named or sent and do not meet. */
export function checkImages(
  posts: readonly DraftPost[],
  images: readonly DraftImage[],
  rules: readonly TextRules[],
): readonly Finding[] {
  const findings: Finding[] = [];
  for (const { place, platforms, image } of posts) {
    const needing = rules.filter((one) => platforms.includes(one.platform) && one.image.required);
    for (const { platform, name } of needing) {
      if (image !== undefined) continue;
      const message = `${name} needs a picture, and the document names none for this post.`;
      findings.push({ kind: 'image-missing', places: [place], platform, message });
    }
  }
  for (const { file, alt, found, place } of images) {
    const used = posts.some(({ image }) => image !== undefined && sameFile(image, file));
    if (alt === '') {
      const message = 'This picture has no description for people who cannot see it. Write one.';
      findings.push({ kind: 'alt-text-missing', places: [place], words: file, message });
    }
    if (!found && file !== '') {
      const message = `There is no file “${file}” beside the document. Send it along.`;
      findings.push({ kind: 'image-not-there', places: [place], words: file, message });
    } else if (file !== '' && !used) {
      const message = `No post uses the picture “${file}”.`;
      findings.push({ kind: 'image-unused', places: [place], words: file, message });
    }
  }
  return findings;
}

/** Names of files as people write them: without folder, in any case, with or without the ending. */
export function sameFile(one: string, other: string): boolean {
  const base = (name: string) => name.trim().split(/[/\\]/).at(-1)?.toLowerCase() ?? '';
  const stem = (name: string) => base(name).replace(/\.(?:jpe?g|png|gif|webp)$/, '');
  return (
    base(one) === base(other) ||
    ((stem(one) === base(one) || stem(other) === base(other)) && stem(one) === stem(other))
  );
}
