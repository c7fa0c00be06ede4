import type { Actor } from '#core/audit.ts';
import { movePost } from '#core/author-post.ts';
import type { PostId } from '#core/ids.ts';
import type { Post } from '#core/post.ts';
import { err, type Result } from '#core/result.ts';
import { slotAt } from '#core/slot.ts';
import type { OfficeStore } from '#ports/store.ts';
import type { Delivery } from './arrange-delivery.ts';
import type { ChangeRefusal } from './change-stored-post.ts';
import { changeWithinCap } from './change-within-cap.ts';
import type { CheckingCosts } from './check-cost.ts';

/** Moves an approved post to this very minute, so that it goes out at once. */
export async function sendPostNow(
  parts: Delivery & CheckingCosts,
  office: OfficeStore,
  decision: { readonly id: PostId; readonly seen: number; readonly by: Actor },
): Promise<Result<Post, ChangeRefusal>> {
  const { id, seen, by } = decision;
  const post = await office.readPost(id);
  if (!post) return err({ kind: 'unknown-post' });
  const slot = slotAt(parts.clock.now(), post.slot.zone);
  return changeWithinCap(parts, office, { id, seen, slot }, (current) => movePost(current, slot, by));
}
