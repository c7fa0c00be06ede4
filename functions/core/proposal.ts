import { canonical } from './digest.ts';
import { PostId } from './ids.ts';
import { findWithdrawn, type WithdrawnMessage } from './message-withdrawal.ts';
import type { OfferPlan } from './plan-offer.ts';
import type { Post, PostState } from './post.ts';

/**
 * What a revised campaign would change in an office: another text, picture or time of a post, a post more, or one
 * less. Beside the office's own, which stays as it is until somebody of the office takes the proposal.
 */
export type ProposedChange =
  | { readonly kind: 'changed'; readonly own: Post; readonly proposed: Post }
  | { readonly kind: 'added'; readonly proposed: Post }
  | { readonly kind: 'dropped'; readonly own: Post };

/** States in which nothing has gone out, so that a proposal still makes sense. */
const UNSENT: ReadonlySet<PostState> = new Set([
  'draft',
  'review',
  'scheduled',
  'held',
  'rejected',
  'missed',
]);

/** Compares an office's posts of a campaign with what its revision would make of them, by time. */
export function compareWithProposal(
  own: readonly Post[],
  { posts }: Pick<OfferPlan, 'posts'>,
  withdrawn: readonly WithdrawnMessage[] = [],
): readonly ProposedChange[] {
  const isTakenBack = ({ state, source }: Post) =>
    state === 'cancelled' && findWithdrawn(withdrawn, source.messageId) !== undefined;
  const changes = posts.flatMap((proposed): ProposedChange[] => {
    const inPlace = own.filter(({ id }) => isPlaceOf(id, proposed.id));
    const known = inPlace.find((post) => !isTakenBack(post));
    if (!known) return [{ kind: 'added', proposed: placeBeside(proposed, inPlace.length) }];
    if (!UNSENT.has(known.state) || says(known) === says(proposed)) return [];
    return [{ kind: 'changed', own: known, proposed }];
  });
  const dropped = own.filter(
    ({ id, state }) => UNSENT.has(state) && !posts.some((proposed) => isPlaceOf(id, proposed.id)),
  );
  return [...changes, ...dropped.map((post): ProposedChange => ({ kind: 'dropped', own: post }))].toSorted(
    (a, b) => (dueOf(a) < dueOf(b) ? -1 : dueOf(a) > dueOf(b) ? 1 : 0),
  );
}

/** Whether an own post stands where a proposed one would, or beside those there that were taken back. */
function isPlaceOf(id: PostId, proposed: PostId): boolean {
  return id === proposed || id.startsWith(`${proposed}-beside-`);
}

/** The draft of a withdrawn message is over for good: what a revision puts in its place is another post. */
function placeBeside(proposed: Post, takenBack: number): Post {
  if (takenBack === 0) return proposed;
  return { ...proposed, id: PostId.parse(`${proposed.id}-beside-${takenBack}`) };
}

/** The post that a change is about: the office's own where it has one. */
export function subjectOfChange(change: ProposedChange): Post {
  return change.kind === 'added' ? change.proposed : change.own;
}

function dueOf(change: ProposedChange): string {
  return subjectOfChange(change).slot.due;
}

/** Everything that a proposal can change about a post. */
function says({ text, image, slot }: Post): string {
  return canonical({ text, image: image && { mediaId: image.mediaId, alt: image.alt }, due: slot.due });
}
