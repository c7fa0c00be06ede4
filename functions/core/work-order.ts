import * as z from 'zod';
import { OfficeId, Platform, PostId } from './ids.ts';
import { PublishOrder } from './publish-order.ts';

/** A channel to look at: whether it is time to is decided by its row. */
export const CheckOrder = z.object({ officeId: OfficeId, platform: Platform });
export type CheckOrder = z.infer<typeof CheckOrder>;

/** Posts of one channel whose reach is to be read: whether it is time to is decided by their rows. */
export const ReachOrder = z.object({
  officeId: OfficeId,
  platform: Platform,
  posts: z.array(PostId).min(1),
  /** Whether a person wants to know now, whatever the age of the posts. */
  asked: z.literal(true).optional(),
});
export type ReachOrder = z.infer<typeof ReachOrder>;

/** What the queue carries. A channel with posts is one to read, and must not be taken for one to check. */
export const WorkOrder = z.union([PublishOrder, ReachOrder, CheckOrder]);
export type WorkOrder = z.infer<typeof WorkOrder>;
