import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeExhaustion } from '#core/rotation/describe-exhaustion.ts';
import { planRotation } from '#core/rotation/plan-rotation.ts';
import { dayAt, dayNumber, LocalDate, listTimes, Period, Rhythm } from '#core/rotation/rhythm.ts';
import type { Rotation } from '#core/rotation/rotation.ts';
import { resolveSlot, Zone } from '#core/slot.ts';
import { Instant } from '#core/time.ts';
import { BASE, messagesOf, periodOf, rotations, tell, timesOf } from './rotation-fixture.ts';

const blackout = (from: string, until: string) => ({
  from: Instant.parse(from),
  until: Instant.parse(until),
});

describe('a rhythm', () => {
  it('names each time once, in the order of the calendar', () => {
    const rhythm = {
      weekdays: [4, 2, 4],
      times: timesOf('17:00', '09:00', '17:00'),
      period: { from: LocalDate.parse('2026-12-29'), until: LocalDate.parse('2027-01-05') },
    };
    expect(listTimes(rhythm)).toEqual([
      '2026-12-29T09:00',
      '2026-12-29T17:00',
      '2026-12-31T09:00',
      '2026-12-31T17:00',
      '2027-01-05T09:00',
      '2027-01-05T17:00',
    ]);
  });

  it('of eight weeks has eight of each weekday, whichever day it begins on', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 0, max: 400 }), (weekday, day) => {
        const period = { from: dayAt(dayNumber(LocalDate.parse('2026-11-22')) + day), weeks: 8 };
        expect(listTimes({ weekdays: [weekday], times: timesOf('09:00'), period })).toHaveLength(8);
      }),
      { numRuns: 40 },
    ));

  it.each([
    [{ from: '2026-11-03', until: '2026-11-03' }, true],
    [{ from: '2026-11-03', until: '2026-11-02' }, false],
    [{ from: '2026-11-03', weeks: 0 }, false],
    [{ from: '2026-11-03', weeks: 105 }, false],
    [{ from: '2026-11-03', until: '2028-10-30' }, true],
    [{ from: '2026-11-03', until: '2028-10-31' }, false],
    [{ from: '2026-11-03', until: '2026-12-01', weeks: 4 }, false],
    [{ from: '2027-02-29', weeks: 4 }, false],
  ])('with the period %j is taken: %s', (period, taken) => {
    expect(Period.safeParse(period).success).toBe(taken);
    expect(Rhythm.safeParse({ weekdays: [2], times: ['09:00'], period }).success).toBe(taken);
  });

  it.each([{ weekdays: [] }, { weekdays: [0] }, { weekdays: [8] }, { times: [] }, { times: ['24:00'] }])(
    'with %j is refused',
    (given) => {
      const sound = { weekdays: [2], times: ['09:00'], period: { from: '2026-11-03', weeks: 1 } };
      expect(Rhythm.safeParse(sound).success).toBe(true);
      expect(Rhythm.safeParse({ ...sound, ...given }).success).toBe(false);
    },
  );
});

describe('a turn', () => {
  it('keeps its time on the clock when clocks change', () => {
    const plan = planRotation(BASE);
    expect(plan.turns.map(({ slot }) => slot.local.slice(11))).toEqual(Array(16).fill('09:00'));
    expect(new Set(plan.turns.map(({ slot }) => slot.due.slice(11)))).toEqual(new Set(['13:00Z', '14:00Z']));
  });

  it('that nothing puts off stands where its time resolves to', () =>
    fc.assert(
      fc.property(rotations, (given) => {
        const rotation: Rotation = { ...given, onBlackout: 'skip', spacing: { apart: 0, longestOffset: 0 } };
        for (const { wanted, slot } of planRotation(rotation).turns) {
          expect(resolveSlot(wanted, rotation.zone)).toEqual({ ok: true, value: slot });
        }
      }),
      { numRuns: 30 },
    ));

  it('inside the spring gap moves forward, and does not meet another there', () => {
    const rhythm = {
      weekdays: [7],
      times: timesOf('02:30', '03:30'),
      period: periodOf('2027-03-14', 1),
    };
    const plan = planRotation({ ...BASE, rhythm });
    expect(plan.turns).toMatchObject([
      {
        messageId: 'a',
        wanted: '2027-03-14T02:30',
        slot: { due: '2027-03-14T07:30Z', reading: 'moved-forward' },
      },
    ]);
    expect(plan.empty).toEqual([{ wanted: '2027-03-14T03:30', why: 'same-minute' }]);
    expect(planRotation({ ...BASE, rhythm, zone: Zone.parse('America/Phoenix') }).turns).toHaveLength(2);
  });

  it('that was put off still fills the minute that it was meant for', () => {
    const rhythm = { weekdays: [7], times: timesOf('02:30', '03:30'), period: periodOf('2027-03-14', 1) };
    const rotation = { ...BASE, rhythm, place: { index: 6, of: 7 } };
    const before = planRotation(rotation);
    expect(before.turns).toMatchObject([{ offset: 10, slot: { local: '2027-03-14T03:40' } }]);
    expect(planRotation({ ...rotation, fixed: before.turns }).empty).toEqual(before.empty);
  });

  it('is not put off into the hour that the clock shows twice', () => {
    const rhythm = { weekdays: [7], times: timesOf('00:55'), period: periodOf('2026-11-01', 1) };
    // When the clock shows one for the second time.
    const firstFree = Date.parse('2026-11-01T06:00:00Z') / 60_000;
    const others = {
      freeFrom: (_: unknown, minute: number) => (minute < firstFree ? firstFree : undefined),
    };
    const plan = planRotation({ ...BASE, rhythm }, others);
    expect(plan.turns[0]?.slot).toMatchObject({ local: '2026-11-01T02:00', due: '2026-11-01T07:00Z' });
  });
});

