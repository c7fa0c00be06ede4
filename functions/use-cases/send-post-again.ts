import type { Actor } from '#core/audit.ts';
import { sendPostAgain } from '#core/author-post.ts';
import type { PostId } from '#core/ids.ts';
import type { Post } from '#core/post.ts';
import type { Result } from '#core/result.ts';
import type { OfficeStore } from '#ports/store.ts';
import type { Delivery } from './arrange-delivery.ts';
import { type ChangeRefusal, changeStoredPost } from './change-stored-post.ts';

/** Sends a post once more after a person has looked and not found it. */
export function sendStoredPostAgain(
  parts: Delivery,
  office: OfficeStore,
  decision: { readonly id: PostId; readonly seen: number; readonly by: Actor },
): Promise<Result<Post, ChangeRefusal>> {
  return changeStoredPost(parts, office, decision.id, decision.seen, (post) =>
    sendPostAgain(post, decision.by, parts.clock.now()),
  );
}
