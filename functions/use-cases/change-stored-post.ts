import type { PostId } from '#core/ids.ts';
import type { Post } from '#core/post.ts';
import type { PostChange, PostRefusal } from '#core/post-change.ts';
import { err, ok, type Result } from '#core/result.ts';
import type { OfficeStore } from '#ports/store.ts';
import type { Delivery } from './arrange-delivery.ts';
import { storeChange } from './store-change.ts';

/** Why a person's change of a post did not take place. */
export type ChangeRefusal =
  | PostRefusal
  | { readonly kind: 'unknown-post' }
  /** Somebody else, or Clarion, has changed the post since the person saw it. */
  | { readonly kind: 'changed-meanwhile'; readonly post: Post }
  /** It would take the office over its monthly cost cap. */
  | { readonly kind: 'over-cap'; readonly message: string };

/**
 * Applies a person's decision to a post as they saw it. `seen` is the version that their page showed: a post that has
 * moved on since is left as it is, and they are shown the new one.
 */
export async function changeStoredPost(
  parts: Delivery,
  office: OfficeStore,
  id: PostId,
  seen: number,
  decide: (post: Post) => Result<PostChange, PostRefusal>,
): Promise<Result<Post, ChangeRefusal>> {
  const post = await office.readPost(id);
  if (!post) return err({ kind: 'unknown-post' });
  if (post.version !== seen) return err({ kind: 'changed-meanwhile', post });
  const change = decide(post);
  if (!change.ok) return change;
  const written = await storeChange(parts, office, change.value);
  if (written === 'conflict') {
    const current = await office.readPost(id);
    return err(current ? { kind: 'changed-meanwhile', post: current } : { kind: 'unknown-post' });
  }
  return ok(written);
}
