import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findCloseTurns } from '#core/rotation/find-close-turns.ts';
import { isSilent } from '#core/rotation/openings.ts';
import { roomFor } from '#core/rotation/place.ts';
import { planRotation } from '#core/rotation/plan-rotation.ts';
import { planRotations, type SharedPlan } from '#core/rotation/plan-rotations.ts';
import type { Rotation } from '#core/rotation/rotation.ts';
import { resolveSlot, Zone } from '#core/slot.ts';
import { Instant } from '#core/time.ts';
import {
  BASE,
  messagesOf,
  minuteOf,
  officeOf,
  periodOf,
  rotations,
  tell,
  timesOf,
  zones,
} from './rotation-fixture.ts';

const EASTERN = Zone.parse('America/New_York');
const CENTRAL = Zone.parse('America/Chicago');

const office = (index: number, given: Partial<Rotation> = {}) => ({
  officeId: officeOf(`office-${String(index).padStart(3, '0')}`),
  rotation: { ...BASE, ...given },
});

const tellAll = ({ plans }: SharedPlan) => plans.map(({ plan }) => tell(plan).slice(0, 3).join(', '));

/** Every pair, looked for in the plainest way. */
function countClose({ plans }: SharedPlan, apart: number): number {
  const all = plans.flatMap(({ officeId, plan }) => plan.turns.map((turn) => ({ officeId, turn })));
  const close = all.flatMap((a, at) =>
    all
      .slice(at + 1)
      .filter(
        (b) =>
          a.officeId !== b.officeId &&
          a.turn.messageId === b.turn.messageId &&
          Math.abs(minuteOf(a.turn.slot) - minuteOf(b.turn.slot)) < apart,
      ),
  );
  return close.length;
}

