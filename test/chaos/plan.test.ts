import { describe, expect, it } from 'vitest';
import { CRASH_STEPS, readCrashPoint } from '#local/crash-points.ts';
import { PLATFORMS } from '#platforms/registry.ts';
import { PLATFORMS as SIMULATED_PLATFORMS } from '#sandbox/platform.ts';
import { SIMULATED } from '#sandbox/platforms.ts';
import { FAULTS, faultsOf } from './faults.ts';
import { planRounds } from './plan.ts';

const platforms = PLATFORMS.map(({ platform }) => platform as string);
const plan = (runs: number, seed: number) => planRounds({ runs, seed, platforms });

describe('the plan of a rehearsal', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(plan(60, 7)).toEqual(plan(60, 7));
    expect(plan(60, 7)).not.toEqual(plan(60, 8));
  });

  it.each([1, 20, 200, 1_000])('has as many runs as are wished for: %i', (runs) => {
    const numbers = plan(runs, 1).flatMap((round) => round.runs.map(({ number }) => number));
    expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: runs }, (_, index) => index + 1));
  });

  it('does every fault to every platform', () => {
    const seen = new Set(
      plan(200, 1).flatMap((round) => round.runs.map(({ platform, fault }) => `${platform} ${fault}`)),
    );
    const all = platforms.flatMap((platform) => faultsOf(platform).map((fault) => `${platform} ${fault}`));
    expect([...seen].sort()).toEqual(all.sort());
    expect(FAULTS.filter((fault) => !all.some((pair) => pair.endsWith(` ${fault}`)))).toEqual([]);
  });

  it('kills the host before and after every step, and at moments between', () => {
    const kills = plan(200, 1).map(({ kill }) => kill);
    const points = kills.flatMap((kill) => (kill.kind === 'step' ? [kill.point] : []));
    for (const step of CRASH_STEPS) {
      for (const side of ['before', 'after']) {
        expect(points.some((point) => point.split('#')[0] === `${side}:${step}`)).toBe(true);
      }
    }
    expect(points.map(readCrashPoint)).not.toContain(undefined);
    expect(kills.filter(({ kind }) => kind === 'moment').length).toBeGreaterThanOrEqual(8);
  });

  it('orders only faults that the sandbox knows', () => {
    for (const { platform, orders } of plan(1_000, 3).flatMap(({ runs }) => runs)) {
      const simulated = SIMULATED_PLATFORMS.find((each) => each === platform);
      for (const { operation, fault } of orders) {
        const table: Readonly<Record<string, readonly string[]>> = simulated
          ? SIMULATED[simulated].faults
          : {};
        expect(table[operation], `${platform} ${operation}`).toContain(fault);
      }
    }
  });

  it('gives some posts a time that is soon over', () => {
    const windows = plan(200, 1).flatMap(({ runs }) => runs.map(({ window }) => window));
    expect(windows.filter((minutes) => minutes < 10).length).toBeGreaterThan(20);
    expect(windows.filter((minutes) => minutes > 30).length).toBeGreaterThan(100);
  });
});
