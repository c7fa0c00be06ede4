import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import { accept, type Outcome, refuse } from './outcome.ts';

/** AWS does not say how long it remembers a token; a day outlasts every retry of an SDK. */
const rememberedMs = 24 * 60 * 60_000;

export type Answer = Readonly<Record<string, unknown>>;

/** A change that must not happen twice when its request is repeated. */
export interface TokenUse {
  readonly region: string;
  readonly operation: string;
  readonly token: string | undefined;
  /** The parsed input; the token itself is not part of what is compared. */
  readonly input: Readonly<Record<string, unknown>>;
}

/**
 * Makes a change once per ClientToken: a repeat gets the first answer, a token seen with another input a
 * ConflictException. Call it inside a transaction, so that change and token are kept together.
 */
export function changeOnce(
  db: DatabaseSync,
  use: TokenUse,
  now: number,
  change: () => Outcome<Answer>,
): Outcome<Answer> {
  if (use.token === undefined) return change();
  const fingerprint = fingerprintOf(use.input);
  const before = db
    .prepare(
      'SELECT fingerprint, answer FROM tokens WHERE region = ? AND operation = ? AND token = ? AND used_ms > ?',
    )
    .get(use.region, use.operation, use.token, now - rememberedMs);
  if (before) {
    const { fingerprint: first, answer } = z
      .object({ fingerprint: z.string(), answer: z.string() })
      .parse(before);
    return first === fingerprint
      ? accept(z.record(z.string(), z.unknown()).parse(JSON.parse(answer)))
      : refuse('ConflictException', `ClientToken ${use.token} was used before with different parameters.`);
  }
  const outcome = change();
  if (outcome.ok) {
    db.prepare('DELETE FROM tokens WHERE used_ms <= ?').run(now - rememberedMs);
    db.prepare(
      'INSERT INTO tokens (region, operation, token, fingerprint, answer, used_ms) VALUES (?, ?, ?, ?, ?, ?)',
    ).run(use.region, use.operation, use.token, fingerprint, JSON.stringify(outcome.value), now);
  }
  return outcome;
}

function fingerprintOf(input: Readonly<Record<string, unknown>>): string {
  const { ClientToken: _, ...compared } = input;
  return createHash('sha256')
    .update(JSON.stringify(sortKeys(compared)))
    .digest('base64url');
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => [key, sortKeys(member)]),
  );
}
