import * as z from 'zod';
import { OfficeId, PostId } from './ids.ts';

/** A post to look at: whether anything is to be done is decided by its row. */
export const PublishOrder = z.object({ officeId: OfficeId, postId: PostId });
export type PublishOrder = z.infer<typeof PublishOrder>;
