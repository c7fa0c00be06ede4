import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { State } from './database.ts';

const EPOCH_OF_IDS = 1_288_834_974_657n;
const stored = z.object({ value: z.string() });

/**
 * Gives the next id: time-ordered, unique over all platforms and restarts, also under a clock that stands still.
 * Being above 2^53, it catches a client that reads ids as numbers.
 */
export function nextId(state: State): string {
  const floor = (BigInt(state.now()) - EPOCH_OF_IDS) << 22n;
  const row = state.sql.get`
    INSERT INTO counters (name, value) VALUES ('id', ${floor})
    ON CONFLICT (name) DO UPDATE SET value = max(value + 1, excluded.value)
    RETURNING CAST(value AS TEXT) AS value`;
  return stored.parse(row).value;
}

/** Gives an organization's id on LinkedIn: a small number there, and one that JSON writes as a number. */
export function nextOrganizationId(state: State): string {
  const row = state.sql.get`
    INSERT INTO counters (name, value) VALUES ('organization', 104000001)
    ON CONFLICT (name) DO UPDATE SET value = value + 1
    RETURNING CAST(value AS TEXT) AS value`;
  return stored.parse(row).value;
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Writes an id in base 64, as Instagram and Threads do in their permalinks. */
export function toShortcode(id: string): string {
  let code = '';
  for (let rest = BigInt(id); rest > 0n; rest /= 64n) code = DIGITS.charAt(Number(rest % 64n)) + code;
  return code;
}

export function fromShortcode(code: string): string {
  let id = 0n;
  for (const digit of code) id = id * 64n + BigInt(Math.max(0, DIGITS.indexOf(digit)));
  return id.toString();
}

/** Derives the code of a t.co link; the same seed always gives the same code. */
export function shortCode(seed: string, length: number): string {
  return createHash('sha256').update(seed).digest('base64url').replace(/[-_]/g, '0').slice(0, length);
}
