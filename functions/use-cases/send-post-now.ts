import type { Actor } from '#core/audit.ts';
import { movePost } from '#core/author-post.ts';
import type { PostId } from '#core/ids.ts';
import type { Post } from '#core/post.ts';
import type { Result } from '#core/result.ts';
import { slotAt } from '#core/slot.ts';
import type { OfficeStore } from '#ports/store.ts';
import type { Delivery } from './arrange-delivery.ts';
import { type ChangeRefusal, changeStoredPost } from './change-stored-post.ts';

/** Moves an approved post to this very minute, so that it goes out at once. */
export function sendPostNow(
  parts: Delivery,
  office: OfficeStore,
  decision: { readonly id: PostId; readonly seen: number; readonly by: Actor },
): Promise<Result<Post, ChangeRefusal>> {
  return changeStoredPost(parts, office, decision.id, decision.seen, (post) =>
    movePost(post, slotAt(parts.clock.now(), post.slot.zone), decision.by),
  );
}