describe('offices of one campaign', () => {
  it('begin the order as far from one another as the messages allow', () => {
    const offices = Array.from({ length: 3 }, (_, index) => office(index));
    expect(tellAll(planRotations(offices, BASE.spacing))).toEqual([
      '10-06 a, 10-08 b, 10-13 c',
      '10-06 c, 10-08 d, 10-13 e',
      '10-06 e, 10-08 f, 10-13 a',
    ]);
  });

  it('that are more than the messages are put off by the window, round by round', () => {
    const offices = Array.from({ length: 5 }, (_, index) =>
      office(index, { messages: messagesOf('ab'), gap: 0 }),
    );
    const plan = planRotations(offices, BASE.spacing);
    expect(tellAll(plan)).toEqual([
      '10-06 a, 10-08 b, 10-13 a',
      '10-06 b, 10-08 a, 10-13 b',
      '10-06 a +10, 10-08 b +10, 10-13 a +10',
      '10-06 b +10, 10-08 a +10, 10-13 b +10',
      '10-06 a +20, 10-08 b +20, 10-13 a +20',
    ]);
    expect(plan.close).toEqual({ count: 0, pairs: [] });
  });

  it('of two zones keep apart although an hour lies between their clocks', () => {
    const messages = messagesOf('a');
    const offices = [office(0, { messages }), office(1, { messages, zone: CENTRAL })];
    expect(tellAll(planRotations(offices, { apart: 90, longestOffset: 180 }))).toEqual([
      '10-06 a, 10-20 a, 11-03 a',
      '10-06 a +30, 10-20 a +30, 11-03 a +30',
    ]);
    expect(tellAll(planRotations(offices, { apart: 60, longestOffset: 180 }))[1]).toBe(
      '10-06 a, 10-20 a, 11-03 a',
    );
  });

  it('keep apart from what goes out soon after as well', () => {
    const messages = messagesOf('a');
    const early = { ...BASE.rhythm, times: timesOf('08:55') };
    expect(
      tellAll(planRotations([office(0, { messages }), office(1, { messages, rhythm: early })], BASE.spacing)),
    ).toEqual(['10-06 a, 10-20 a, 11-03 a', '10-06 a +15, 10-20 a +15, 11-03 a +15']);
  });

  it('are not put off into a blackout', () => {
    const blackouts = [
      { from: Instant.parse('2026-10-06T13:05:00.000Z'), until: Instant.parse('2026-10-06T13:15:00.000Z') },
    ];
    const messages = messagesOf('a');
    const both = [office(0, { messages }), office(1, { messages, blackouts })];
    expect(tellAll(planRotations(both, BASE.spacing))[1]).toBe('10-06 a +15, 10-20 a +10, 11-03 a +10');
    const alone = planRotation({ ...BASE, messages, blackouts, place: { index: 1, of: 2 } });
    expect(tell(alone).slice(0, 2)).toEqual(['10-06 a', '10-20 a +10']);
  });

  it('need not keep apart from themselves', () => {
    const given = {
      messages: messagesOf('a'),
      gap: 0,
      rhythm: { ...BASE.rhythm, times: timesOf('09:00', '10:00') },
    };
    const spacing = { apart: 90, longestOffset: 45 };
    const fixed = planRotation({ ...BASE, ...given }).turns.slice(0, 1);
    const { plans, close } = planRotations([office(0, { ...given, fixed })], spacing);
    expect(plans[0]?.plan.turns.every(({ offset }) => offset === 0)).toBe(true);
    expect(close.count).toBe(0);
  });

  it('that no offset can keep apart are listed, pair by pair', () => {
    const offices = [0, 1, 2].map((index) =>
      office(index, {
        messages: messagesOf('a'),
        rhythm: { ...BASE.rhythm, period: periodOf('2026-10-06', 1) },
      }),
    );
    const { close } = planRotations(offices, { apart: 60, longestOffset: 30 });
    expect(close.count).toBe(3);
    expect(
      close.pairs.map(({ messageId, one, other, minutes }) => [
        messageId,
        one.officeId,
        other.officeId,
        minutes,
      ]),
    ).toEqual([
      ['a', 'office-000', 'office-001', 0],
      ['a', 'office-000', 'office-002', 0],
      ['a', 'office-001', 'office-002', 0],
    ]);
  });

  it('take another message of the round where the first cannot be kept apart', () => {
    const messages = messagesOf('ab');
    const first = office(0, { messages, gap: 0 });
    // The second begins with b by its place, so it is made to meet the first by a week of its own.
    const second = office(1, {
      messages,
      gap: 0,
      rhythm: { ...BASE.rhythm, period: periodOf('2026-10-08', 7) },
    });
    const { plans, close } = planRotations([first, second], { apart: 30, longestOffset: 0 });
    expect(plans.map(({ plan }) => tell(plan).slice(0, 4).join(', '))).toEqual([
      '10-06 a, 10-08 b, 10-13 a, 10-15 b',
      '10-08 a, 10-13 b, 10-15 a, 10-20 b',
    ]);
    expect(close.count).toBe(0);
  });

  it('are close to one another only where the list says so', () =>
    fc.assert(
      fc.property(
        fc.array(fc.tuple(rotations, zones), { minLength: 2, maxLength: 5 }),
        fc.constantFrom(10, 45, 90, 1500),
        fc.constantFrom(0, 30, 180),
        (given, apart, longestOffset) => {
          const [[shared]] = given as [(typeof given)[0]];
          const offices = given.map(([{ gap }, zone], index) => office(index, { ...shared, gap, zone }));
          const plan = planRotations(offices, { apart, longestOffset });
          expect(plan.close.count).toBe(countClose(plan, apart));
          expect(plan.close.pairs).toHaveLength(plan.close.count);
        },
      ),
      { numRuns: 25 },
    ));

  const crowds = fc.record({
    count: fc.integer({ min: 1, max: 24 }),
    ids: fc.constantFrom('a', 'abc', 'abcdef'),
    gap: fc.integer({ min: 0, max: 14 }),
    apart: fc.constantFrom(10, 20, 60),
  });

  it('are never close where there is room for all of them, with or without knowing of one another', () =>
    fc.assert(
      fc.property(crowds, ({ count, ids, gap, apart }) => {
        const messages = messagesOf(ids);
        const spacing = { apart, longestOffset: 180 };
        const size = Math.min(count, roomFor(messages.length, spacing));
        const period = periodOf('2026-10-20', 2);
        const rhythm = { ...BASE.rhythm, period };
        const offices = Array.from({ length: size }, (_, index) => office(index, { messages, gap, rhythm }));
        expect(planRotations(offices, spacing).close.count).toBe(0);

        const alone = offices.map(({ officeId, rotation }, index) => ({
          officeId,
          turns: planRotation({ ...rotation, spacing, place: { index, of: size } }).turns,
        }));
        expect(findCloseTurns(alone, apart).count).toBe(0);
      }),
      { numRuns: 15 },
    ));

  it('have room for as many as messages times lanes, and for not one more', () => {
    const spacing = { apart: 60, longestOffset: 120 };
    const messages = messagesOf('ab');
    expect(roomFor(2, spacing)).toBe(6);
    const offices = Array.from({ length: 7 }, (_, index) => office(index, { messages, gap: 0 }));
    expect(planRotations(offices.slice(0, 6), spacing).close.count).toBe(0);
    expect(planRotations(offices, spacing).close.count).toBeGreaterThan(0);
  });
});

