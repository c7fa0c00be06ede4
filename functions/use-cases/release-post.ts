import type { Actor } from '#core/audit.ts';
import { releasePost } from '#core/author-post.ts';
import type { PostId } from '#core/ids.ts';
import type { Post } from '#core/post.ts';
import type { Result } from '#core/result.ts';
import type { OfficeStore } from '#ports/store.ts';
import type { Delivery } from './arrange-delivery.ts';
import { type ChangeRefusal, changeStoredPost } from './change-stored-post.ts';

/** Lets a held post go out: at its own time if that is still to come, otherwise at once. */
export function releaseStoredPost(
  parts: Delivery,
  office: OfficeStore,
  decision: { readonly id: PostId; readonly seen: number; readonly by: Actor },
): Promise<Result<Post, ChangeRefusal>> {
  return changeStoredPost(parts, office, decision.id, decision.seen, (post) =>
    releasePost(post, decision.by, parts.clock.now()),
  );
}
