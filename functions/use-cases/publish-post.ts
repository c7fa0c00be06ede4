import { CLARION } from '#core/audit.ts';
import type { Channel } from '#core/channel.ts';
import { judgeSending } from '#core/gate.ts';
import { AttemptId } from '#core/ids.ts';
import type { Post } from '#core/post.ts';
import { changePost, type PostChange, type PostRefusal } from '#core/post-change.ts';
import type { PublishOrder } from '#core/publish-order.ts';
import type { SpentAllowances } from '#core/publish-outcome.ts';
import { claimPost, holdUnapproved, LEASE, recoverPost, withholdPost } from '#core/publish-steps.ts';
import { settleFinding } from '#core/reconcile-steps.ts';
import type { Result } from '#core/result.ts';
import type { TextRules } from '#core/text-rules.ts';
import { epochOf, type Instant, later, SECOND } from '#core/time.ts';
import { waitOutPause } from '#core/wait-out-pause.ts';
import { LONGEST_DELAY } from '#ports/publish-queue.ts';
import type { OfficeStore, Store } from '#ports/store.ts';
import { queueSoon } from './arrange-delivery.ts';
import { type Attempting, type AttemptReport, attemptPost } from './attempt-post.ts';
import { judgeByCalendar } from './judge-by-calendar.ts';
import { judgeByGuardrails } from './judge-wording.ts';
import { lookForPost } from './look-for-post.ts';
import { storeChange } from './store-change.ts';

export interface Publishing extends Attempting {
  readonly store: Store;
  /** The rules of every platform that is set up. */
  readonly rules: readonly TextRules[];
}

/** What became of an order: the state that the post is in now, or why nothing was done. */
export type PublishReport = Post['state'] | 'nothing-due' | 'lost-claim' | 'waits-for-turn';

const CHANNEL_PAUSES =
  'The platform limits how much this channel may send, and the limit is reached. Nothing is wrong with this post.';

/** Time between two posts of one channel, in milliseconds: what has piled up goes out one by one, not in a burst. */
export const SPACING = 30 * SECOND;

/**
 * Acts on one post whose time has come: claims and publishes it, settles an attempt that died, or looks for a post
 * whose answer was lost. Any number of orders for the same post, at any time and in any order, publish it once.
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
  switch (post.state) {
    case 'publishing':
      return store(parts, office, recoverPost(post, parts.clock.now()));
    case 'unconfirmed':
      return reconcilePost(parts, office, post);
    case 'scheduled':
      return startPost(parts, office, post);
    default:
      throw new Error(`${post.id} is ${post.state} and yet due`);
  }
}

/** Looks for a post that may be public, and stores what the look showed. */
async function reconcilePost(parts: Publishing, office: OfficeStore, post: Post): Promise<PublishReport> {
  const finding = await lookForPost(parts, office, post, await office.readChannel(post.platform));
  return store(parts, office, settleFinding(post, finding, parts.clock.now()));
}

