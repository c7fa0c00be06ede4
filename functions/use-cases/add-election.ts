import type { Actor } from '#core/audit.ts';
import { type CalendarDate, CalendarDateId, type DateScope } from '#core/election/calendar-date.ts';
import { Day, yearOf } from '#core/election/day.ts';
import { Election, type ElectionId, ElectionKind } from '#core/election/election.ts';
import { readDateEntry, type WantedDate } from '#core/election/read-date-entry.ts';
import type { UsState } from '#core/election/us-state.ts';
import type { FieldProblem } from '#core/field-problem.ts';
import { err, ok, type Result } from '#core/result.ts';
import { localTimeIn, type Zone } from '#core/slot.ts';
import type { Clock } from '#ports/clock.ts';
import type { CalendarKeeper } from './set-election-date.ts';

/** An election as a form sends it: with its day, and with its closing of the polls where that is known. */
export interface WantedElection {
  readonly name: string;
  readonly kind: string;
  readonly date: string;
  /** When its polls close; empty where nobody knows yet. */
  readonly closes: string;
  readonly source: string;
  readonly link: string;
  readonly verifiedOn: string;
}

export interface ElectionOrder {
  /** Given when the form is drawn: a form that is sent twice enters one election. */
  readonly id: ElectionId;
  readonly state: UsState;
  readonly wanted: WantedElection;
  /** The clock of whoever enters it: for "today". */
  readonly zone: Zone;
  /** The clock on which its polls close; without one, each office's own. */
  readonly clock: Zone | undefined;
  readonly by: Actor;
}

/** Enters an election with its day and, if it is known, the closing of its polls, both from one source. */
export async function addElection(
  { clock }: { readonly clock: Clock },
  keeper: CalendarKeeper,
  order: ElectionOrder,
): Promise<Result<Election, readonly FieldProblem[]>> {
  const { id, state, wanted, by } = order;
  const dates = readDates(order, clock.now());
  const kind = ElectionKind.safeParse(wanted.kind).data;
  const name = wanted.name.trim();
  const problems: readonly FieldProblem[] = [
    ...(name === '' || name.length > 100
      ? [{ field: 'name', message: 'Name the election, in at most 100 characters.' }]
      : []),
    ...(kind === undefined ? [{ field: 'kind', message: 'Choose what kind of election it is.' }] : []),
    ...(dates.ok ? [] : dates.error),
  ];
  if (problems.length > 0 || !dates.ok) return err(problems);
  const cycle = yearOf(Day.parse(wanted.date));
  const election = Election.parse({ id, name, state, kind, cycle });
  const written = await keeper.addElection(election, dates.value, {
    subject: keeper.subject,
    action: 'election.added',
    summary: `${by.name} entered the election “${name}” in ${state} on ${wanted.date} (${wanted.source.trim()}).`,
    details: { election: id, source: wanted.link.trim() },
  });
  if (written === 'written') return ok(election);
  return err([
    {
      field: '',
      message: 'This election was entered already. Go to “Elections” to see it as it stands there.',
    },
  ]);
}

function readDates(
  { id, wanted, zone, clock, by }: ElectionOrder,
  now: CalendarDate['enteredAt'],
): Result<readonly CalendarDate[], readonly FieldProblem[]> {
  const scope: DateScope = { kind: 'state' };
  const order = {
    electionId: id,
    scope,
    zone: clock,
    supersedes: undefined,
    today: Day.parse(localTimeIn(now, zone).slice(0, 10)),
    enteredBy: by,
    enteredAt: now,
  };
  const { date, source, link, verifiedOn, closes } = wanted;
  const entry: WantedDate = {
    kind: 'election-day',
    civicDay: '',
    date,
    time: '',
    source,
    link,
    verifiedOn,
    reason: '',
    withdraw: false,
  };
  const day = readDateEntry(entry, { ...order, id: CalendarDateId.parse(`${id}-day`) });
  if (!day.ok || closes === '') return day.ok ? ok([day.value]) : day;
  const close = readDateEntry(
    { ...entry, kind: 'polls-close', time: closes },
    { ...order, id: CalendarDateId.parse(`${id}-close`) },
  );
  return close.ok
    ? ok([day.value, close.value])
    : err(
        close.error.map((problem) => (problem.field === 'time' ? { ...problem, field: 'closes' } : problem)),
      );
}
