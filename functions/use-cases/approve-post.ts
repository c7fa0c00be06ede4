import type { Actor } from '#core/audit.ts';
import { approvePost } from '#core/author-post.ts';
import type { Digest } from '#core/digest.ts';
import type { PostId } from '#core/ids.ts';
import type { Post } from '#core/post.ts';
import { err, type Result } from '#core/result.ts';
import { startOf } from '#core/time.ts';
import type { OfficeStore } from '#ports/store.ts';
import type { Delivery } from './arrange-delivery.ts';
import { type ChangeRefusal, changeStoredPost } from './change-stored-post.ts';

/** Approves a post's text as it stands. One whose time has passed must be moved first, or it would go out at once. */
export async function approveStoredPost(
  parts: Delivery & { readonly digest: Digest },
  office: OfficeStore,
  decision: { readonly id: PostId; readonly seen: number; readonly by: Actor },
): Promise<Result<Post, ChangeRefusal | { readonly kind: 'in-the-past' }>> {
  const now = parts.clock.now();
  const post = await office.readPost(decision.id);
  if (post && startOf(post.slot.due) <= now) return err({ kind: 'in-the-past' });
  return changeStoredPost(parts, office, decision.id, decision.seen, (current) =>
    approvePost(current, decision.by, now, parts.digest),
  );
}
