import type { Actor } from '#core/audit.ts';
import { submitPost } from '#core/author-post.ts';
import type { PostId } from '#core/ids.ts';
import type { Post } from '#core/post.ts';
import type { Result } from '#core/result.ts';
import type { OfficeStore } from '#ports/store.ts';
import type { Delivery } from './arrange-delivery.ts';
import { type ChangeRefusal, changeStoredPost } from './change-stored-post.ts';

/** Puts a draft before the office's approvers. */
export function submitStoredPost(
  parts: Delivery,
  office: OfficeStore,
  { id, seen, by }: { readonly id: PostId; readonly seen: number; readonly by: Actor },
): Promise<Result<Post, ChangeRefusal>> {
  return changeStoredPost(parts, office, id, seen, (post) => submitPost(post, by));
}
