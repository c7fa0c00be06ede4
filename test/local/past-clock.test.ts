import { expect, test } from 'vitest';
import { epochOf, later, SECOND } from '#core/time.ts';
import { createPastClock, createTurnableTime } from '#local/past-clock.ts';
import { REFERENCE_INSTANT } from '#test/fixtures/clock.ts';

test('a clock of the past stands still, and goes on where it is moved or something waits', async () => {
  const clock = createPastClock(REFERENCE_INSTANT);
  expect(clock.now()).toBe(REFERENCE_INSTANT);
  await clock.wait(2 * SECOND);
  expect(clock.now()).toBe(later(REFERENCE_INSTANT, 2 * SECOND));
});

test('a clock of the past never goes back', () => {
  const clock = createPastClock(REFERENCE_INSTANT);
  clock.goOn(later(REFERENCE_INSTANT, -SECOND));
  expect(clock.now()).toBe(REFERENCE_INSTANT);
});

test('time that was turned back is the usual again, also after a failure', async () => {
  const time = createTurnableTime(() => 7);
  const clock = createPastClock(REFERENCE_INSTANT);
  expect(await time.during(clock, async () => time.now())).toBe(epochOf(REFERENCE_INSTANT));
  expect(time.now()).toBe(7);
  const failed = time.during(clock, () => Promise.reject(new Error('It broke')));
  await expect(failed).rejects.toThrow('It broke');
  expect(time.now()).toBe(7);
});
