import { describeTime, type Slot, type Zone } from '#core/slot.ts';
import type { Instant } from '#core/time.ts';
import type { OfficeDate } from './dates-for.ts';
import { type Day, dayIn, describeDay, endOfDay } from './day.ts';
import { dayMeant, findDates, type NamedDate } from './find-dates.ts';
import { blankLinks, type FoundWords, hasWords, sentenceAt, wordPattern } from './find-words.ts';
import { datesNamed, describeDates, isOn, kindsNamedIn, type NamedKind } from './named-kinds.ts';
import { findRelativeWords, type RelativeWord } from './relative-words.ts';
import type { TextProblem } from './text-problem.ts';

/** A relative word in a post, valid or not: a valid one still deserves a second look. */
export interface RelativeDay extends FoundWords {
  /** The day it means if the post goes out when it is due. */
  readonly day: Day | undefined;
  /** The latest time limit at which the word is true whenever the post goes out. Nothing if no time limit helps. */
  readonly until: Instant | undefined;
  /** Empty where the word is true in the whole window of the post. */
  readonly problems: readonly TextProblem[];
}

/** Words between "tomorrow" and what is said to be then, at most: "polls open at 7 a.m. tomorrow". */
const NEAR = 5;

/** Verbs that say that something of the calendar is on that day, where "check your polling place today" does not. */
const ASSERTION = wordPattern([
  'is',
  'are',
  "[’']s",
  '(?:open|close|start|begin|end|happen)s?',
  'due',
  'es',
  'son',
  '(?:abre|cierra|empieza|comienza|termina|acaba|vence)n?',
]);

/**
 * The relative words of a text ("today", "mañana", "this Tuesday", "3 days left"), each with whether it is true for
 * the post's whole window from its due minute to its time limit on the clock of a zone, and which time limit would
 * make it so. With a calendar it also has to agree: "polls open tomorrow" needs polls that open tomorrow.
 */
export function checkRelativeDays(
  text: string,
  slot: Slot,
  notAfter: Instant,
  zone: Zone,
  dates: readonly OfficeDate[] = [],
): readonly RelativeDay[] {
  const spoken = blankLinks(text);
  const today = dayIn(slot.due, zone);
  const words = findRelativeWords(spoken, today);
  // Most texts have none, and are asked nothing more.
  const named = words.length === 0 ? [] : findDates(text);
  return words.flatMap((word) => {
    const kinds = kindsNamedIn(sentenceAt(spoken, word.start), dates);
    const date = named.find(({ start, end }) => start < word.end && word.start < end);
    // With its date beside it, a plain weekday is no riddle; and without an election word it may be any week's.
    if (word.plain && (date || kinds.length === 0)) return [];
    return [judge(word, { spoken, today, slot, notAfter, zone, dates, kinds, date })];
  });
}

interface Setting {
  readonly spoken: string;
  readonly today: Day;
  readonly slot: Slot;
  readonly notAfter: Instant;
  readonly zone: Zone;
  readonly dates: readonly OfficeDate[];
  readonly kinds: readonly NamedKind[];
  readonly date: NamedDate | undefined;
}

function judge(word: RelativeWord, setting: Setting): RelativeDay {
  const { slot, notAfter, zone, today, date } = setting;
  const { words, start, end } = word;
  const problem = (kind: TextProblem['kind'], message: string) => ({ kind, words, start, end, message });
  const written = date && dayMeant(date, slot);
  const day = word.means ?? written;
  if (day === undefined) {
    const message = `Readers disagree about which day “${words}” means. Write the date instead.`;
    return { words, start, end, day, until: undefined, problems: [problem('relative-day', message)] };
  }
  if (written !== undefined && written !== day) {
    const message = `“${words}” means ${describeDay(day)} when this post goes out, but the text gives it ${describeDay(written)}. Leave out the relative word, or move the post.`;
    return { words, start, end, day, until: undefined, problems: [problem('relative-day', message)] };
  }
  const contradiction = contradict(word, day, setting);
  const lastDay = word.holds === 'on-the-day' ? today : day;
  const until = endOfDay(lastDay, zone);
  const problems: TextProblem[] = contradiction ? [problem('not-in-calendar', contradiction)] : [];
  if (day < today && word.holds === 'until-then') {
    problems.push(problem('relative-day', `“${words}” is over when this post goes out. Take it out.`));
  } else if (notAfter > until) {
    const when = word.holds === 'on-the-day' ? 'only while it is' : 'only until the end of';
    problems.push(
      problem(
        'relative-day',
        `“${words}” means ${describeDay(day)} ${when} ${describeDay(lastDay)} on the office’s clock, but this post may go out until ${describeTime(notAfter, zone)}. Let it expire by ${describeTime(until, zone)}, or write the date instead.`,
      ),
    );
  }
  const helps = contradiction === undefined && lastDay >= today;
  return { words, start, end, day, until: helps ? until : undefined, problems };
}

/** What the calendar says against a sentence that puts something of it on the word's day. */
function contradict(word: RelativeWord, day: Day, { spoken, kinds, dates }: Setting): string | undefined {
  const asserted = kinds.filter((kind) => asserts(word, kind, spoken));
  const meant = datesNamed(asserted, dates);
  if (meant.length === 0 || isOn(day, meant)) return undefined;
  return `“${word.words}” would be ${describeDay(day)}, but the calendar says: ${describeDates(meant)}. Move the post, or correct the text.`;
}

function asserts(word: RelativeWord, kind: NamedKind, spoken: string): boolean {
  const [from, to] = word.start < kind.start ? [word.end, kind.start] : [kind.end, word.start];
  const between = spoken.slice(from, to);
  if (/[,:;()]|\s[-–—]\s/.test(between) || (between.match(/\S+/g) ?? []).length > NEAR) return false;
  return word.countdown || hasWords(` ${between}`, ASSERTION) || hasWords(kind.words, ASSERTION);
}
