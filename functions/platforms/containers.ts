import type { PublishOutcome } from '#core/publish-outcome.ts';
import { epochOf, Instant, later, MINUTE, SECOND } from '#core/time.ts';
import type { Journal, Publication } from '#ports/publisher.ts';
import type { Dependencies } from './dependencies.ts';
import type { GraphReply } from './graph.ts';
import { type ErrorRule, isUncertain, judgeError, judgeUnpublished } from './graph-errors.ts';
import { deferred, disconnected, notReached, unanswered, unconfirmed } from './outcomes.ts';
import { beginSending, endUnsent, mayBePublic } from './sending.ts';

/** How far a container is, and what the platform says of it. */
export interface Container {
  readonly state: 'IN_PROGRESS' | 'FINISHED' | 'PUBLISHED' | 'ERROR' | 'EXPIRED';
  readonly words: string;
}

/** A public post as its platform lists it. */
export interface ListedPost {
  readonly id: string;
  readonly text: string;
  readonly permalink: string | undefined;
  readonly publishedAt: Instant;
}

/** The calls of one platform, Instagram or Threads, that publishes in two steps through a container. */
export interface ContainerCalls {
  readonly name: string;
  readonly errors: readonly ErrorRule[];
  create(): Promise<GraphReply<string>>;
  read(containerId: string): Promise<GraphReply<Container>>;
  /** Makes the container's post public and returns the post's id. */
  publish(containerId: string): Promise<GraphReply<string>>;
  readPermalink(postId: string): Promise<GraphReply<string>>;
  listPosts(): Promise<GraphReply<readonly ListedPost[]>>;
  /** What a container's failure means for the clerk. */
  judgeFailure(words: string): PublishOutcome;
  /** Where the channel's posts are seen when a post's own address cannot be learnt. */
  readonly profile: string;
}

/** Milliseconds between the looks at a container in the making, about 40 s in all. */
const LOOKS = [2, 3, 5, 10, 20].map((seconds) => seconds * SECOND);
/** After a publishing call that went wrong the post can still appear: a container is looked at twice, so far apart. */
const SETTLE = 15 * SECOND;
/** Clocks may disagree by so much. */
const SKEW = 5 * MINUTE;

