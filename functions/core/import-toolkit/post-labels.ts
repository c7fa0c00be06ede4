import { type Place, spanning } from './document.ts';
import type { FoundPost } from './pieces.ts';

/** A line beside a post that says something about it: `Alt text: …`. */
export interface PostLabel {
  readonly field:
    | 'image'
    | 'alt'
    | 'timeframe'
    | 'topic'
    | 'timeSensitive'
    | 'hashtags'
    | 'link'
    | 'text'
    | 'platform';
  readonly value: string;
}

/** What columns and labels are called, in toolkits and in the calendars of state offices. */
const NAMES: readonly (readonly [RegExp, PostLabel['field']])[] = [
  [
    /^(?:alt(?:ernative)?[ -]?(?:text)?|image (?:description|alt(?: text)?)|alt tag|picture description)$/,
    'alt',
  ],
  [
    /^(?:(?:suggested |recommended |sample )?(?:images?|graphics?|visuals?|photos?|pictures?)|image file|file ?name|media|creative|asset)$/,
    'image',
  ],
  [
    /^(?:time-?frame|when|dates?|post(?:ing)? (?:date|on|time)|suggested (?:date|time|timing)|timing|week|schedule|publish(?: on)?|date to post)$/,
    'timeframe',
  ],
  [/^(?:time[- ]?sensitive(?:\?)?|expires|evergreen)$/, 'timeSensitive'],
  [/^(?:topics?|themes?|subject|category|pillar)$/, 'topic'],
  [/^(?:platforms?|channels?|networks?|social (?:media )?(?:platform|channel)|where)$/, 'platform'],
  [/^hashtags?$/, 'hashtags'],
  [/^(?:links?|urls?|landing page|website)$/, 'link'],
  [
    /^(?:posts?|text|copy|message|captions?|content|tweets?|post (?:text|copy)|sample post|suggested (?:text|copy|post|caption)|social copy|wording)$/,
    'text',
  ],
];

/** The field that a column's or a label's name stands for. */
export function fieldNamed(name: string): PostLabel['field'] | undefined {
  const words = name
    .trim()
    .toLowerCase()
    .replaceAll(/[_\s]+/g, ' ')
    .replace(/\s*[:*]+$/, '');
  return NAMES.find(([pattern]) => pattern.test(words))?.[1];
}

export function readLabel(text: string): PostLabel | undefined {
  const match = /^([^:\n]{2,30}):\s*([\s\S]+)$/.exec(text);
  const field = match ? fieldNamed(match[1] ?? '') : undefined;
  return field && { field, value: (match?.[2] ?? '').trim() };
}

/** Yes or no, as people fill in such a column; nothing where it says neither. */
export function readYesNo(value: string): boolean | undefined {
  if (/^(?:y|yes|true|x|✓|✔|1|time[- ]sensitive)$/i.test(value.trim())) return true;
  return /^(?:n|no|false|0|evergreen|-|–|)$/i.test(value.trim()) ? false : undefined;
}

/** “Post 1:”, “Option B –”, “Tweet #3”, alone or before the text. */
export function readNumber(text: string): { readonly label: string; readonly rest: string } | undefined {
  const match =
    /^((?:sample |suggested )?(?:posts?|tweets?|captions?|options?|versions?|messages?|samples?|examples?|drafts?|day|week)\s*#?\s*(?:\d{1,2}|[A-Z]))\s*(?:[:.)–—-]+\s*|\n+|$)([\s\S]*)$/i.exec(
      text,
    );
  return match ? { label: match[1] ?? '', rest: (match[2] ?? '').trim() } : undefined;
}

/** A post with what a label says about it. */
export function applyLabel(post: FoundPost, { field, value }: PostLabel, place: Place): FoundPost {
  const labelled: FoundPost = { ...post, place: spanning(post.place, place) };
  switch (field) {
    case 'image':
    case 'alt':
    case 'timeframe':
    case 'topic':
      return { ...labelled, [field]: value };
    case 'timeSensitive': {
      const answer = readYesNo(value);
      const guess = `“${value}” says neither yes nor no about being time-sensitive.`;
      return answer === undefined
        ? { ...labelled, guesses: [...labelled.guesses, guess] }
        : { ...labelled, timeSensitive: answer };
    }
    case 'hashtags':
    case 'link': {
      const guess = `What stands beside it as “${field === 'link' ? 'link' : 'hashtags'}” was put at its end.`;
      return post.text.includes(value)
        ? labelled
        : { ...labelled, text: `${post.text}\n\n${value}`, guesses: [...labelled.guesses, guess] };
    }
    case 'text':
    case 'platform':
      return labelled;
  }
}
