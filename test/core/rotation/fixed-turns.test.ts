import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MessageId } from '#core/ids.ts';
import { planRotation } from '#core/rotation/plan-rotation.ts';
import { planRotations } from '#core/rotation/plan-rotations.ts';
import { listTimes } from '#core/rotation/rhythm.ts';
import type { FixedTurn, Rotation, RotationPlan } from '#core/rotation/rotation.ts';
import { Instant } from '#core/time.ts';
import {
  asFixed,
  BASE,
  dayOf,
  messagesOf,
  officeOf,
  rotations,
  someOf,
  tell,
  timesOf,
} from './rotation-fixture.ts';

const RUNS = { numRuns: 50 };
const withoutMark = ({ turns }: RotationPlan) => turns.map(({ fixed: _, ...turn }) => turn);

/** The first so many turns of a plan, approved. */
const approve = (plan: RotationPlan, ...places: number[]): readonly FixedTurn[] =>
  plan.turns.filter((_, at) => places.includes(at)).map(asFixed);

const A = MessageId.parse('a');

describe('approved turns', () => {
  it('leave the rest of the plan as it was, whichever they are', () =>
    fc.assert(
      fc.property(
        rotations.chain((rotation) => fc.tuple(fc.constant(rotation), someOf(planRotation(rotation)))),
        ([rotation, fixed]) => {
          const before = planRotation(rotation);
          const after = planRotation({ ...rotation, fixed });
          expect(withoutMark(after)).toEqual(withoutMark(before));
          expect(after.empty).toEqual(before.empty);
          expect(after.turns.filter((turn) => turn.fixed)).toHaveLength(fixed.length);
        },
      ),
      RUNS,
    ));

  it('leave the plans of many offices as they were', () => {
    const offices = Array.from({ length: 9 }, (_, index) => ({
      officeId: officeOf(`office-${index}`),
      rotation: { ...BASE, messages: messagesOf('abc'), gap: 7 },
    }));
    const before = planRotations(offices, BASE.spacing);
    const some = offices.map(({ officeId, rotation }, index) => ({
      officeId,
      rotation: { ...rotation, fixed: approve(before.plans[index]?.plan ?? planRotation(BASE), index, 5) },
    }));
    const after = planRotations(some, BASE.spacing);
    expect(after.plans.map(({ plan }) => withoutMark(plan))).toEqual(
      before.plans.map(({ plan }) => withoutMark(plan)),
    );
  });
});

describe('a message added midway', () => {
  it('joins the round that runs, and is not owed those before', () => {
    const before = planRotation(BASE);
    const fixed = approve(before, ...Array(8).keys());
    const after = planRotation({ ...BASE, fixed, messages: messagesOf('abcdefg') });
    expect(tell(after).slice(0, 8)).toEqual(tell(before).slice(0, 8));
    expect(tell(after).slice(8)).toEqual([
      '11-03 g',
      '11-05 c',
      '11-10 d',
      '11-12 e',
      '11-17 f',
      '11-19 a',
      '11-24 b',
      '11-26 c',
    ]);
  });
});

describe('a message taken away midway', () => {
  it('keeps its approved turns and gets no new one', () => {
    const before = planRotation(BASE);
    const fixed = approve(before, 0, 1, 2, 3, 8);
    const after = planRotation({ ...BASE, fixed, messages: messagesOf('abdef') });
    expect(tell(after).filter((turn) => turn.endsWith('c'))).toEqual(['10-13 c', '11-03 c']);
    expect(tell(after).slice(4).join(', ')).toBe(
      '10-20 e, 10-22 f, 10-27 a, 10-29 b, 11-03 c, 11-05 d, 11-10 e, 11-12 f, 11-17 a, 11-19 b, 11-24 d, 11-26 e',
    );
  });
});

describe('a message whose approved turn comes later in the round', () => {
  it('is kept for it', () => {
    const before = planRotation(BASE);
    const last = approve(before, 3).map((turn) => ({ ...turn, messageId: A }));
    expect(tell(planRotation({ ...BASE, fixed: last })).slice(0, 7)).toEqual([
      '10-06 b',
      '10-08 c',
      '10-13 d',
      '10-15 a',
      '10-20 e',
      '10-22 f',
      '10-27 b',
    ]);
  });
});

describe('a message whose approved turn comes later in the round, though its gap would allow another', () => {
  it('is kept for it', () => {
    const before = planRotation({ ...BASE, messages: messagesOf('abc'), gap: 0 });
    const fixed = approve(before, 1).map((turn) => ({ ...turn, messageId: A }));
    const plan = planRotation({ ...BASE, messages: messagesOf('abc'), gap: 0, fixed });
    expect(tell(plan).slice(0, 6)).toEqual([
      '10-06 b',
      '10-08 a',
      '10-13 c',
      '10-15 a',
      '10-20 b',
      '10-22 c',
    ]);
  });
});