/** Tries a scheduled post, if nothing speaks against it and no other post of its channel is on its way. */
async function startPost(parts: Publishing, office: OfficeStore, post: Post): Promise<PublishReport> {
  const now = parts.clock.now();
  const verdict = judgeSending(post, await office.readGates(), now);
  if (verdict.kind !== 'go') return store(parts, office, withholdPost(post, verdict));
  const byCalendar = await judgeByCalendar(office, post, now);
  if (byCalendar.kind !== 'go') return store(parts, office, withholdPost(post, byCalendar));
  const byWords = await judgeByGuardrails(parts, office, post);
  if (byWords.kind !== 'go') return store(parts, office, withholdPost(post, byWords));
  const channel = await office.readChannel(post.platform);
  if (channel === undefined || channel.status === 'disconnected' || channel.mode === 'manual') {
    return store(parts, office, turnAway(post, channel));
  }
  const pause = await parts.store.readAppPause(post.platform);
  if (pause !== undefined && now < pause.until) {
    return store(parts, office, waitOutPause(post, pause, parts.chance.jitter()));
  }
  const turn = await office.takeTurn(post.platform, post.id, now, later(now, LEASE));
  if (turn !== 'taken') {
    const again = later(now, SPACING);
    const isSoon = turn.busyUntil <= again;
    if (!turn.posting && !isSoon) {
      // No jitter: the channel's own turns keep its posts apart.
      return store(parts, office, waitOutPause(post, { until: turn.busyUntil, reason: CHANNEL_PAUSES }, 0));
    }
    // An attempt under way ends long before its lease does.
    await waitForTurn(parts, post, isSoon ? turn.busyUntil : again);
    return 'waits-for-turn';
  }
  const report = await claimAndAttempt(parts, office, post, channel);
  const spent = spentAllowances(report);
  if (spent.app !== undefined) await parts.store.pauseApp(post.platform, spent.app);
  await office.endTurn(post.platform, post.id, freeAgainAt(report, parts.clock.now()));
  return typeof report === 'string' ? report : report.post.state;
}

async function claimAndAttempt(
  parts: Publishing,
  office: OfficeStore,
  post: Post,
  channel: Channel,
): Promise<AttemptReport | PublishReport> {
  const claim = claimPost(post, AttemptId.parse(parts.chance.id()), parts.clock.now(), parts.digest);
  if (!claim.ok) {
    return claim.error.kind === 'changed' ? store(parts, office, holdUnapproved(post)) : 'nothing-due';
  }
  // The alarm for the lease's end comes with it: a host that dies now is found out in its minute.
  const claimed = await storeChange(parts, office, claim.value);
  if (claimed === 'conflict' || claimed.attempt === undefined) return 'lost-claim';
  return attemptPost(parts, office, claimed, claimed.attempt, channel);
}

/** Why a post is not put before a publisher: nobody to post as, or a person posts on this channel. */
function turnAway(post: Post, channel: Channel | undefined): Result<PostChange, PostRefusal> {
  if (channel?.mode === 'manual') {
    return changePost(
      post,
      'hand-off',
      { dueAt: undefined },
      'It is time: this channel is posted to by hand. Copy the text, post it, and record its address here.',
    );
  }
  const why = channel?.trouble === undefined ? '.' : `: ${channel.trouble}`;
  const trouble = `The channel is not connected${why} Connect it on the Channels page, then release this post.`;
  return changePost(post, 'hold', { dueAt: undefined, trouble }, trouble);
}

/** Orders the post again for when its channel is free. The post stays due meanwhile, so that nothing can be lost. */
async function waitForTurn(parts: Publishing, { officeId, id }: Post, until: Instant): Promise<void> {
  const wait = Math.ceil((epochOf(until) - epochOf(parts.clock.now())) / SECOND);
  await parts.queue.send([{ officeId, postId: id }], Math.min(LONGEST_DELAY, Math.max(1, wait)));
}

/** When the channel's next post may go: not before the platform's own word where it gave one. */
function freeAgainAt(report: AttemptReport | PublishReport, now: Instant): Instant {
  if (typeof report === 'string') return now;
  const { kind } = report.outcome;
  const spaced = kind === 'published' || kind === 'unconfirmed' ? later(now, SPACING) : now;
  const { channel } = spentAllowances(report);
  return channel !== undefined && channel > spaced ? channel : spaced;
}

function spentAllowances(report: AttemptReport | PublishReport): SpentAllowances {
  return (typeof report !== 'string' && 'spent' in report.outcome && report.outcome.spent) || {};
}

async function store(
  parts: Publishing,
  office: OfficeStore,
  change: Result<PostChange, PostRefusal>,
): Promise<PublishReport> {
  if (!change.ok) return 'lost-claim';
  const written = await storeChange(parts, office, change.value);
  return written === 'conflict' ? 'lost-claim' : written.state;
}
