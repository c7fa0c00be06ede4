import { CalendarDate, type DateValue } from '#core/election/calendar-date.ts';
import type { DateKind } from '#core/election/date-kinds.ts';
import { Election, type ElectionKind } from '#core/election/election.ts';
import { OfficeId } from '#core/ids.ts';
import { type LocalTime, Zone } from '#core/slot.ts';
import { Instant } from '#core/time.ts';
import { REFERENCE_INSTANT } from '#test/fixtures/clock.ts';
import { actorOf, DANA } from '#test/fixtures/office.ts';
import { slotOf } from '#test/fixtures/post.ts';

/** One zone for every rule that clocks follow in the states; Phoenix and Honolulu never change theirs. */
export const SIX_ZONES = [
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Phoenix',
  'America/Anchorage',
  'Pacific/Honolulu',
].map((name) => Zone.parse(name));

export function election(state = 'NY', kind: ElectionKind = 'general'): Election {
  return Election.parse({ id: 'general-2026', name: '2026 General Election', state, kind, cycle: 2026 });
}

/** A value as tests write it: `2026-11-03`, `2026-11-03 21:00`, the same with a zone behind, an instant, or `withdrawn`. */
export function value(words: string): DateValue {
  if (words === 'withdrawn') return { kind: 'withdrawn' };
  if (words.endsWith('Z')) return { kind: 'instant', at: Instant.parse(words) };
  const [day, time, zone] = words.split(' ');
  if (time === undefined) return { kind: 'day', day } as DateValue;
  return { kind: 'local', day, time, ...(zone !== undefined && { zone }) } as DateValue;
}

type Given = Partial<Record<'id' | 'officeId' | 'supersedes' | 'civicDay' | 'verifiedOn', string>>;

/** A calendar row as it would be read from the store: it has passed the schema. */
export function row(kind: DateKind, words: string, given: Given = {}): CalendarDate {
  const { id = kind, officeId, ...rest } = given;
  return CalendarDate.parse({
    id,
    electionId: 'general-2026',
    kind,
    scope: officeId === undefined ? { kind: 'state' } : { kind: 'office', officeId },
    value: value(words),
    source: { text: 'Election calendar', url: 'https://elections.example.gov/calendar' },
    verifiedOn: '2026-09-01',
    enteredBy: actorOf(DANA),
    enteredAt: REFERENCE_INSTANT,
    ...rest,
  });
}

export function place(id: string, state: string, zone: string) {
  return { id: OfficeId.parse(id), state, zone: Zone.parse(zone) };
}

/** The calendar that most texts are held against. */
export const CALENDAR: readonly CalendarDate[] = [
  row('election-day', '2026-11-03'),
  row('polls-open', '2026-11-03 06:00'),
  row('polls-close', '2026-11-03 21:00'),
  row('registration-online', '2026-10-24'),
  row('early-voting-start', '2026-10-24'),
  row('early-voting-end', '2026-11-01'),
  row('ballot-request', '2026-10-24'),
  row('civic-day', '2026-10-20', { id: 'hero', civicDay: 'election-hero-day' }),
];

export function slotIn(zone: Zone, local: string) {
  return slotOf(local as LocalTime, zone);
}
