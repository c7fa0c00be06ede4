import { expect } from 'vitest';
import { type Answer, call, DAY, type Harness, HOUR, type Platform } from './harness.ts';

/** Gives the sandbox an order that has to be taken. */
export async function steer(sandbox: Harness, path: string, json: object): Promise<Answer> {
  const answer = await call('POST', `${sandbox.at.x}/_/${path}`, { json });
  if (answer.status >= 400) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
  return answer;
}

export const remove = (sandbox: Harness, platform: Platform, post: string) =>
  steer(sandbox, 'removals', { platform, post });

export const redefine = (sandbox: Harness, platform: Platform, metric: string, change: object) =>
  steer(sandbox, 'definitions', { platform, metric, ...change });

/** The figures in an answer of an insights edge, by name. */
export const figuresOf = (answer: Answer): Record<string, number> =>
  Object.fromEntries(
    answer.body.data.map((entry: { name: string; values: [{ value: number }] }) => [
      entry.name,
      entry.values[0].value,
    ]),
  );

/** Reads a figure over 40 days, and proves that it grows quickly, flattens, and never falls. */
export async function watchGrowth(sandbox: Harness, read: () => Promise<number>): Promise<void> {
  const steps = [...Array<number>(12).fill(2 * HOUR), ...Array<number>(39).fill(DAY)];
  const seen = [await read()];
  for (const step of steps) {
    sandbox.advance(step);
    seen.push(await read());
  }
  expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  const [first = 0, day = 0, last = 0] = [seen[0], seen[12], seen.at(-1)];
  expect(day - first).toBeGreaterThan((last - first) / 2);
  expect(last).toBeGreaterThan(day);
}
