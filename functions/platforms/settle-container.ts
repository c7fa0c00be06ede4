import type { PublishOutcome } from '#core/publish-outcome.ts';
import { epochOf, type Instant, later, MINUTE, SECOND } from '#core/time.ts';
import type { ContainerRun, FailedReply, MadeContainer } from './container-calls.ts';
import { isTokenRefused, isUncertain, judgeError } from './graph-errors.ts';
import { deferred, unanswered, unconfirmed } from './outcomes.ts';

/** After a publishing call that went wrong the post can still appear: a container is looked at twice, so far apart. */
const SETTLE = 15 * SECOND;
/** Clocks may disagree by so much. */
const SKEW = 5 * MINUTE;

/** Finds out what a publishing call did: even a refusal has been seen for a post that went live. */
export async function settleContainer(
  run: ContainerRun,
  { containerId, madeAt }: MadeContainer,
  reply: Exclude<FailedReply, { kind: 'not-sent' }>,
): Promise<PublishOutcome> {
  const { calls, journal, clock, wait } = run;
  for (const pause of [0, SETTLE]) {
    if (pause > 0) await wait(pause);
    const read = await calls.read(containerId);
    if (read.kind !== 'ok') return settleUnread(run, reply);
    switch (read.value.state) {
      case 'PUBLISHED':
        return adoptPost(run, madeAt);
      case 'ERROR':
      case 'EXPIRED':
        await journal.record({ containerId: '' });
        return calls.judgeFailure(read.value.words);
      case 'FINISHED':
      case 'IN_PROGRESS':
    }
  }
  if (reply.kind === 'error' && !isUncertain(reply.error)) {
    return judgeError(reply.error, calls.name, calls.errors, clock.now());
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
    : unreadable(calls.name);
}

export function unreadable(name: string): PublishOutcome {
  return unconfirmed(
    `The post may be public already, and ${name} did not tell, so nothing was sent again. Look at the channel on ${name}, then say here what you found.`,
  );
}

/** Finds the post that a published container became, by its text and time: another post may be newer. */
export async function adoptPost(
  { calls, publication, clock }: ContainerRun,
  madeAt: Instant,
): Promise<PublishOutcome> {
  const listed = await calls.listPosts();
  const since = epochOf(madeAt) - SKEW;
  const found = (listed.kind === 'ok' ? listed.value : [])
    .filter((post) => alike(post.text, publication.text) && epochOf(post.publishedAt) >= since)
    .sort((a, b) => a.publishedAt.localeCompare(b.publishedAt))[0];
  return {
    kind: 'published',
    receipt: {
      // That it is public is certain; which one it is, only if the list shows it.
      platformId: found?.id ?? '',
      permalink: found?.permalink ?? calls.profile,
      publishedAt: found?.publishedAt ?? clock.now(),
    },
  };
}

export async function receiptOf({ calls, clock }: ContainerRun, platformId: string): Promise<PublishOutcome> {
  const publishedAt = clock.now();
  const read = await calls.readPermalink(platformId);
  const permalink = read.kind === 'ok' ? read.value : calls.profile;
  return { kind: 'published', receipt: { platformId, permalink, publishedAt } };
}

function alike(a: string, b: string): boolean {
  return fold(a) === fold(b);
}

function fold(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim();
}
