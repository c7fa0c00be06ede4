import type { Actor } from '#core/audit.ts';
import type { PostId } from '#core/ids.ts';
import type { Post } from '#core/post.ts';
import { err, ok, type Result } from '#core/result.ts';
import { type Instant, later, MINUTE } from '#core/time.ts';
import type { Clock } from '#ports/clock.ts';
import type { PublishQueue } from '#ports/publish-queue.ts';
import type { OfficeStore } from '#ports/store.ts';
import { isPublic } from './collect-reach.ts';

export interface AskingForReach {
  readonly clock: Clock;
  readonly queue: PublishQueue;
}

/** Why a post's numbers are not read now. */
export type AskRefusal =
  | { readonly kind: 'unknown-post' }
  | { readonly kind: 'impossible'; readonly message: string }
  /** Somebody has asked a moment ago; it can be asked again from `until`. */
  | { readonly kind: 'too-soon'; readonly until: Instant };

/** Platforms count calls, and some charge for each: a post is asked about this often at most, in milliseconds. */
export const ASK_AGAIN = 10 * MINUTE;

/** Others may write the post in between, such as a reading: nothing of theirs is in the way of asking. */
const TRIES = 5;

/** From when somebody may ask for a post's numbers again. */
export function askableFrom({ askedAt }: Pick<Post, 'askedAt'>): Instant | undefined {
  return askedAt === undefined ? undefined : later(askedAt, ASK_AGAIN);
}

/** Has a post's numbers read now, whatever its age. The worker reads them: pages have no access to the platforms. */
export async function askReach(
  { clock, queue }: AskingForReach,
  office: OfficeStore,
  { id, by }: { readonly id: PostId; readonly by: Actor },
): Promise<Result<Post, AskRefusal>> {
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const post = await office.readPost(id);
    if (!post) return err({ kind: 'unknown-post' });
    const obstacle = await findObstacle(office, post);
    if (obstacle !== undefined) return err({ kind: 'impossible', message: obstacle });
    const now = clock.now();
    const until = askableFrom(post);
    if (until !== undefined && now < until) return err({ kind: 'too-soon', until });
    const written = await office.writePost({
      post: { ...post, askedAt: now },
      happening: {
        subject: { kind: 'post', id },
        action: 'reach.asked',
        summary: `${by.name} asked for the numbers of this post.`,
      },
    });
    if (written === 'conflict') continue;
    await queue.send([{ officeId: post.officeId, platform: post.platform, posts: [id], asked: true }], 0);
    return ok(written);
  }
  throw new Error(`${id} was written by others ${TRIES} times in a row`);
}

/** Why nobody can ask the platform for a post's numbers, in a sentence, if that is so. */
async function findObstacle(office: OfficeStore, post: Post): Promise<string | undefined> {
  if (!isPublic(post)) return 'The post is not public, so there is nothing to read.';
  if (post.removedAt !== undefined) {
    return 'The post is not on its platform any more, so its numbers cannot be read there.';
  }
  if (post.receipt.byHand) {
    return 'A person put this post up by hand, so Clarion cannot ask for its numbers. Type them in instead.';
  }
  const channel = await office.readChannel(post.platform);
  return channel === undefined || channel.mode === 'manual' || channel.status === 'disconnected'
    ? 'The channel is not connected. Connect it on the Channels page, then ask again.'
    : undefined;
}
