import { describe, expect, it } from 'vitest';
import { readPace } from '#local/pace.ts';
import { readRatedClock } from '#sandbox/rated-clock.ts';

describe('a rated clock of the sandbox', () => {
  it('is the clock of a host with the same setting', () => {
    const setting = `60@${new Date(Date.now() - 60_000).toISOString()}`;
    const [sandbox, host] = [readRatedClock(setting), readPace(setting)];
    const seen = [sandbox(), host.now(), sandbox()];
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(sandbox()).toBeGreaterThan(Date.now() + 58 * 60_000);
  });

  it.each(['60', '0.9@2026-11-03T14:00:00.000Z', '60@now'])('refuses "%s"', (setting) => {
    expect(() => readRatedClock(setting)).toThrow(/rate/);
  });
});
