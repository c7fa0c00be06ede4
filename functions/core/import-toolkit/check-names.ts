import { linksIn } from '#core/text-count.ts';
import type { TextRules } from '#core/text-rules.ts';
import type { Place } from './document.ts';
import type { DraftAccount, DraftHashtag, DraftLink, DraftPost, Passage } from './draft-pack.ts';
import type { Finding } from './finding.ts';

/** Everywhere a name stands, by how it is written. */
type Writings = ReadonlyMap<string, readonly Place[]>;

function groupWritings(
  found: readonly { readonly name: string; readonly place: Place }[],
): readonly Writings[] {
  const groups = new Map<string, Map<string, Place[]>>();
  for (const { name, place } of found) {
    const group = groups.get(name.toLowerCase()) ?? new Map<string, Place[]>();
    groups.set(name.toLowerCase(), group.set(name, [...(group.get(name) ?? []), place]));
  }
  return [...groups.values()];
}

/** Handles: written in two ways, used where nobody has them, or of people whose office passes on. */
export function checkHandles(
  accounts: readonly DraftAccount[],
  posts: readonly DraftPost[],
  rules: readonly TextRules[],
): readonly Finding[] {
  const listed = accounts.flatMap(({ handles, place }) =>
    handles.flatMap((one) => ('handle' in one ? [{ name: one.handle, platform: one.platform, place }] : [])),
  );
  const used = posts.flatMap(({ mentions, place }) => mentions.map((name) => ({ name, place })));
  const findings: Finding[] = groupWritings([...listed, ...used])
    .filter((writings) => writings.size > 1)
    .map((writings) => {
      const ways = [...writings.keys()].map((name) => `@${name}`);
      const message = `One handle is written ${ways.join(' and ')}. Platforms take both; write it in one way.`;
      return {
        kind: 'handle-cased-two-ways',
        places: [...writings.values()].flat(),
        words: ways[0] ?? '',
        message,
      };
    });
  for (const { mentions, platforms, place } of posts) {
    for (const mention of mentions) findings.push(...checkMention(mention, platforms, place, listed, rules));
  }
  for (const { handles, place, name } of accounts) {
    for (const handle of handles) {
      if (!('pageName' in handle) || handle.platform !== 'facebook') continue;
      const message = `“${name}” is the name of a page. Its name in a text is no tag: find the page's number.`;
      findings.push({
        kind: 'page-without-number',
        places: [place],
        words: handle.pageName,
        platform: handle.platform,
        message,
      });
    }
    for (const handle of handles) {
      if (!('handle' in handle) || !OFFICEHOLDER.test(handle.handle)) continue;
      const message = `@${handle.handle} looks like that of a public office, whose holder changes and may belong to a party. Check whether to tag it.`;
      findings.push({
        kind: 'handle-may-have-changed',
        places: [place],
        words: `@${handle.handle}`,
        message,
      });
    }
  }
  return findings;
}

const OFFICEHOLDER =
  /(?:Sec(?:retary)?(?:Of)?State|Secretary|Gov(?:ernor)?|Mayor|Senator|Sen|Rep|AG|AttorneyGeneral|Clerk)(?![a-z])/;

function checkMention(
  mention: string,
  platforms: DraftPost['platforms'],
  place: Place,
  listed: readonly { readonly name: string; readonly platform: string }[],
  rules: readonly TextRules[],
): readonly Finding[] {
  const known = listed.filter(({ name }) => name.toLowerCase() === mention.toLowerCase());
  if (known.length === 0) {
    const message = `The document does not list @${mention} among the handles. Look up whose it is, and where.`;
    return [{ kind: 'handle-unlisted', places: [place], words: `@${mention}`, message }];
  }
  return platforms
    .filter((platform) => !known.some((one) => one.platform === platform))
    .map((platform) => {
      const name = rules.find((one) => one.platform === platform)?.name ?? platform;
      const message = `@${mention} is not listed for ${name}, and would tag nobody or somebody else there.`;
      return { kind: 'handle-not-on-platform', places: [place], words: `@${mention}`, platform, message };
    });
}

/** Hashtags: listed and not used, used and not listed, written in two ways or hard to read aloud. */
export function checkHashtags(
  hashtags: readonly DraftHashtag[],
  uses: readonly { readonly name: string; readonly place: Place }[],
): readonly Finding[] {
  const isListing = hashtags.some(({ listed }) => listed);
  const findings: Finding[] = [];
  for (const { tag, listed, uses: count, offReason, place } of hashtags) {
    const report = (kind: Finding['kind'], message: string) =>
      findings.push({ kind, places: [place], words: `#${tag}`, message });
    if (isListing && !listed)
      report('hashtag-unlisted', `#${tag} is used, but does not stand in the document's list.`);
    if (listed && count === 0) report('hashtag-unused', `#${tag} is listed, but no post uses it.`);
    if (offReason !== undefined)
      report('hashtag-switched-off', `#${tag} is off unless an office chooses it: ${offReason}`);
    if (/^\p{Ll}{9,}$/u.test(tag)) {
      report(
        'hashtag-hard-to-read',
        `#${tag} has no capitals, so a screen reader cannot tell its words apart. Write one for each word.`,
      );
    }
  }
  const listing = hashtags.filter(({ listed }) => listed).map(({ tag, place }) => ({ name: tag, place }));
  for (const writings of groupWritings([...listing, ...uses])) {
    if (writings.size < 2) continue;
    const ways = [...writings.keys()].map((name) => `#${name}`);
    const message = `One hashtag is written ${ways.join(' and ')}. Write it in one way.`;
    findings.push({
      kind: 'hashtag-cased-two-ways',
      places: [...writings.values()].flat(),
      words: ways[0] ?? '',
      message,
    });
  }
  return findings;
}

const SHORTENERS =
  /^(?:https?:\/\/)?(?:www\.)?(?:bit\.ly|tinyurl\.com|t\.co|ow\.ly|buff\.ly|goo\.gl|is\.gd|rb\.gy|lnkd\.in|cutt\.ly|shorturl\.at)\//i;

/** Addresses that are not whole, not secure, or hide where they lead. */
export function checkLinks(links: readonly DraftLink[], texts: readonly Passage[]): readonly Finding[] {
  const standing = new Map<string, readonly Place[]>();
  const stands = (written: string, place: Place) =>
    standing.set(written, [...(standing.get(written) ?? []), place]);
  for (const { text, place } of texts) {
    for (const written of new Set(linksIn(text))) stands(written, place);
  }
  // Those that hang on words stand in no text.
  for (const { written, place } of links) if (!standing.has(written)) stands(written, place);
  return [...standing].flatMap(([words, places]): readonly Finding[] => {
    const report = (kind: Finding['kind'], message: string): Finding => ({ kind, places, words, message });
    return [
      ...(/^[a-z]+:/i.test(words)
        ? []
        : [
            report(
              'link-without-scheme',
              `${words} has no https://. It was added; check that it leads there.`,
            ),
          ]),
      ...(/^http:/i.test(words)
        ? [
            report(
              'link-not-secure',
              `${words} begins with http://. https:// was written; check that it leads there.`,
            ),
          ]
        : []),
      ...(SHORTENERS.test(words)
        ? [
            report(
              'link-shortened',
              `${words} hides where it leads. Write the whole address, best one that ends in .gov.`,
            ),
          ]
        : []),
    ];
  });
}
