import { remember } from '#core/remember.ts';
import { FULL_WEEKDAY, weekdayNamed } from './date-words.ts';
import { addDays, type Day, weekdayOf } from './day.ts';
import { type FoundWords, plain, tolerate } from './find-words.ts';

/**
 * Words that mean another day tomorrow than today, in English and Spanish, as patterns for `wordPattern`. A family says
 * how many days after the day of speaking its words mean.
 */
const FAMILIES: readonly { readonly days: number; readonly words: readonly string[] }[] = [
  {
    days: 0,
    words: [
      // A newspaper, and "nowadays".
      '(?<!usa )(?<!from )today',
      'tonight',
      'this (?:morning|afternoon|evening)',
      'hoy(?! en día| por hoy)',
      'esta (?:mañana|tarde|noche)',
    ],
  },
  {
    days: 1,
    words: [
      '(?<!day after )tomorrow',
      // "por la mañana", "esta mañana" and "cada mañana" speak of the morning; "mañana por la mañana" of tomorrow.
      '(?<!(?:la|las|una|cada|toda|media|esta|pasado) )mañana',
    ],
  },
  { days: 2, words: ['day after tomorrow', 'pasado mañana'] },
  { days: -1, words: ['yesterday', 'last night', 'ayer', 'anoche'] },
];

const NUMBERS = [
  'zero cero',
  'one un uno',
  'two dos',
  'three tres',
  'four cuatro',
  'five cinco',
  'six seis',
  'seven siete',
  'eight ocho',
  'nine nueve',
  'ten diez',
].map((line) => line.split(' '));
const COUNT = String.raw`(?<count>\d{1,3}|${NUMBERS.flat().join('|')})`;

const edge = (source: string) =>
  new RegExp(String.raw`(?<![\p{L}\p{M}\p{N}_@])(?:${tolerate(source)})(?![\p{L}\p{M}\p{N}_])`, 'giu');

const FAMILY_PATTERNS = FAMILIES.map(({ days, words }) => ({ days, pattern: edge(words.join('|')) }));
const COUNTDOWNS = [
  edge(
    `${COUNT} (?:more )?days? (?:left|away|to go|until|till|before|remain|remains|remaining|from (?:now|today))`,
  ),
  edge(`(?:faltan?|quedan?) (?:solo |sólo |solamente )?${COUNT} días?`),
];
const THIS_WEEKDAY = edge(`(?:this|this coming|este|este próximo) (?<name>${FULL_WEEKDAY})`);
const NEXT_WEEKDAY = edge(
  `(?:next|el próximo|próximo) (?<name>${FULL_WEEKDAY})|(?:el )?(?<other>${FULL_WEEKDAY}) (?:que viene|próximo)`,
);
// A weekday that comes every week, or a span of them, is no single day.
const PLAIN_WEEKDAY = edge(
  `(?<!(?:this|coming|next|last|every|each|este|próximo|los|cada|through|thru|to|de|a|and|y) )(?<![-–—/]\\s?)(?<name>${FULL_WEEKDAY})(?!\\s?[-–—/]| (?:through|thru|to|a|and|y|que viene|próximo|pasado)(?!\\p{L}))`,
);

/** A word that means a day relative to the day on which it is read. */
export interface RelativeWord extends FoundWords {
  /** The one day on which it is true, or every day up to the one it means. */
  readonly holds: 'on-the-day' | 'until-then';
  /** The day it means if read on the given day; nothing where readers disagree. */
  readonly means: Day | undefined;
  /** A weekday without "this" counts as relative only where the sentence speaks of the election. */
  readonly plain: boolean;
  /** A number of days to something. */
  readonly countdown: boolean;
}

/** A text is asked for its words by several rules in a row. */
const AT_ONCE = 20;

/** The relative words of a text as a reader takes them on a day, in order. */
export const findRelativeWords = remember((text: string, today: Day): readonly RelativeWord[] => {
  const all = (pattern: RegExp, read: (match: RegExpExecArray) => Omit<RelativeWord, keyof FoundWords>) =>
    [...text.matchAll(pattern)].map((match) => ({
      words: match[0],
      start: match.index,
      end: match.index + match[0].length,
      ...read(match),
    }));
  const onTheDay = { holds: 'on-the-day', plain: false, countdown: false } as const;
  const untilThen = { holds: 'until-then', plain: false, countdown: false } as const;
  return [
    ...FAMILY_PATTERNS.flatMap(({ days, pattern }) =>
      all(pattern, () => ({ ...onTheDay, means: addDays(today, days) })),
    ),
    ...COUNTDOWNS.flatMap((pattern) =>
      all(pattern, ({ groups }) => ({
        ...onTheDay,
        means: addDays(today, countOf(groups?.count)),
        countdown: true,
      })),
    ),
    ...all(THIS_WEEKDAY, ({ groups }) => ({ ...untilThen, means: upcoming(groups?.name, today) })),
    ...all(NEXT_WEEKDAY, () => ({ ...untilThen, means: undefined })),
    ...all(PLAIN_WEEKDAY, ({ groups }) => ({
      ...untilThen,
      means: upcoming(groups?.name, today),
      plain: true,
    })),
  ].sort((one, other) => one.start - other.start);
}, AT_ONCE);

/** The first such weekday from a day on, that day included. */
function upcoming(name: string | undefined, today: Day): Day | undefined {
  const wanted = name === undefined ? undefined : weekdayNamed(name);
  return wanted && addDays(today, (wanted - weekdayOf(today) + 7) % 7);
}

function countOf(words = ''): number {
  return /^\d/.test(words) ? Number(words) : NUMBERS.findIndex((names) => names.includes(plain(words)));
}