describe('a slot in a blackout', () => {
  const silence = [blackout('2026-10-06T13:00:00.000Z', '2026-10-09T13:00:00.000Z')];

  it('is left out, and its message goes next', () => {
    const plan = planRotation({ ...BASE, blackouts: silence });
    expect(tell(plan).slice(0, 2)).toEqual(['10-13 a', '10-15 b']);
    expect(plan.empty).toEqual([
      { wanted: '2026-10-06T09:00', why: 'blackout' },
      { wanted: '2026-10-08T09:00', why: 'blackout' },
    ]);
  });

  it('is put off to the same time of the first free day, one a day', () => {
    const plan = planRotation({ ...BASE, blackouts: silence, onBlackout: 'shift' });
    expect(tell(plan).slice(0, 4)).toEqual(['10-09 a', '10-10 b', '10-13 c', '10-15 d']);
    expect(plan.turns.slice(0, 2).map(({ wanted }) => wanted)).toEqual([
      '2026-10-06T09:00',
      '2026-10-08T09:00',
    ]);
    expect(plan.empty).toEqual([]);
  });

  it('is not put off beyond the end', () => {
    const end = [blackout('2026-11-26T00:00:00.000Z', '2026-12-31T00:00:00.000Z')];
    expect(planRotation({ ...BASE, blackouts: end, onBlackout: 'shift' }).empty).toEqual([
      { wanted: '2026-11-26T09:00', why: 'blackout' },
    ]);
  });

  it('ends when the blackout does, to the minute', () => {
    const minutes = (until: string) =>
      planRotation({ ...BASE, blackouts: [blackout('2026-10-06T12:00:00.000Z', until)] }).empty.length;
    expect(minutes('2026-10-06T13:00:00.000Z')).toBe(0);
    expect(minutes('2026-10-06T13:00:00.001Z')).toBe(1);
  });
});

describe('an exhaustion in words', () => {
  const words = (given: Partial<Rotation>) =>
    planRotation({ ...BASE, ...given }).exhausted.map(describeExhaustion);

  it('says how often every message was used, and until when the gap lasts', () => {
    const messages = messagesOf('abc');
    expect(words({ messages, whenExhausted: 'stop' })).toEqual([
      'Every message was used once, and the gap does not allow another before Tuesday, October 20, 2026. The rotation stops: nothing is planned from Thursday, October 15, 2026 at 9:00 AM EDT on.',
    ]);
    expect(words({ messages })[1]).toBe(
      'Every message was used twice, and the gap does not allow another before Tuesday, November 3, 2026. Nothing goes out from Thursday, October 29, 2026 at 9:00 AM EDT until then.',
    );
  });

  it('says how many messages a round waits for', () => {
    expect(words({ messages: [...messagesOf('a', 60), ...messagesOf('b', 7)] }).at(-1)).toMatch(
      /^One message is left in round 2, and the gap does not allow another before Saturday, December 5, 2026\./,
    );
  });

  it('says that no message is left', () => {
    expect(words({ messages: [] })).toEqual([
      'No message is left in this rotation. Nothing is planned from Tuesday, October 6, 2026 at 9:00 AM EDT on.',
    ]);
  });
});
