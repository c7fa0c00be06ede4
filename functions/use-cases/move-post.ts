import type { Actor } from '#core/audit.ts';
import { movePost } from '#core/author-post.ts';
import type { PostProblem } from '#core/check-post.ts';
import { readSlot, type SlotRefusal, type WantedTime } from '#core/check-slot.ts';
import type { OfficeCalendar } from '#core/election/calendar.ts';
import { checkByCalendar, limitToTruth } from '#core/election/check-by-calendar.ts';
import type { PostId } from '#core/ids.ts';
import type { Post } from '#core/post.ts';
import type { PostChange, PostRefusal } from '#core/post-change.ts';
import { err, ok, type Result } from '#core/result.ts';
import type { OfficeStore } from '#ports/store.ts';
import type { Delivery } from './arrange-delivery.ts';
import type { ChangeRefusal } from './change-stored-post.ts';
import { changeWithinCap } from './change-within-cap.ts';
import type { CheckingCosts } from './check-cost.ts';
import { readOfficeCalendar } from './judge-by-calendar.ts';

export interface PostMove {
  readonly id: PostId;
  readonly seen: number;
  readonly when: WantedTime;
  readonly by: Actor;
}

/** Gives a post another time on its office's clock, unless its text would be wrong there. */
export async function moveStoredPost(
  parts: Delivery & CheckingCosts,
  office: OfficeStore,
  move: PostMove,
): Promise<Result<Post, ChangeRefusal | ({ readonly kind: 'time' } & SlotRefusal)>> {
  const post = await office.readPost(move.id);
  if (!post) return err({ kind: 'unknown-post' });
  const slot = readSlot(move.when, post.slot.zone, parts.clock.now());
  if (!slot.ok) return err({ kind: 'time', ...slot.error });
  const calendar = await readOfficeCalendar(office);
  const wrong = calendar && findNewProblem(post, movePost(post, slot.value, move.by), calendar);
  if (wrong) return err({ kind: 'time', problem: { field: 'date', message: wrong.message } });
  const order = { id: move.id, seen: move.seen, slot: slot.value };
  const changed = await changeWithinCap(parts, office, order, (current) => {
    const moved = movePost(current, slot.value, move.by);
    return moved.ok && calendar
      ? ok({
          ...moved.value,
          post: { ...moved.value.post, notAfter: limitToTruth(moved.value.post, calendar) },
        })
      : moved;
  });
  return !changed.ok && changed.error.kind === 'over-cap'
    ? err({ kind: 'time', problem: { field: 'date', message: changed.error.message } })
    : changed;
}

/** What the text says wrongly at its new time that it does not say at the old one. */
function findNewProblem(
  post: Post,
  moved: Result<PostChange, PostRefusal>,
  calendar: OfficeCalendar,
): PostProblem | undefined {
  if (!moved.ok) return undefined;
  const known = checkByCalendar(post, calendar);
  const there = { ...moved.value.post, notAfter: limitToTruth(moved.value.post, calendar) };
  return checkByCalendar(there, calendar).find(
    ({ message }) => !known.some((before) => before.message === message),
  );
}
