import type { Actor, Subject } from '#core/audit.ts';
import type { Calendar } from '#core/election/calendar.ts';
import {
  type CalendarDate,
  type CalendarDateId,
  type DateScope,
  describeKey,
} from '#core/election/calendar-date.ts';
import { admitDate } from '#core/election/dates-for.ts';
import { Day } from '#core/election/day.ts';
import { describeValue } from '#core/election/describe-value.ts';
import type { ElectionId } from '#core/election/election.ts';
import { readDateEntry, type WantedDate } from '#core/election/read-date-entry.ts';
import type { Rollout } from '#core/election/rollout.ts';
import type { FieldProblem } from '#core/field-problem.ts';
import { err, ok, type Result } from '#core/result.ts';
import { localTimeIn, type Zone } from '#core/slot.ts';
import type { AssociationStore } from '#ports/association-store.ts';
import type { Clock } from '#ports/clock.ts';
import type { OfficeStore } from '#ports/store.ts';

/** Whoever keeps elections: an association for its offices, or an office. */
export interface CalendarKeeper extends Pick<OfficeStore, 'listCalendars' | 'addElection' | 'addDate'> {
  /** Under which its history keeps what is entered. */
  readonly subject: Subject;
}

export function officeKeeper(office: OfficeStore): CalendarKeeper {
  return {
    subject: { kind: 'office', id: office.officeId },
    listCalendars: () => office.listCalendars(),
    addElection: (election, dates, happening) => office.addElection(election, dates, happening),
    addDate: (calendar, date, happening) => office.addDate(calendar, date, happening),
  };
}

/** An association's calendar: what is entered there begins its way through the offices of the state. */
export function associationKeeper(association: AssociationStore): CalendarKeeper {
  const { associationId } = association;
  return {
    subject: { kind: 'association', id: associationId },
    listCalendars: () => association.listCalendars(),
    addElection: (election, dates, happening) => association.addElection(election, dates, happening),
    addDate: async (calendar, date, happening) => {
      const offices = await association.listOffices();
      const rollout: Rollout = {
        id: date.id,
        electionId: date.electionId,
        associationId,
        officeIds: offices.filter(({ state }) => state === calendar.election.state).map(({ id }) => id),
        reached: 0,
        startedAt: date.enteredAt,
        startedBy: date.enteredBy,
        version: 0,
      };
      return association.addDate(calendar, date, rollout, happening);
    },
  };
}

export interface DateEntry {
  /** Given when the form is drawn: a form that is sent twice enters one date. */
  readonly id: CalendarDateId;
  readonly electionId: ElectionId;
  readonly scope: DateScope;
  /** The date of the same scope that it takes the place of, as the person saw it. */
  readonly supersedes: CalendarDateId | undefined;
  readonly wanted: WantedDate;
  /** The clock on which times are read; without one, each office's own. */
  readonly zone: Zone | undefined;
  /** The clock of whoever enters it: for "today". */
  readonly here: Zone;
  readonly by: Actor;
}

/** A date that fits its calendar, and the calendar before and after it. */
export interface PreparedDate {
  readonly calendar: Calendar;
  readonly date: CalendarDate;
  readonly after: readonly CalendarDate[];
}

export type DateRefusal =
  | { readonly kind: 'unknown-election' }
  /** The very same form has been sent before. */
  | { readonly kind: 'entered-before'; readonly calendar: Calendar }
  | { readonly kind: 'problems'; readonly problems: readonly FieldProblem[] };

/** Reads a date and holds it against its calendar. Nothing is stored. */
export async function prepareDate(
  { clock }: { readonly clock: Clock },
  keeper: CalendarKeeper,
  entry: DateEntry,
): Promise<Result<PreparedDate, DateRefusal>> {
  const { id, electionId, scope, supersedes, wanted, zone, here, by } = entry;
  const calendar = (await keeper.listCalendars()).find(({ election }) => election.id === electionId);
  if (!calendar) return err({ kind: 'unknown-election' });
  if (calendar.dates.some((known) => known.id === id)) return err({ kind: 'entered-before', calendar });
  const now = clock.now();
  const today = Day.parse(localTimeIn(now, here).slice(0, 10));
  const order = { id, electionId, scope, zone, supersedes, today, enteredBy: by, enteredAt: now };
  const date = readDateEntry(wanted, order);
  if (!date.ok) return err({ kind: 'problems', problems: date.error });
  const admitted = admitDate(date.value, calendar.dates);
  if (!admitted.ok) {
    return err({ kind: 'problems', problems: [{ field: '', message: admitted.error.message }] });
  }
  return ok({ calendar, date: date.value, after: [...calendar.dates, date.value] });
}

/** Each further try means that somebody entered another date of the same election in that very moment. */
const TRIES = 5;

/** Enters a date, or lets it take the place of another, which stays on record with the reason. */
export async function setElectionDate(
  parts: { readonly clock: Clock },
  keeper: CalendarKeeper,
  entry: DateEntry,
): Promise<Result<PreparedDate, DateRefusal>> {
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const prepared = await prepareDate(parts, keeper, entry);
    if (!prepared.ok) return prepared;
    const { calendar, date } = prepared.value;
    const written = await keeper.addDate(calendar, date, {
      subject: keeper.subject,
      action: date.supersedes === undefined ? 'election.date-added' : 'election.date-changed',
      summary: describeEntry(prepared.value),
      details: { election: date.electionId, date: date.id, source: date.source.url },
    });
    if (written === 'written') return prepared;
  }
  const message = 'Others are entering dates of this election right now. Send the form again in a moment.';
  return err({ kind: 'problems', problems: [{ field: '', message }] });
}

function describeEntry({ calendar, date }: PreparedDate): string {
  const { election, dates } = calendar;
  const before = dates.find(({ id }) => id === date.supersedes);
  const what = `${describeKey(date)} of “${election.name}”`;
  const source = `(${date.source.text})`;
  const who = date.enteredBy.name;
  if (!before) return `${who} entered ${what}: ${describeValue(date.value)} ${source}.`;
  const because = date.reason === undefined ? '' : ` Reason: ${date.reason}.`;
  return date.value.kind === 'withdrawn'
    ? `${who} withdrew ${what}, which was ${describeValue(before.value)} ${source}.${because}`
    : `${who} changed ${what} from ${describeValue(before.value)} to ${describeValue(date.value)} ${source}.${because}`;
}