describe('a turn before an approved one that was put off', () => {
  it('is not put off into the time that the approved one left', () => {
    const rhythm = { ...BASE.rhythm, times: timesOf('09:00', '09:30') };
    const rotation = {
      ...BASE,
      rhythm,
      place: { index: 6, of: 7 },
      spacing: { apart: 60, longestOffset: 60 },
    };
    const before = planRotation(rotation);
    expect(tell(before).slice(0, 2)).toEqual(['10-06 a', '10-06 b +60']);
    expect(tell(planRotation({ ...rotation, fixed: approve(before, 1) }))).toEqual(tell(before));
  });
});

describe('an approved turn that was put off from a blackout, and then by an offset', () => {
  it('leaves its first free day to no other slot of that blackout', () => {
    const rotation = {
      ...BASE,
      messages: messagesOf('ab'),
      gap: 0,
      onBlackout: 'shift' as const,
      blackouts: [
        { from: Instant.parse('2026-10-05T00:00:00.000Z'), until: Instant.parse('2026-10-09T00:00:00.000Z') },
      ],
      place: { index: 3, of: 4 },
      spacing: { apart: 60, longestOffset: 60 },
    };
    const before = planRotation(rotation);
    expect(tell(before).slice(0, 3)).toEqual(['10-09 b +60', '10-10 a +60', '10-13 b +60']);
    expect(tell(planRotation({ ...rotation, fixed: approve(before, 0) }))).toEqual(tell(before));
  });
});

describe('approved turns of a message taken away', () => {
  it('begin no round, however many there are', () => {
    const fixed = approve(planRotation({ ...BASE, messages: messagesOf('c'), gap: 0 }), 0, 2);
    const plan = planRotation({ ...BASE, messages: messagesOf('ab'), fixed });
    expect(tell(plan).slice(0, 4)).toEqual(['10-06 c', '10-08 a', '10-13 c', '10-15 b']);
    expect(plan.turns.slice(0, 4).map(({ round }) => round)).toEqual([1, 1, 1, 1]);
  });
});

describe('a slot before an approved turn of the only message', () => {
  it('stays empty as long as the gap lasts on both sides of it', () => {
    const messages = messagesOf('a');
    const fixed = approve(planRotation(BASE), 6);
    const plan = planRotation({ ...BASE, messages, gap: 28, fixed });
    expect(tell(plan)).toEqual(['10-27 a', '11-24 a']);
    expect(plan.exhausted[0]).toMatchObject({
      round: 1,
      waiting: ['a'],
      complete: false,
      opensOn: '2026-11-24',
    });
  });
});

describe('a plan made anew with other messages', () => {
  const changes = rotations.chain((rotation) =>
    fc.record({
      rotation: fc.constant(rotation),
      fixed: someOf(planRotation(rotation)),
      messages: fc.shuffledSubarray([...messagesOf('abcdefgh')]),
    }),
  );

  const remake = ({
    rotation,
    fixed,
    messages,
  }: Pick<Rotation, 'fixed' | 'messages'> & { rotation: Rotation }) => {
    const changed: Rotation = { ...rotation, fixed, messages };
    return { changed, plan: planRotation(changed) };
  };

  it('keeps every approved turn as it is, and fills or names every slot', () =>
    fc.assert(
      fc.property(changes, (change) => {
        const { changed, plan } = remake(change);
        expect(plan.turns.filter(({ fixed }) => fixed).map(asFixed)).toEqual(changed.fixed);
        const told = [...plan.turns, ...plan.empty].map(({ wanted }) => wanted).sort();
        expect(told).toEqual(listTimes(changed.rhythm));
      }),
      RUNS,
    ));

  it('plans only messages of the rotation, each a gap away from its approved turns too', () =>
    fc.assert(
      fc.property(changes, (change) => {
        const { changed, plan } = remake(change);
        for (const turn of plan.turns.filter(({ fixed }) => !fixed)) {
          const message = changed.messages.find(({ id }) => id === turn.messageId);
          expect(message).toBeDefined();
          for (const use of plan.turns.filter(({ messageId }) => messageId === turn.messageId)) {
            if (use === turn) continue;
            const days = Math.abs(dayOf(use.slot) - dayOf(turn.slot));
            expect(days).toBeGreaterThanOrEqual(message?.gap ?? changed.gap);
          }
        }
      }),
      RUNS,
    ));

  it('repeats no message in a round, and begins no round before the last is complete', () =>
    fc.assert(
      fc.property(changes, (change) => {
        const { changed, plan } = remake(change);
        plan.turns.forEach((turn, at) => {
          if (turn.fixed) return;
          const before = plan.turns.slice(0, at);
          const usedIn = (round: number) =>
            before.filter((other) => other.round === round).map(({ messageId }) => messageId);
          expect(usedIn(turn.round)).not.toContain(turn.messageId);
          if (turn.round > 1 && !before.some(({ round }) => round === turn.round)) {
            expect(usedIn(turn.round - 1)).toEqual(
              expect.arrayContaining(changed.messages.map(({ id }) => id)),
            );
          }
        });
      }),
      RUNS,
    ));
});
