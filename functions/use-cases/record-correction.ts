import type { Actor } from '#core/audit.ts';
import { correctPost, readCorrection, type WantedCorrection } from '#core/correct-post.ts';
import type { Remedy } from '#core/correction.ts';
import type { FieldProblem } from '#core/field-problem.ts';
import type { PostId } from '#core/ids.ts';
import type { Post } from '#core/post.ts';
import { err, ok, type Result } from '#core/result.ts';
import { shareCorrection } from '#core/shared-correction.ts';
import type { Zone } from '#core/slot.ts';
import type { Clock } from '#ports/clock.ts';
import type { OfficeStore } from '#ports/store.ts';
import { isPublic } from './collect-reach.ts';

/** How a form says that a post was put right: for another post its address, or the id of one of the office's own. */
export interface WantedRemedy {
  readonly kind: Remedy['kind'];
  readonly permalink: string;
  readonly postId: string;
}

export interface CorrectionOrder extends Omit<WantedCorrection, 'remedy'> {
  readonly postId: PostId;
  readonly remedy: WantedRemedy;
  /** The zone of the clock that the times were read from. */
  readonly zone: Zone;
  /** What the post's platform is called. */
  readonly platformName: string;
  readonly by: Actor;
}

export type CorrectionRefusal =
  | { readonly kind: 'unknown-post' }
  | { readonly kind: 'impossible'; readonly message: string }
  | { readonly kind: 'problems'; readonly problems: readonly FieldProblem[] };

/** Others may write the post in between, such as a reading: nothing of theirs is in the way of a correction. */
const TRIES = 5;

/** Records what was wrong with a public post and how it was put right. The same form sent again changes nothing. */
export async function recordCorrection(
  { clock }: { readonly clock: Clock },
  office: OfficeStore,
  { postId, remedy: wanted, zone, platformName, by, ...rest }: CorrectionOrder,
): Promise<Result<Post, CorrectionRefusal>> {
  const remedy = await readRemedy(office, postId, wanted);
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const post = await office.readPost(postId);
    if (!post) return err({ kind: 'unknown-post' });
    if (!isPublic(post)) return err({ kind: 'impossible', message: NOT_PUBLIC });
    if (post.corrections?.some(({ id }) => id === rest.id)) return ok(post);
    // The times are judged with whatever remedy, so that everything wrong is told at once.
    const known: Remedy = remedy.ok ? remedy.value : { kind: 'edited' };
    const correction = readCorrection({ ...rest, remedy: known }, post, zone, by, clock.now());
    const problems = [...(remedy.ok ? [] : [remedy.error]), ...(correction.ok ? [] : correction.error)];
    if (problems.length > 0 || !correction.ok) return err({ kind: 'problems', problems });
    // The association whose campaign the post belongs to sees how long it took.
    const associationId = (await office.readCampaign(post.campaignId))?.offeredBy;
    const change = correctPost(post, correction.value, platformName);
    const written = await office.reach.writeCorrection(
      change,
      associationId && { associationId, correction: shareCorrection(post, correction.value) },
    );
    if (written !== 'conflict') return ok({ ...change.post, version: change.post.version + 1 });
  }
  throw new Error(`${postId} was written by others ${TRIES} times in a row`);
}

async function readRemedy(
  office: OfficeStore,
  postId: PostId,
  { kind, permalink, postId: chosen }: WantedRemedy,
): Promise<Result<Remedy, FieldProblem>> {
  if (kind !== 'post') return ok({ kind });
  const address = permalink.trim();
  if (chosen !== '') {
    const message = 'Give either the address or the post, not both.';
    if (address !== '') return err({ field: 'permalink', message });
    const other = (await office.listPosts()).find(({ id }) => id === chosen);
    return other?.receipt && other.id !== postId
      ? ok({ kind, permalink: other.receipt.permalink, postId: other.id })
      : err({ field: 'postId', message: 'Choose another public post of your office.' });
  }
  if (/^https?:\/\/[^\s/]+\/\S*$/.test(address)) return ok({ kind, permalink: address });
  const message =
    'Give the whole address of the post that corrects this one, as copied from the browser; it begins with https://.';
  return err({ field: 'permalink', message });
}

const NOT_PUBLIC = 'The post is not public. Change or cancel it instead of recording a correction.';
