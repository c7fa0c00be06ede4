import * as z from 'zod';
import type { Actor } from '#core/audit.ts';
import type { CalendarDate } from '#core/election/calendar-date.ts';
import { CalendarDateId, type DateScope, nameCivicDay } from '#core/election/calendar-date.ts';
import { type Election, ElectionId } from '#core/election/election.ts';
import { Zone } from '#core/slot.ts';
import type { DateEntry } from '#use-cases/set-election-date.ts';
import type { FormValues } from './form-state.ts';

const text = z.string().default('');

/** The id that the form was drawn with; whoever alters it gets no form at all. */
export const FormId = z.string().regex(/^[a-z0-9]{26}$/);

/** What an office or an association says of an election; it is checked when the election is entered. */
export const ElectionForm = z.object({
  id: FormId.pipe(ElectionId),
  state: text,
  name: text,
  kind: text,
  date: text,
  closes: text,
  source: text,
  link: text,
  verifiedOn: text,
});
export type ElectionForm = z.infer<typeof ElectionForm>;

export const DATE_LISTS = ['withdraw'];

/** What somebody says of one date; it is checked when it is held against its calendar. */
export const DateForm = z.object({
  id: FormId.pipe(CalendarDateId),
  /** The date in whose place it comes, as the page showed it. */
  supersedes: z.union([z.literal('').transform(() => undefined), CalendarDateId]).optional(),
  /** Whether it was drawn to keep polls open longer. */
  extension: text,
  kind: text,
  civicDay: text,
  date: text,
  time: text,
  /** The zone on whose clock the time is read; empty for each office's own. */
  clock: text,
  source: text,
  link: text,
  verifiedOn: text,
  reason: text,
  withdraw: z.array(z.literal('yes')),
  /** Whether the person has seen what becomes of their posts. */
  confirmed: text,
});
export type DateForm = z.infer<typeof DateForm>;

/** Whose date a form enters, and on whose clock. */
export interface Entering {
  readonly election: Election;
  readonly scope: DateScope;
  /** The clock on which an office reads its own times; an association chooses one in the form. */
  readonly clock: Zone | undefined;
  readonly here: Zone;
  readonly by: Actor;
}

/** What the form asks to be entered. */
export function entryOf(form: DateForm, { election, scope, clock, here, by }: Entering): DateEntry {
  const { id, supersedes, kind, civicDay, date, time, source, link, verifiedOn, reason } = form;
  const withdraw = form.withdraw.length > 0;
  const zone = clock ?? Zone.safeParse(form.clock).data;
  const wanted = { kind, civicDay, date, time, source, link, verifiedOn, reason, withdraw };
  return { id, electionId: election.id, scope, supersedes, wanted, zone, here, by };
}

/** The fields of a form again, to carry them to the next page. */
export function valuesOfDate(form: DateForm): FormValues {
  const { supersedes, ...rest } = form;
  return { ...rest, supersedes: supersedes ?? '' };
}

/** The fields as they stand in a form that is to change a date. */
export function valuesFrom({ kind, civicDay, value, source }: CalendarDate): FormValues {
  return {
    kind,
    civicDay: civicDay === undefined ? '' : nameCivicDay(civicDay),
    date: 'day' in value ? value.day : '',
    time: value.kind === 'local' ? value.time : '',
    clock: value.kind === 'local' ? (value.zone ?? '') : '',
    source: source.text,
    link: source.url,
  };
}
