import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planRotation } from '#core/rotation/plan-rotation.ts';
import { listTimes } from '#core/rotation/rhythm.ts';
import { resolveSlot } from '#core/slot.ts';
import { BASE, dayOf, messagesOf, minuteOf, rotations, tell } from './rotation-fixture.ts';

const RUNS = { numRuns: 50 };

describe('a rotation', () => {
  it('goes round by round, in the order of the pack', () => {
    const plan = planRotation(BASE);
    expect(tell(plan).join(', ')).toBe(
      '10-06 a, 10-08 b, 10-13 c, 10-15 d, 10-20 e, 10-22 f, 10-27 a, 10-29 b, 11-03 c, 11-05 d, 11-10 e, 11-12 f, 11-17 a, 11-19 b, 11-24 c, 11-26 d',
    );
    expect(plan.turns.map(({ round }) => round).join('')).toBe('1111112222223333');
    expect(plan).toMatchObject({ empty: [], exhausted: [] });
  });

  it('uses every message once before any is repeated', () =>
    fc.assert(
      fc.property(rotations, (rotation) => {
        const { turns } = planRotation(rotation);
        const size = rotation.messages.length;
        turns.forEach(({ messageId, round }, at) => {
          const begin = at - (at % size);
          expect(turns.slice(begin, at).map((turn) => turn.messageId)).not.toContain(messageId);
          expect(round).toBe(begin / size + 1);
        });
      }),
      RUNS,
    ));

  it('keeps each message’s gap, in days of the office’s calendar', () =>
    fc.assert(
      fc.property(rotations, (rotation) => {
        const { turns } = planRotation(rotation);
        for (const { id, gap = rotation.gap } of rotation.messages) {
          const days = turns.filter(({ messageId }) => messageId === id).map(({ slot }) => dayOf(slot));
          days.slice(1).forEach((day, at) => {
            expect(day - (days[at] ?? Number.NaN)).toBeGreaterThanOrEqual(gap);
          });
        }
      }),
      RUNS,
    ));

  it('keeps a gap of two weeks from Tuesday to Tuesday although clocks change', () => {
    const plan = planRotation({ ...BASE, messages: messagesOf('a') });
    expect(tell(plan)).toEqual(['10-06 a', '10-20 a', '11-03 a', '11-17 a']);
  });

  it('lets a message wait whose own gap is longer, and passes none over', () => {
    const messages = [...messagesOf('a', 30), ...messagesOf('bcde')];
    expect(tell(planRotation({ ...BASE, messages })).join(', ')).toBe(
      '10-06 a, 10-08 b, 10-13 c, 10-15 d, 10-20 e, 10-22 b, 10-27 c, 10-29 d, 11-03 e, 11-05 a, 11-10 b, 11-12 c, 11-17 d, 11-19 e',
    );
  });

  it('leaves a slot empty only where no message of the round may go', () =>
    fc.assert(
      fc.property(rotations, (rotation) => {
        const { turns, empty } = planRotation({ ...rotation, blackouts: [] });
        for (const { wanted } of empty.filter(({ why }) => why === 'exhausted')) {
          const slot = resolveSlot(wanted, rotation.zone);
          if (!slot.ok) throw new Error(`${wanted} does not exist`);
          const before = turns.filter((turn) => minuteOf(turn.slot) < minuteOf(slot.value));
          const size = rotation.messages.length;
          const inRound = before.slice(before.length - (before.length % size)).map((turn) => turn.messageId);
          for (const { id, gap = rotation.gap } of rotation.messages) {
            if (inRound.includes(id)) continue;
            const last = before.findLast(({ messageId }) => messageId === id);
            expect(last && dayOf(slot.value) - dayOf(last.slot)).toBeLessThan(gap);
          }
        }
      }),
      RUNS,
    ));

  it('fills every slot or says why it is empty', () =>
    fc.assert(
      fc.property(rotations, (rotation) => {
        const { turns, empty } = planRotation(rotation);
        const told = [...turns, ...empty].map(({ wanted }) => wanted).sort();
        expect(told).toEqual(listTimes(rotation.rhythm));
      }),
      RUNS,
    ));

  it('is the same whenever it is planned', () =>
    fc.assert(
      fc.property(rotations, (rotation) => {
        expect(planRotation(structuredClone(rotation))).toEqual(planRotation(rotation));
      }),
      RUNS,
    ));

  it('plans nothing before the time it is given', () => {
    const plan = planRotation({
      ...BASE,
      notBefore: '2026-11-24T14:00:00.000Z' as NonNullable<typeof BASE.notBefore>,
    });
    expect(tell(plan)).toEqual(['11-24 a', '11-26 b']);
    expect(plan.empty).toHaveLength(14);
    expect(plan.empty[0]).toEqual({ wanted: '2026-10-06T09:00', why: 'past' });
  });
});

describe('an exhausted rotation', () => {
  const messages = messagesOf('abc');

  it('stops and says so', () => {
    const plan = planRotation({ ...BASE, messages, whenExhausted: 'stop' });
    expect(tell(plan)).toEqual(['10-06 a', '10-08 b', '10-13 c']);
    expect(plan.exhausted).toMatchObject([
      {
        kind: 'gap',
        slot: { local: '2026-10-15T09:00' },
        round: 2,
        waiting: ['a', 'b', 'c'],
        complete: true,
        opensOn: '2026-10-20',
        stops: true,
      },
    ]);
    expect(plan.empty.map(({ why }) => why)).toEqual(['exhausted', ...Array(12).fill('stopped')]);
  });

  it('goes on when the gap allows it, if it is to', () => {
    const plan = planRotation({ ...BASE, messages });
    expect(tell(plan).slice(0, 5)).toEqual(['10-06 a', '10-08 b', '10-13 c', '10-20 a', '10-22 b']);
    expect(plan.exhausted.slice(0, 2)).toMatchObject([
      { slot: { local: '2026-10-15T09:00' }, round: 2, opensOn: '2026-10-20', stops: false },
      { slot: { local: '2026-10-29T09:00' }, round: 3, opensOn: '2026-11-03' },
    ]);
  });

  it('in the middle of a round names the messages that it waits for', () => {
    const waiting = [...messagesOf('a', 60), ...messagesOf('b', 7)];
    expect(planRotation({ ...BASE, messages: waiting }).exhausted.at(-1)).toMatchObject({
      round: 2,
      waiting: ['a'],
      complete: false,
      opensOn: '2026-12-05',
    });
  });

  it('without any message plans nothing', () => {
    const plan = planRotation({ ...BASE, messages: [] });
    expect(plan.turns).toEqual([]);
    expect(plan.exhausted).toMatchObject([{ kind: 'no-messages', slot: { local: '2026-10-06T09:00' } }]);
  });

  it('that stops has no turn after the slot it stopped at', () =>
    fc.assert(
      fc.property(rotations, (rotation) => {
        const { turns, exhausted } = planRotation({ ...rotation, whenExhausted: 'stop' });
        expect(exhausted.length).toBeLessThanOrEqual(1);
        const end = exhausted[0]?.slot;
        if (end) expect(turns.every(({ slot }) => minuteOf(slot) < minuteOf(end))).toBe(true);
      }),
      RUNS,
    ));
});