/** Publishes through a container, which can become public once only: a repeat with the same container is safe. */
export async function publishThroughContainer(
  calls: ContainerCalls,
  publication: Publication,
  journal: Journal,
  { clock, wait }: Dependencies,
): Promise<PublishOutcome> {
  const { name, errors } = calls;
  const { progress } = publication;
  const judge = (reply: Exclude<GraphReply<unknown>, { kind: 'ok' }>) =>
    judgeUnpublished(reply, name, errors, clock.now());

  const kept = progress.containerId ? await resume(progress.containerId) : undefined;
  if (kept && 'outcome' in kept) return kept.outcome;
  const made = kept ?? (await make());
  if ('outcome' in made) return made.outcome;
  const unready = await waitUntilFinished(made.containerId);
  if (unready) return unready;

  const verdict = await beginSending(progress, journal, clock);
  if (verdict.kind !== 'go') return { kind: 'withheld', verdict };
  const published = await calls.publish(made.containerId);
  if (published.kind === 'ok') return receipt(published.value);
  if (published.kind === 'not-sent') {
    await endUnsent(progress, journal);
    return notReached(name);
  }
  return settle(made, published);

  /** Takes up the container of an earlier attempt, which may have published it. */
  async function resume(containerId: string): Promise<Made | Ended | undefined> {
    const read = await calls.read(containerId);
    if (read.kind !== 'ok') {
      if (isGone(read) && !mayBePublic(progress)) return undefined;
      const outcome = judge(read);
      return { outcome: mayBePublic(progress) && outcome.kind !== 'disconnected' ? unreadable() : outcome };
    }
    const madeAt = Instant.safeParse(progress.containerAt).data ?? publication.startedAt;
    switch (read.value.state) {
      case 'PUBLISHED':
        return { outcome: await adopt(madeAt) };
      case 'ERROR':
      case 'EXPIRED':
        await journal.record({ containerId: '' });
        return undefined;
      case 'FINISHED':
      case 'IN_PROGRESS':
        return { containerId, madeAt };
    }
  }

  async function make(): Promise<Made | Ended> {
    const madeAt = clock.now();
    const created = await calls.create();
    if (created.kind !== 'ok') return { outcome: judge(created) };
    await journal.record({ containerId: created.value, containerAt: madeAt });
    return { containerId: created.value, madeAt };
  }

  async function waitUntilFinished(containerId: string): Promise<PublishOutcome | undefined> {
    for (const pause of [0, ...LOOKS]) {
      if (pause > 0) await wait(pause);
      const read = await calls.read(containerId);
      if (read.kind !== 'ok') return judge(read);
      switch (read.value.state) {
        case 'FINISHED':
          return undefined;
        case 'PUBLISHED':
          return adopt(Instant.safeParse(progress.containerAt).data ?? publication.startedAt);
        case 'ERROR':
        case 'EXPIRED':
          await journal.record({ containerId: '' });
          return calls.judgeFailure(read.value.words);
        case 'IN_PROGRESS':
      }
    }
    return deferred(
      `${name} is still preparing the post. Clarion looks again in a minute.`,
      later(clock.now(), MINUTE),
    );
  }

  /** Finds out what a publishing call did: even a refusal has been seen for a post that went live. */
  async function settle(
    made: Made,
    reply: Exclude<GraphReply<string>, { kind: 'ok' | 'not-sent' }>,
  ): Promise<PublishOutcome> {
    for (const pause of [0, SETTLE]) {
      if (pause > 0) await wait(pause);
      const read = await calls.read(made.containerId);
      if (read.kind !== 'ok') return unread(reply);
      switch (read.value.state) {
        case 'PUBLISHED':
          return adopt(made.madeAt);
        case 'ERROR':
        case 'EXPIRED':
          await journal.record({ containerId: '' });
          return calls.judgeFailure(read.value.words);
        case 'FINISHED':
        case 'IN_PROGRESS':
      }
    }
    if (reply.kind === 'error' && !isUncertain(reply.error)) {
      return judgeError(reply.error, name, errors, clock.now());
    }
    return deferred(
      `${name} did not confirm the post, and shows that it is not public yet. Clarion tries again in a minute, in a way that cannot post twice.`,
      later(clock.now(), MINUTE),
    );
  }

  function unread(reply: Exclude<GraphReply<string>, { kind: 'ok' | 'not-sent' }>): PublishOutcome {
    if (reply.kind !== 'error') return unanswered(name);
    const outcome = judgeError(reply.error, name, errors, clock.now());
    // A token that is refused is refused before anything is done.
    return outcome.kind === 'disconnected' ? disconnected(outcome.reason) : unreadable();
  }

  function unreadable(): PublishOutcome {
    return unconfirmed(
      `The post may be public already, and ${name} did not tell, so nothing was sent again. Look at the channel on ${name}, then say here what you found.`,
    );
  }

  /** Finds the post that a published container became, by its text and time: another post may be newer. */
  async function adopt(madeAt: Instant): Promise<PublishOutcome> {
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

  async function receipt(platformId: string): Promise<PublishOutcome> {
    const publishedAt = clock.now();
    const read = await calls.readPermalink(platformId);
    const permalink = read.kind === 'ok' ? read.value : calls.profile;
    return { kind: 'published', receipt: { platformId, permalink, publishedAt } };
  }
}

interface Made {
  readonly containerId: string;
  readonly madeAt: Instant;
}

interface Ended {
  readonly outcome: PublishOutcome;
}

/** Whether the platform does not know (any more) what it is asked for. */
function isGone(reply: GraphReply<unknown>): boolean {
  return reply.kind === 'error' && [24, 100].includes(reply.error.code);
}

function alike(a: string, b: string): boolean {
  return a.normalize('NFC').replace(/\s+/g, ' ').trim() === b.normalize('NFC').replace(/\s+/g, ' ').trim();
}
