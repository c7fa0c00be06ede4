import type { Actor } from '#core/audit.ts';
import { confirmPost } from '#core/author-post.ts';
import type { FieldProblem } from '#core/field-problem.ts';
import type { PostId } from '#core/ids.ts';
import type { Post } from '#core/post.ts';
import { err, type Result } from '#core/result.ts';
import type { OfficeStore } from '#ports/store.ts';
import type { Delivery } from './arrange-delivery.ts';
import { type ChangeRefusal, changeStoredPost } from './change-stored-post.ts';

/** Records where a person has seen a post that Clarion could not see itself, or that they posted by hand. */
export async function confirmStoredPost(
  parts: Delivery,
  office: OfficeStore,
  decision: { readonly id: PostId; readonly seen: number; readonly permalink: string; readonly by: Actor },
): Promise<Result<Post, ChangeRefusal | { readonly kind: 'address'; readonly problem: FieldProblem }>> {
  const permalink = decision.permalink.trim();
  if (!/^https?:\/\/[^\s/]+\/\S*$/.test(permalink)) {
    const message =
      'Give the whole address of the post, as copied from the browser; it begins with https://.';
    return err({ kind: 'address', problem: { field: 'permalink', message } });
  }
  return changeStoredPost(parts, office, decision.id, decision.seen, (post) =>
    confirmPost(post, permalink, decision.by, parts.clock.now()),
  );
}
