import type { Actor } from '#core/audit.ts';
import { movePost } from '#core/author-post.ts';
import type { PostId } from '#core/ids.ts';
import type { Post } from '#core/post.ts';
import { err, type Result } from '#core/result.ts';
import { slotAt } from '#core/slot.ts';
import type { OfficeStore } from '#ports/store.ts';
import type { Delivery } from './arrange-delivery.ts';
import { type ChangeRefusal, changeStoredPost } from './change-stored-post.ts';
import { type CheckingCosts, judgeCostOf } from './check-cost.ts';

/** Moves an approved post to this very minute, so that it goes out at once. */
export async function sendPostNow(
  parts: Delivery & CheckingCosts,
  office: OfficeStore,
  decision: { readonly id: PostId; readonly seen: number; readonly by: Actor },
): Promise<Result<Post, ChangeRefusal>> {
  const seen = await office.readPost(decision.id);
  const now = parts.clock.now();
  const overCap = seen && (await judgeCostOf(parts, office, seen, slotAt(now, seen.slot.zone)));
  if (overCap) return err(overCap);
  return changeStoredPost(parts, office, decision.id, decision.seen, (post) =>
    movePost(post, slotAt(now, post.slot.zone), decision.by),
  );
}
