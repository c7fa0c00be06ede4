import type { Actor } from '#core/audit.ts';
import { CalendarDate, type DateValue } from '#core/election/calendar-date.ts';
import type { DateKind } from '#core/election/date-kinds.ts';
import { Election, type ElectionKind } from '#core/election/election.ts';
import { OfficeId } from '#core/ids.ts';
import type { Instant } from '#core/time.ts';
import type { AssociationStore } from '#ports/association-store.ts';
import type { Store } from '#ports/store.ts';
import { DEMO_OFFICES } from './offices.ts';

interface DemoElection {
  readonly name: string;
  readonly kind: ElectionKind;
  readonly slug: string;
  readonly dates: readonly (readonly [kind: DateKind, date: string, time?: string])[];
}

/** Elections that every state of the demo holds. They are invented, and so is every date of them. */
const DEMO_ELECTIONS: readonly DemoElection[] = [
  {
    name: '2027 Spring Municipal Election',
    kind: 'municipal',
    slug: 'spring-2027',
    dates: [
      ['uocava-sent', '2027-02-20'],
      ['registration-online', '2027-03-22'],
      ['ballot-request', '2027-03-26', '17:00'],
      ['early-voting-start', '2027-03-27'],
      ['early-voting-end', '2027-04-03'],
      ['election-day', '2027-04-06'],
      ['polls-open', '2027-04-06', '07:00'],
      ['polls-close', '2027-04-06', '20:00'],
      ['canvass', '2027-04-16'],
    ],
  },
  {
    name: '2027 General Election',
    kind: 'general',
    slug: 'general-2027',
    dates: [
      ['registration-online', '2027-10-18'],
      ['early-voting-start', '2027-10-20'],
      ['early-voting-end', '2027-10-30'],
      ['election-day', '2027-11-02'],
      ['polls-open', '2027-11-02', '07:00'],
      ['polls-close', '2027-11-02', '20:00'],
      ['certification', '2027-11-24'],
    ],
  },
];

/** The office of the demo that keeps its polls open longer than its state. */
const OPEN_LONGER = { officeId: OfficeId.parse('two-forks-west'), slug: 'spring-2027', until: '20:30' };

/** Enters the demo's elections in the association's calendar. What is there already stays. */
export async function seedElections(
  store: Pick<Store, 'forOffice'>,
  association: AssociationStore,
  now: Instant,
  by: Actor,
): Promise<void> {
  const states = new Set(DEMO_OFFICES.map(({ office }) => office.state));
  for (const state of [...states].sort()) {
    for (const demo of DEMO_ELECTIONS) {
      const { name, kind, slug } = demo;
      const id = `${state.toLowerCase()}-${slug}`;
      const election = Election.parse({ id, name, state, kind, cycle: 2027 });
      const dates = demo.dates.map(([of, date, time]) =>
        describeDate({ id: `${id}-${of}`, electionId: id, kind: of, value: valueAt(date, time) }, now, by),
      );
      await association.addElection(election, dates, {
        subject: { kind: 'association', id: association.associationId },
        action: 'election.added',
        summary: `The demo entered the election “${name}” in ${state}.`,
      });
    }
  }
  await seedOwnDate(store, now, by);
}

async function seedOwnDate(store: Pick<Store, 'forOffice'>, now: Instant, by: Actor): Promise<void> {
  const { officeId, slug, until } = OPEN_LONGER;
  const office = store.forOffice(officeId, by);
  const profile = await office.readOffice();
  const calendar = (await office.listCalendars()).find(
    ({ election }) => election.state === profile?.state && election.id.endsWith(slug),
  );
  const id = `${calendar?.election.id}-${officeId}`;
  if (!profile || !calendar || calendar.dates.some((date) => date.id === id)) return;
  const day = valueAt('2027-04-06', until);
  const date = describeDate(
    {
      id,
      electionId: calendar.election.id,
      kind: 'polls-close',
      scope: { kind: 'office', officeId },
      value: { ...day, zone: profile.zone } as DateValue,
    },
    now,
    by,
  );
  await office.addDate(calendar, date, {
    subject: { kind: 'office', id: officeId },
    action: 'election.date-added',
    summary: `The demo entered that polls of ${profile.name} close later.`,
  });
}

function valueAt(day: string, time: string | undefined): object {
  return time === undefined ? { kind: 'day', day } : { kind: 'local', day, time };
}

function describeDate(given: object, now: Instant, by: Actor): CalendarDate {
  return CalendarDate.parse({
    scope: { kind: 'state' },
    source: {
      text: 'Calendar of elections, as invented for the demo',
      url: 'https://elections.example.gov/calendar-2027',
    },
    verifiedOn: '2026-11-20',
    enteredBy: by,
    enteredAt: now,
    ...given,
  });
}
