import * as z from 'zod';
import { OfficeId, Platform } from './ids.ts';
import { PublishOrder } from './publish-order.ts';

/** A channel to look at: whether it is time to is decided by its row. */
export const CheckOrder = z.object({ officeId: OfficeId, platform: Platform });
export type CheckOrder = z.infer<typeof CheckOrder>;

/** What the queue carries. */
export const WorkOrder = z.union([PublishOrder, CheckOrder]);
export type WorkOrder = z.infer<typeof WorkOrder>;
