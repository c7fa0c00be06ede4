import type { PostId } from '#core/ids.ts';
import type { Post } from '#core/post.ts';
import type { PostChange, PostRefusal } from '#core/post-change.ts';
import { err, type Result } from '#core/result.ts';
import type { Slot } from '#core/slot.ts';
import type { OfficeStore } from '#ports/store.ts';
import type { Delivery } from './arrange-delivery.ts';
import { type ChangeRefusal, changeStoredPost } from './change-stored-post.ts';
import { type CheckingCosts, committing, judgeCostOf } from './check-cost.ts';
import { writeAnew } from './write-anew.ts';

export interface PricedChange {
  readonly id: PostId;
  readonly seen: number;
  /** Where the post is moved to. */
  readonly slot?: Slot;
}

/**
 * Applies a person's decision as `changeStoredPost` does, if the post keeps the office within its monthly cost cap.
 * Where others commit the office to costs at the same moment, it is judged anew.
 */
export function changeWithinCap(
  parts: Delivery & CheckingCosts,
  office: OfficeStore,
  { id, seen, slot }: PricedChange,
  decide: (post: Post) => Result<PostChange, PostRefusal>,
): Promise<Result<Post, ChangeRefusal>> {
  return writeAnew(async () => {
    const post = await office.readPost(id);
    if (!post) return err({ kind: 'unknown-post' });
    const cost = await judgeCostOf(parts, office, post, slot);
    if (cost?.refusal !== undefined) return err({ kind: 'over-cap', message: cost.refusal });
    const changed = await changeStoredPost(parts, cost ? committing(office, cost) : office, id, seen, decide);
    // A post that is still as it was seen has not changed meanwhile: what the office is committed to has.
    const outrun =
      !changed.ok && changed.error.kind === 'changed-meanwhile' && changed.error.post.version === seen;
    return outrun ? 'conflict' : changed;
  });
}
