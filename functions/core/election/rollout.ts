import * as z from 'zod';
import { Actor } from '#core/audit.ts';
import { AssociationId, OfficeId } from '#core/ids.ts';
import { Instant } from '#core/time.ts';
import { CalendarDateId } from './calendar-date.ts';
import { ElectionId } from './election.ts';

/** The way of an association's date through its offices, whose posts follow it one office after the other. */
export const Rollout = z.object({
  /** The date's. */
  id: CalendarDateId,
  electionId: ElectionId,
  associationId: AssociationId,
  /** The member offices of the state, in the order in which they are gone through. */
  officeIds: z.array(OfficeId),
  reached: z.int().nonnegative(),
  startedAt: Instant,
  startedBy: Actor,
  /** Counts writes; 0 for one that is not stored yet. */
  version: z.int().nonnegative(),
});
export type Rollout = z.infer<typeof Rollout>;

/** Whether every office has been reached. */
export function isRolledOut({ officeIds, reached }: Rollout): boolean {
  return reached >= officeIds.length;
}
