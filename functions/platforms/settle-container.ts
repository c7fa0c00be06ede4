import type { PublishOutcome } from '#core/publish-outcome.ts';
import { later, MINUTE, SECOND } from '#core/time.ts';
import type { Container, ContainerRun, FailedReply } from './container-calls.ts';
import { isTokenRefused, isUncertain, judgeError } from './graph-errors.ts';
import { lookForPublished, lookInList } from './look-for-container.ts';
import { deferred, unanswered, unseen } from './outcomes.ts';
import { isOverQuota, waitForQuota } from './publishing-quota.ts';

/** After a publishing call that went wrong the post can still appear: a container is looked at twice, so far apart. */
const SETTLE = 15 * SECOND;

/** Finds out what a publishing call did: even a refusal has been seen for a post that went live. */
export async function settleContainer(
  run: ContainerRun,
  containerId: string,
  reply: Exclude<FailedReply, { kind: 'not-sent' }>,
): Promise<PublishOutcome> {
  const { calls, clock, wait } = run;
  let container: Container | undefined;
  for (const pause of [0, SETTLE]) {
    if (pause > 0) await wait(pause);
    const read = await calls.read(containerId);
    if (read.kind !== 'ok') return settleUnread(run, reply);
    container = read.value;
    if (container.state === 'PUBLISHED') return adoptPost(run);
  }
  if (container && hasFailed(container)) return settleFailure(run, container.words);
  if (reply.kind === 'error' && !isUncertain(reply.error)) {
    const refusal = judgeError(reply.error, calls.name, calls.errors, clock.now());
    return isOverQuota(reply.error) ? waitForQuota(run, refusal) : refusal;
  }
  return deferred(
    `${calls.name} did not confirm the post, and shows that it is not public yet. Clarion tries again in a minute, in a way that cannot post twice.`,
    later(clock.now(), MINUTE),
  );
}

function settleUnread(
  { calls, clock }: ContainerRun,
  reply: Exclude<FailedReply, { kind: 'not-sent' }>,
): PublishOutcome {
  if (reply.kind !== 'error') return unanswered(calls.name);
  // A token is refused before anything is done, and the reading fails for the same reason.
  return isTokenRefused(reply.error)
    ? judgeError(reply.error, calls.name, calls.errors, clock.now())
    : unseen(calls.name);
}

export function hasFailed({ state }: Container): boolean {
  return state === 'ERROR' || state === 'EXPIRED';
}

/** The outcome for a container that was sent and has failed: unless the list shows the post, another one is needed. */
export async function settleFailure(run: ContainerRun, words: string): Promise<PublishOutcome> {
  const sight = await lookInList(run);
  if (sight.kind === 'public') return { kind: 'published', receipt: sight.receipt };
  return sight.kind === 'absent' ? dropContainer(run, words) : unseen(run.calls.name);
}

/** The outcome for a container that has failed and cannot have become public. */
export async function dropContainer(
  { calls, journal }: ContainerRun,
  words: string,
): Promise<PublishOutcome> {
  await journal.record({ containerId: '' });
  return calls.judgeFailure(words);
}

/** Takes over the post that a published container became. */
export async function adoptPost(run: ContainerRun): Promise<PublishOutcome> {
  const sight = await lookForPublished(run);
  return sight.kind === 'public' ? { kind: 'published', receipt: sight.receipt } : unseen(run.calls.name);
}

export async function receiptOf({ calls, clock }: ContainerRun, platformId: string): Promise<PublishOutcome> {
  const publishedAt = clock.now();
  const read = await calls.readPermalink(platformId);
  const permalink = read.kind === 'ok' ? read.value : calls.profile;
  return { kind: 'published', receipt: { platformId, permalink, publishedAt } };
}
