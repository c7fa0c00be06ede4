import { describe, expect, it } from 'vitest';
import { createPace, REAL_TIME, readPace } from '#local/pace.ts';

const ORIGIN = '2026-11-03T14:00:00.000Z';

describe('the pace of a host', () => {
  it('is the real time unless somebody asks for another', () => {
    const before = Date.now();
    const { rate, now, real } = readPace(undefined);
    expect(rate).toBe(1);
    expect(now()).toBeGreaterThanOrEqual(before);
    expect(now()).toBeLessThanOrEqual(Date.now());
    expect(real(1_234)).toBe(1_234);
    expect(Date.parse(REAL_TIME.clock.now())).toBeGreaterThanOrEqual(before);
  });

  it('multiplies the time since its origin, and shortens delays to whole milliseconds', () => {
    const origin = Date.now() - 10_000;
    const { now, real } = createPace(60, origin);
    expect(now() - origin).toBeGreaterThanOrEqual(600_000);
    expect(real(60_000)).toBe(1_000);
    expect(real(1_000)).toBe(17);
    expect(real(0)).toBe(0);
  });

  it('is the same for two that share rate and origin', () => {
    const [one, other] = [readPace(`60@${ORIGIN}`), readPace(`60@${ORIGIN}`)];
    const seen = [one.now(), other.now(), one.now()];
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
  });

  it.each(['60', '0.5@2026-11-03T14:00:00.000Z', 'x@2026-11-03T14:00:00.000Z', '60@yesterday', ''])(
    'refuses "%s" in a sentence',
    (text) => {
      expect(() => readPace(text)).toThrow(/^CLARION_TIME_RATE is ".*", but has to be .*Correct it/s);
    },
  );

  it('refuses an instant that does not exist', () => {
    expect(() => readPace('60@2026-13-40T14:00:00.000Z')).toThrow(/CLARION_TIME_RATE/);
  });
});