describe('a list of close turns', () => {
  it('counts all and shows the first', () => {
    const turns = planRotation(BASE).turns;
    const offices = [0, 1, 2].map((index) => ({ officeId: officeOf(`office-${index}`), turns }));
    const { count, pairs } = findCloseTurns(offices, 10, 2);
    expect(count).toBe(3 * turns.length);
    expect(pairs.map(({ messageId, one, other }) => [messageId, one.officeId, other.officeId])).toEqual([
      ['a', 'office-0', 'office-1'],
      ['a', 'office-0', 'office-2'],
    ]);
  });

  it('has no pair that is just as far apart as wanted', () => {
    const at = (index: number, zone: Zone) => ({
      officeId: officeOf(`office-${index}`),
      turns: planRotation({ ...BASE, zone }).turns,
    });
    const offices = [at(0, EASTERN), at(1, CENTRAL)];
    expect(findCloseTurns(offices, 60).count).toBe(0);
    expect(findCloseTurns(offices, 61).count).toBe(16);
  });
});

describe('a turn that is put off', () => {
  it('stays within the bound, its day, and what comes before the office’s next slot and a blackout', () =>
    fc.assert(
      fc.property(rotations, (rotation) => {
        const { turns } = planRotation(rotation);
        turns.forEach(({ slot, offset }, at) => {
          expect(offset).toBeLessThanOrEqual(rotation.spacing.longestOffset);
          const before = resolveSlot(slot.local, rotation.zone);
          expect(before).toMatchObject({ ok: true, value: { due: slot.due } });
          expect(isSilent(slot.due, rotation)).toBe(false);
          const next = turns[at + 1];
          if (next) expect(minuteOf(slot)).toBeLessThan(minuteOf(next.slot) - next.offset);
          if (rotation.onBlackout === 'shift') return;
          const wanted = resolveSlot(turns[at]?.wanted ?? slot.local, rotation.zone);
          if (!wanted.ok) throw new Error('no such time');
          expect(minuteOf(slot) - minuteOf(wanted.value)).toBe(offset);
          expect(slot.local.slice(0, 10)).toBe(turns[at]?.wanted.slice(0, 10));
        });
      }),
      { numRuns: 50 },
    ));
});

describe('a place drawn from an office’s id', () => {
  it('is the same each time, and differs between offices', () => {
    const planOf = (name: string) => tell(planRotation({ ...BASE, place: { seed: officeOf(name) } })).join();
    expect(planOf('millbrook')).toBe(planOf('millbrook'));
    const names = Array.from({ length: 20 }, (_, index) => `county-${index}`);
    expect(new Set(names.map(planOf)).size).toBeGreaterThan(10);
  });
});
