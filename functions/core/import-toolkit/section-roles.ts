import type { SectionRole } from './draft-pack.ts';
import { type NamedPlatforms, readPlatforms } from './platform-names.ts';

/** The first that matches a heading says what the part under it is for. */
const ROLES: readonly (readonly [RegExp, SectionRole])[] = [
  [/^(?:table of )?contents$|^in this (?:toolkit|guide|document)$/, 'contents'],
  [/\b(?:press|news|media) releases?\b|\bmedia advisory\b/, 'press-release'],
  [/\bop-?\s?eds?\b|\bletters? to the editor\b|\bopinion piece\b|\bguest column\b/, 'op-ed'],
  [/\btalking points?\b|\b(?:key|core|main) messages?\b|\bmessage points?\b|^messaging\b/, 'talking-points'],
  [
    /^(?:(?:suggested|campaign|official|relevant|recommended|key|our|the) )?hashtags?(?: to use)?$/,
    'hashtags',
  ],
  [
    /\b(?:accounts?|handles?|pages?|whom?|partners|organizations) to (?:tag|follow|mention)\b|\bhandles?\b|^(?:(?:social media|our|partner|suggested) )?(?:accounts|tags|mentions)$|^(?:follow|tag) us\b/,
    'accounts',
  ],
  [
    /\b(?:graphics?|images?|photos?|visuals?|artwork|logos?|downloads?|shareables?)\b(?!.*\b(?:posts?|tweets?|captions?)\b)/,
    'media',
  ],
  [/^(?:\w+ ){0,2}(?:links|resources|websites|web pages|further reading)$/, 'links'],
  [
    /\b(?:posts?|tweets?|captions?)\b(?!-)|\b(?:sample|suggested|example|draft) (?:social|messages?|content|copy)\b|^social media(?: (?:content|copy|messages|messaging|examples|samples|plan|calendar))?$/,
    'posts',
  ],
  [
    /\b(?:acknowledge?ments?|acknowledging|thanks?|credits|about|background|introduction|overview|welcome|letter|note|purpose|goals?|recommendations?|tips|guidance|guidelines|best practices|how to (?:use|share|post|tag)|instructions?|contacts?|committee|faqs?|frequently asked|timeline|who we are|next steps)\b/,
    'background',
  ],
  [
    /\b(?:principles?|pledges?|standards?|values|commitments?|code of (?:ethics|conduct)|applications?)\b/,
    'principles',
  ],
];

export interface NamedRole {
  readonly role: SectionRole;
  readonly platforms: NamedPlatforms;
}

/** What a heading says that the part under it is for; nothing if no rule knows it. */
export function readRole(title: string, all: readonly string[]): NamedRole | undefined {
  const words = title
    .toLowerCase()
    .replaceAll(/[’']/g, "'")
    .replaceAll(/[^\p{L}\p{N}'/ -]+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  const platforms = readPlatforms(title, all);
  const role = ROLES.find(([pattern]) => pattern.test(words))?.[1];
  if (platforms.only) return { role: role === 'accounts' || role === 'hashtags' ? role : 'posts', platforms };
  return role && { role, platforms };
}

/** Parts in which a heading that nobody knows names a piece of them, and not another part. */
export const KEEPS_UNKNOWN: ReadonlySet<SectionRole> = new Set([
  'posts',
  'accounts',
  'talking-points',
  'press-release',
  'op-ed',
  'principles',
  'background',
]);
