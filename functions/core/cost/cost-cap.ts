import * as z from 'zod';
import { Actor } from '#core/audit.ts';
import { OfficeId } from '#core/ids.ts';
import { Instant } from '#core/time.ts';
import { Millicents } from './millicents.ts';

/** What an office has decided about its spending, as it keeps it. */
export const CostCap = z.object({
  officeId: OfficeId,
  /** The most that it spends in one calendar month; absent where it has lifted its cap. */
  amount: Millicents.optional(),
  by: Actor,
  at: Instant,
  /** Counts writes; a write based on an older count is refused. */
  version: z.int().nonnegative(),
});
export type CostCap = z.infer<typeof CostCap>;
