import * as z from 'zod';
import type { State } from './database.ts';

/** A fixed window of calls; `resetsAt` is epoch ms. */
export interface Allowance {
  readonly limit: number;
  readonly remaining: number;
  readonly resetsAt: number;
  readonly exceeded: boolean;
}

/** Counts one call against the window of `key`; a refused call counts too, and a new window starts when the old ends. */
export function spendAllowance(state: State, key: string, limit: number, windowMs: number): Allowance {
  const now = state.now();
  const row = state.sql.get`
    INSERT INTO allowances (key, since, used) VALUES (${key}, ${now}, 1)
    ON CONFLICT (key) DO UPDATE SET
      used = CASE WHEN since + ${windowMs} <= ${now} THEN 1 ELSE used + 1 END,
      since = CASE WHEN since + ${windowMs} <= ${now} THEN ${now} ELSE since END
    RETURNING since, used`;
  const { since, used } = z.object({ since: z.number(), used: z.number() }).parse(row);
  return { limit, remaining: Math.max(0, limit - used), resetsAt: since + windowMs, exceeded: used > limit };
}
