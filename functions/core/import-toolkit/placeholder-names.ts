import type { PlaceholderSource, PlaceholderType } from '#core/pack.ts';

/** What a placeholder asks for. */
export interface Concept {
  readonly key: string;
  readonly label: string;
  readonly type: PlaceholderType | 'media';
  readonly from?: PlaceholderSource;
}

const concept = (key: string, label: string, type: Concept['type'], from?: PlaceholderSource): Concept => ({
  key,
  label,
  type,
  ...(from !== undefined && { from }),
});

const PLACE = concept('place', 'Town, county or state that you serve', 'text', 'office.place');
const NAME = concept('official_name', 'Name of the official', 'text', 'official.name');

/** The first that matches names it: what is said more exactly stands before what is said more loosely. */
const CONCEPTS: readonly (readonly [RegExp, Concept])[] = [
  [
    /\b(?:logo|letterhead|photo|image|graphic|picture|headshot)\b/,
    concept('picture', 'Picture or logo', 'media'),
  ],
  [/\bquot(?:e|ation)\b/, concept('quote', 'Words of the official', 'text')],
  [/\bhashtags?\b/, concept('own_hashtag', 'Your own hashtag', 'text')],
  [
    /\b(?:web ?site|web ?page|url|link|web address)\b/,
    concept('website', "Your office's website", 'url', 'office.website'),
  ],
  [/\be-?mail\b/, concept('email', 'Email address for questions', 'text')],
  [/\b(?:phone|telephone|tel)\b/, concept('phone', 'Phone number for questions', 'text')],
  [
    /\b(?:media|press) contact\b|\bcontact (?:name|person)\b/,
    concept('contact_name', 'Person for questions of the media', 'text'),
  ],
  [/\b(?:street )?address\b/, concept('address', 'Address of your office', 'text')],
  [/\bhours\b/, concept('hours', 'Opening hours', 'text')],
  [/\b(?:handle|username)\b/, concept('own_handle', 'Your own handle', 'text')],
  [/\bdeadline\b/, concept('deadline', 'Deadline', 'date')],
  [/\belection (?:day|date)\b/, concept('election_date', 'Day of the election', 'date')],
  [/\brelease\b.*\bdate\b|\bdate\b.*\brelease\b/, concept('release_date', 'Date of the release', 'date')],
  [/\bdates?\b|\bday\b|\bmonth\b/, concept('date', 'Date', 'date')],
  [/\btimes?\b/, concept('time', 'Time', 'text')],
  [/\btitle\b|\bposition\b/, concept('official_title', 'Title of the official', 'text', 'official.title')],
  [
    /\b(?:office|department|agency|organization|division)\b/,
    concept('office', 'Name of your office', 'text', 'office.name'),
  ],
  [/\b(?:county|town|city|township|village|parish|borough|municipality|jurisdiction|community)\b/, PLACE],
  [/\bstate\b/, concept('state', 'Your state', 'text', 'office.state')],
  [/\bname\b|\bofficial\b|\bclerk\b|\bregistrar\b/, NAME],
  [/^#$|\b(?:number|no\.?|how many|xx+)\b/, concept('number', 'Number', 'text')],
];

export function conceptOf(words: string): Concept | undefined {
  const plain = words.toLowerCase().replaceAll(/[_-]+/g, ' ');
  return CONCEPTS.find(([pattern]) => pattern.test(plain))?.[1];
}

/** Names that ask for one of several kinds of place: [STATE/COUNTY/TOWN]. */
const PLACES: ReadonlySet<string> = new Set(['place', 'state']);

/** What each part of a name between slashes asks for: one thing where they are kinds of it, else several. */
export function conceptsOf(words: string): readonly Concept[] {
  const parts = words.split(/\s*(?:\/|\band\b|&|,|\bor\b)\s*/i).filter((part) => part !== '');
  const whole = conceptOf(words);
  if (parts.length < 2) return whole ? [whole] : [];
  const found = parts.flatMap((part) => conceptOf(part) ?? []);
  const different = found.filter((one, at) => found.findIndex(({ key }) => key === one.key) === at);
  if (different.length > 1 && different.every(({ key }) => PLACES.has(key))) return [PLACE];
  if (found.length < parts.length) return whole ? [whole] : different;
  return different;
}

/** A key of the pack format from any words. */
export function keyFrom(words: string): string {
  const key = words
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^[^a-z]+|_+$/g, '')
    .slice(0, 40)
    .replace(/_+$/, '');
  return key === '' ? 'answer' : key;
}
