import { CLARION } from '#core/audit.ts';
import type { Channel } from '#core/channel.ts';
import type { Digest } from '#core/digest.ts';
import { AttemptId, type Platform } from '#core/ids.ts';
import type { Post } from '#core/post.ts';
import { changePost, type PostChange, type PostRefusal } from '#core/post-change.ts';
import type { PublishOrder } from '#core/publish-order.ts';
import type { PublishOutcome } from '#core/publish-outcome.ts';
import { claimPost, holdUnapproved, missPost, recoverPost, settlePost } from '#core/publish-steps.ts';
import type { Result } from '#core/result.ts';
import { HOUR, later } from '#core/time.ts';
import type { Chance } from '#ports/chance.ts';
import type { MediaLibrary } from '#ports/media.ts';
import type { Publication, Publisher } from '#ports/publisher.ts';
import type { OfficeStore, Store } from '#ports/store.ts';
import { type Delivery, queueSoon, setAlarms } from './arrange-delivery.ts';
import { type AttemptJournal, ClaimLostError, openJournal } from './attempt-journal.ts';
import { type CredentialsParts, useCredentials } from './use-credentials.ts';

export interface Publishing extends Delivery, CredentialsParts {
  readonly store: Store;
  readonly media: MediaLibrary;
  readonly chance: Chance;
  readonly digest: Digest;
  readonly publisherFor: (platform: Platform) => Publisher | undefined;
}

/** What became of an order: the state that the post is in now, or why nothing was done. */
export type PublishReport = Post['state'] | 'nothing-due' | 'lost-claim';

/**
 * Acts on one post whose time has come: claims and publishes it, or settles an attempt that died. Any number of
 * orders for the same post, at any time and in any order, publish it once.
 */
export async function publishPost(parts: Publishing, order: PublishOrder): Promise<PublishReport> {
  const office = parts.store.forOffice(order.officeId, CLARION);
  const post = await office.readPost(order.postId);
  if (post?.dueAt === undefined) return 'nothing-due';
  if (post.dueAt > parts.clock.now()) {
    // An order that came early must not be the last one.
    await queueSoon(parts, [post]);
    return 'nothing-due';
  }
  if (post.state === 'publishing') return write(parts, office, recoverPost(post, parts.clock.now()));
  const channel = await office.readChannel(post.platform);
  const obstacle = findObstacle(post, channel);
  if (obstacle) return write(parts, office, obstacle);
  const claim = claimPost(post, AttemptId.parse(parts.chance.id()), parts.clock.now(), parts.digest);
  if (!claim.ok) {
    if (claim.error.kind === 'too-late') return write(parts, office, missPost(post));
    if (claim.error.kind === 'changed') return write(parts, office, holdUnapproved(post));
    return 'nothing-due';
  }
  const claimed = await office.writePost(claim.value);
  if (claimed === 'conflict' || channel === undefined) return 'lost-claim';
  return attemptPost(parts, office, claimed, channel);
}

/** Why a post must not even be tried, as the change that says so. */
function findObstacle(post: Post, channel: Channel | undefined): Result<PostChange, PostRefusal> | undefined {
  if (channel === undefined || channel.status === 'disconnected') {
    const trouble = `The channel is not connected${channel?.trouble ? `: ${channel.trouble}` : '.'} Connect it on the Channels page, then release this post.`;
    return changePost(post, 'hold', { dueAt: undefined, trouble }, trouble);
  }
  if (channel.mode === 'manual') {
    return changePost(
      post,
      'hand-off',
      { dueAt: undefined },
      'It is time: this channel is posted to by hand. Copy the text, post it, and record its address here.',
    );
  }
  return undefined;
}

async function attemptPost(
  parts: Publishing,
  office: OfficeStore,
  claimed: Post,
  channel: Channel,
): Promise<PublishReport> {
  const { attempt } = claimed;
  if (attempt === undefined) throw new Error(`${claimed.id} was claimed without an attempt`);
  const journal = openJournal({ office, clock: parts.clock, digest: parts.digest }, claimed, attempt);
  try {
    const outcome = await runAttempt(parts, office, journal, channel);
    if (outcome.kind === 'disconnected') await markDisconnected(office, channel.platform, outcome.reason);
    return await settle(parts, office, journal.post, outcome);
  } catch (cause) {
    if (cause instanceof ClaimLostError) return 'lost-claim';
    throw cause;
  }
}

async function runAttempt(
  parts: Publishing,
  office: OfficeStore,
  journal: AttemptJournal,
  channel: Channel,
): Promise<PublishOutcome> {
  const publisher = parts.publisherFor(channel.platform);
  if (!publisher) return { kind: 'rejected', reason: `Clarion no longer publishes on ${channel.platform}.` };
  const credentials = await useCredentials(parts, office, channel);
  if (!credentials.ok) {
    const { kind, reason } = credentials.error;
    return kind === 'unreachable'
      ? { kind: 'deferred', until: undefined, reason }
      : { kind: 'disconnected', reason };
  }
  const image = await readImage(parts, journal.post);
  if (image === 'missing') {
    return { kind: 'rejected', reason: 'The image of this post can no longer be found. Choose another one.' };
  }
  const { text, mentions, progress, attempt } = journal.post;
  const { accountId, handle } = channel;
  const startedAt = attempt?.startedAt ?? parts.clock.now();
  const publication: Publication = {
    accountId,
    handle,
    credentials: credentials.value,
    text,
    mentions,
    image,
    progress,
    startedAt,
  };
  return publisher.publish(publication, journal);
}

async function readImage(parts: Publishing, { image }: Post): Promise<Publication['image'] | 'missing'> {
  if (image === undefined) return undefined;
  const stored = await parts.media.read(image.mediaId);
  if (stored === undefined) return 'missing';
  const url = await parts.media.publicUrl(image.mediaId, later(parts.clock.now(), 24 * HOUR));
  return { ...image, content: stored.bytes, url };
}

/** Stores how the attempt ended. If the row has moved on meanwhile, the evidence is applied to what it is now. */
async function settle(
  parts: Publishing,
  office: OfficeStore,
  post: Post,
  outcome: PublishOutcome,
): Promise<PublishReport> {
  const now = parts.clock.now();
  const report = await write(parts, office, settlePost(post, outcome, now, parts.chance.jitter()));
  if (report !== 'lost-claim') return report;
  const current = await office.readPost(post.id);
  if (current?.attempt?.id !== post.attempt?.id || current === undefined) return 'lost-claim';
  return write(parts, office, settlePost(current, outcome, now, parts.chance.jitter()));
}

/** Stores a change of a post and sees to it that Clarion looks at the post again when it must. */
async function write(
  parts: Publishing,
  office: OfficeStore,
  change: Result<PostChange, PostRefusal>,
): Promise<PublishReport> {
  if (!change.ok) return 'lost-claim';
  const { dueAt } = change.value.post;
  if (dueAt !== undefined) await setAlarms(parts, [dueAt]);
  const written = await office.writePost(change.value);
  if (written === 'conflict') return 'lost-claim';
  await queueSoon(parts, [written]);
  return written.state;
}

/** Takes a channel out of use, so that its other posts are held too instead of failing one by one. */
async function markDisconnected(office: OfficeStore, platform: Platform, reason: string): Promise<void> {
  const channel = await office.readChannel(platform);
  if (channel === undefined || channel.status === 'disconnected') return;
  await office.writeChannel(
    { ...channel, status: 'disconnected', trouble: reason },
    { subject: { kind: 'channel', id: platform }, action: 'channel.disconnected', summary: reason },
  );
}
