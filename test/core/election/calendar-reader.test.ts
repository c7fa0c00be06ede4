import { expect, it } from 'vitest';
import { type Calendar, calendarReader, readCalendars } from '#core/election/calendar.ts';
import { AssociationId } from '#core/ids.ts';
import { CALENDAR, election, place, row } from './calendar.ts';

const kept = (dates = CALENDAR, version = 1): readonly Calendar[] => [
  { election: election(), dates, keptBy: { associationId: AssociationId.parse('four-rivers') }, version },
];

it('offices of one state and zone read the same once, and every other office reads its own', () => {
  const read = calendarReader();
  const ashford = place('ashford', 'NY', 'America/New_York');
  const shared = read(ashford, kept());
  expect(shared).toEqual(readCalendars(ashford, kept()));
  expect(read(place('birchwood', 'NY', 'America/New_York'), kept())).toBe(shared);
  const ofItsOwn = [
    ...CALENDAR,
    row('polls-close', '2026-11-03 23:00', { id: 'late', officeId: 'cedarville' }),
  ];
  for (const [office, calendars] of [
    [place('birchwood', 'NY', 'America/Chicago'), kept()],
    [place('birchwood', 'OH', 'America/New_York'), kept()],
    [place('birchwood', 'NY', 'America/New_York'), kept([row('election-day', '2026-11-10')], 2)],
    [place('cedarville', 'NY', 'America/New_York'), kept(ofItsOwn)],
    [place('birchwood', 'NY', 'America/New_York'), []],
  ] as const) {
    const own = read(office, calendars);
    expect(own).not.toBe(shared);
    expect(own).toEqual(readCalendars(office, calendars));
  }
});
