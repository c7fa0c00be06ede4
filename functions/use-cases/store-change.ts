import type { Post } from '#core/post.ts';
import type { PostChange } from '#core/post-change.ts';
import type { OfficeStore } from '#ports/store.ts';
import { type Delivery, queueSoon, setAlarms } from './arrange-delivery.ts';

/** Stores a change of a post, and sees to it that Clarion looks at the post again when it must. */
export async function storeChange(
  parts: Delivery,
  office: OfficeStore,
  change: PostChange,
): Promise<Post | 'conflict'> {
  const { dueAt, reach } = change.post;
  const times = [dueAt, reach?.at].filter((time) => time !== undefined);
  if (times.length > 0) await setAlarms(parts, times);
  const written = await office.writePost(change);
  if (written !== 'conflict') await queueSoon(parts, [written]);
  return written;
}
