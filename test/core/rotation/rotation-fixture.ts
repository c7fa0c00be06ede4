import * as fc from 'fast-check';
import { MessageId, OfficeId } from '#core/ids.ts';
import { ClockTime, LocalDate, type Period } from '#core/rotation/rhythm.ts';
import type { FixedTurn, RotatedMessage, Rotation, RotationPlan, Turn } from '#core/rotation/rotation.ts';
import { type Slot, Zone } from '#core/slot.ts';
import { Instant } from '#core/time.ts';

export const messagesOf = (ids: string, gap?: number): readonly RotatedMessage[] =>
  [...ids].map((id) => ({ id: MessageId.parse(id), ...(gap !== undefined && { gap }) }));

export const officeOf = (name: string) => OfficeId.parse(name);
export const timesOf = (...times: string[]) => times.map((time) => ClockTime.parse(time));
export const periodOf = (from: string, weeks: number): Period => ({ from: LocalDate.parse(from), weeks });

/** Tuesdays and Thursdays at nine in New York, six messages, for eight weeks over the end of daylight saving. */
export const BASE: Rotation = {
  messages: messagesOf('abcdef'),
  rhythm: { weekdays: [2, 4], times: timesOf('09:00'), period: periodOf('2026-10-06', 8) },
  zone: Zone.parse('America/New_York'),
  gap: 14,
  place: { index: 0, of: 1 },
  spacing: { apart: 10, longestOffset: 180 },
  blackouts: [],
  onBlackout: 'skip',
  whenExhausted: 'pause',
  fixed: [],
};

/** The turns as `10-06 a`, with the minutes by which they were put off. */
export const tell = ({ turns }: RotationPlan): readonly string[] =>
  turns.map(
    ({ messageId, slot, offset }) =>
      `${slot.local.slice(5, 10)} ${messageId}${offset === 0 ? '' : ` +${offset}`}`,
  );

export const zones = fc
  .constantFrom('America/New_York', 'America/Chicago', 'America/Phoenix', 'Pacific/Honolulu')
  .map((name) => Zone.parse(name));

const messages = fc
  .uniqueArray(
    fc.record({ id: fc.constantFrom(...'abcdef'), gap: fc.option(fc.integer({ min: 0, max: 20 })) }),
    { maxLength: 6, selector: ({ id }) => id },
  )
  .map((all) => all.map(({ id, gap }) => ({ id: MessageId.parse(id), ...(gap !== null && { gap }) })));

/** Both changes of clocks lie in reach, and times inside the spring gap and the autumn overlap. */
const rhythms = fc.record({
  weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
  times: fc.uniqueArray(
    fc.constantFrom(...timesOf('00:10', '01:30', '02:30', '03:30', '09:00', '09:45', '23:50')),
    {
      minLength: 1,
      maxLength: 3,
    },
  ),
  period: fc
    .tuple(
      fc.constantFrom('2026-10-20', '2026-10-28', '2027-03-08', '2027-07-01'),
      fc.integer({ min: 1, max: 3 }),
    )
    .map(([from, weeks]) => periodOf(from, weeks)),
});

const blackouts = fc.array(
  fc
    .tuple(
      fc.constantFrom('2026-10-30', '2026-11-02', '2027-03-13', '2027-07-04'),
      fc.integer({ min: 1, max: 6 }),
    )
    .map(([day, length]) => ({
      from: Instant.parse(`${day}T13:30:00.000Z`),
      until: Instant.parse(
        new Date(Date.parse(`${day}T14:10:00.000Z`) + (length - 1) * 30 * 3_600_000).toISOString(),
      ),
    })),
  { maxLength: 2 },
);

/** Rotations of one office without fixed turns. */
export const rotations: fc.Arbitrary<Rotation> = fc.record({
  messages,
  rhythm: rhythms,
  zone: zones,
  gap: fc.integer({ min: 0, max: 15 }),
  place: fc.oneof(
    fc
      .tuple(fc.nat({ max: 40 }), fc.integer({ min: 1, max: 40 }))
      .map(([index, more]) => ({ index, of: index + more })),
    fc.constantFrom('millbrook', 'riverton').map((seed) => ({ seed: officeOf(seed) })),
  ),
  spacing: fc.record({ apart: fc.constantFrom(0, 10, 45), longestOffset: fc.constantFrom(0, 60, 180) }),
  blackouts,
  onBlackout: fc.constantFrom('skip', 'shift'),
  whenExhausted: fc.constantFrom('stop', 'pause'),
  fixed: fc.constant([]),
});

/** Some of a plan's turns, as a row would have kept them. */
export const someOf = (plan: RotationPlan): fc.Arbitrary<readonly FixedTurn[]> =>
  fc.subarray([...plan.turns]).map((turns) => turns.map(asFixed));

export const asFixed = ({ messageId, wanted, slot, offset }: Turn): FixedTurn => ({
  messageId,
  wanted,
  slot,
  offset,
});

/** Days since 1970, counted without the library that the planner counts with. */
export const dayOf = (slot: Slot) => Date.parse(`${slot.local.slice(0, 10)}T00:00Z`) / 86_400_000;
export const minuteOf = (slot: Slot) => Date.parse(slot.due) / 60_000;
