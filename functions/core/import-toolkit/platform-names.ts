/** What a heading, a label or a cell says about where a text is to be posted. */
export interface NamedPlatforms {
  /** Ids as in the folder of platforms, in the order in which they are named. */
  readonly platforms: readonly string[];
  /** Places that people post to and Clarion does not. */
  readonly elsewhere: readonly string[];
  /** The words name platforms and nothing else. */
  readonly only: boolean;
  /** One word was read as more than it says. */
  readonly guesses: readonly string[];
}

const SERVED: readonly (readonly [RegExp, readonly string[]])[] = [
  [/\bX\b(?!['’-])|\b(?:twitter|tweets?)\b/giu, ['x']],
  [/\b(?:facebook|fb)\b/giu, ['facebook']],
  [/\b(?:instagram|insta|ig)\b/giu, ['instagram']],
  [/\bthreads\b/giu, ['threads']],
  [/\blinked[ -]?in\b/giu, ['linkedin']],
  [/\bmeta\b/giu, ['facebook', 'instagram']],
];

const EVERYWHERE =
  /\b(?:all|any|every|each)\s+(?:social\s+(?:media\s+)?)?(?:platforms?|channels?|networks?)\b/giu;

const ELSEWHERE =
  /\b(?:bluesky|tiktok|youtube|nextdoor|snapchat|whatsapp|mastodon|reddit|pinterest|truth social|e-?newsletters?|newsletters?|e-?mails?|text messages?|sms|reels?|stories)\b/giu;

/** Words that say no more than that these are posts. */
const FILLER =
  /\b(?:and|or|for|on|the|sample|suggested|example|draft|social|media|posts?|captions?|messages?|copy|text|content|handles?|accounts?|hashtags|formerly|template|templates|version|short|long|longer|shorter|form|only)\b|[\d#\s/,&+|()–—:.·•*-]+/giu;

/** `all` are the platforms that “all platforms” means. */
export function readPlatforms(words: string, all: readonly string[]): NamedPlatforms {
  const found: { at: number; platforms: readonly string[] }[] = [];
  const guesses: string[] = [];
  let rest = words;
  const take = (pattern: RegExp, platforms: readonly string[]) => {
    for (const match of words.matchAll(pattern)) {
      found.push({ at: match.index, platforms });
      if (/^meta$/i.test(match[0])) guesses.push('“Meta” was read as Facebook and Instagram.');
    }
    rest = rest.replaceAll(pattern, ' ');
  };
  take(EVERYWHERE, all);
  for (const [pattern, platforms] of SERVED) take(pattern, platforms);
  const elsewhere = [...words.matchAll(ELSEWHERE)].map((match) => match[0]);
  rest = rest.replaceAll(ELSEWHERE, ' ').replaceAll(FILLER, '');
  const platforms = [...new Set(found.toSorted((a, b) => a.at - b.at).flatMap((one) => one.platforms))];
  return {
    platforms,
    elsewhere: [...new Set(elsewhere)],
    only: rest === '' && (platforms.length > 0 || elsewhere.length > 0),
    guesses: [...new Set(guesses)],
  };
}

const HOSTS: Readonly<Record<string, string>> = {
  'twitter.com': 'x',
  'x.com': 'x',
  'facebook.com': 'facebook',
  'fb.com': 'facebook',
  'instagram.com': 'instagram',
  'threads.net': 'threads',
  'threads.com': 'threads',
  'linkedin.com': 'linkedin',
};

/** The platform whose pages an address leads to, and the name of the page there. */
export function readProfile(url: string): { readonly platform: string; readonly name: string } | undefined {
  const match = /^(?:https?:\/\/)?(?:www\.|m\.)?([a-z.]+)(?:\/([^?#]*))?/i.exec(url);
  const platform = HOSTS[match?.[1]?.toLowerCase() ?? ''];
  if (!platform) return undefined;
  const name = (match?.[2] ?? '').replace(/\/+$/, '').split('/').at(-1) ?? '';
  return { platform, name: name.replace(/^@/, '') };
}
