import type { Actor } from '#core/audit.ts';
import { movePost } from '#core/author-post.ts';
import { readSlot, type SlotRefusal, type WantedTime } from '#core/check-slot.ts';
import type { PostId } from '#core/ids.ts';
import type { Post } from '#core/post.ts';
import { err, type Result } from '#core/result.ts';
import type { OfficeStore } from '#ports/store.ts';
import type { Delivery } from './arrange-delivery.ts';
import { type ChangeRefusal, changeStoredPost } from './change-stored-post.ts';

export interface PostMove {
  readonly id: PostId;
  readonly seen: number;
  readonly when: WantedTime;
  readonly by: Actor;
}

/** Gives a post another time on its office's clock. */
export async function moveStoredPost(
  parts: Delivery,
  office: OfficeStore,
  move: PostMove,
): Promise<Result<Post, ChangeRefusal | ({ readonly kind: 'time' } & SlotRefusal)>> {
  const post = await office.readPost(move.id);
  if (!post) return err({ kind: 'unknown-post' });
  const slot = readSlot(move.when, post.slot.zone, parts.clock.now());
  if (!slot.ok) return err({ kind: 'time', ...slot.error });
  return changeStoredPost(parts, office, move.id, move.seen, (current) =>
    movePost(current, slot.value, move.by),
  );
}
