import type { Finding, PublishOutcome, Receipt } from '#core/publish-outcome.ts';
import { later, MINUTE, SECOND } from '#core/time.ts';
import type { Journal, Publication, Publisher } from '#ports/publisher.ts';
import type { Dependencies } from '../dependencies.ts';
import { ABSENT, notShown, PREPARED, refusedLook } from '../findings.ts';
import { createGraph, type Graph, type GraphReply } from '../graph.ts';
import { isTokenRefused, isUncertain, judgeError, judgeUnpublished, withUse } from '../graph-errors.ts';
import { deferred, notReached, rejected, unanswered, unseen } from '../outcomes.ts';
import { beginSending, endUnsent, mayBePublic } from '../sending.ts';
import type { FacebookConfig } from './config.ts';
import { lookForPost, readPost } from './look-for-post.ts';
import { preparePost } from './prepare-post.ts';
import { rules } from './rules.ts';
import { Done, type PagePost } from './schema.ts';

const { name } = rules;

/** A publishing call that went wrong may still be at work: the post is looked at twice, so many milliseconds apart. */
const SETTLE = 10 * SECOND;

/** Publishes on a Facebook page: the post is made where nobody sees it and then published, which may be repeated. */
export function createFacebookPublisher(
  config: FacebookConfig,
  { clock, wait, deadlines }: Dependencies,
): Publisher {
  return {
    platform: rules.platform,
    async publish(publication, journal) {
      const graph = openGraph(publication);
      return withUse(await attempt(graph, publication, journal), graph, name, clock.now());
    },

    async find(publication): Promise<Finding> {
      const sight = await lookForPost(openGraph(publication), publication);
      switch (sight.kind) {
        case 'public':
          return { kind: 'found', receipt: receiptOf(sight.post) };
        // It is seen by nobody, and the next attempt publishes the same one.
        case 'prepared':
          return PREPARED;
        case 'absent':
          return ABSENT;
        case 'hidden': {
          const { reply } = sight;
          if (reply.kind !== 'error') return notShown(name);
          return refusedLook(name, judgeError(reply.error, name, [], clock.now()), reply.error.message);
        }
      }
    },
  };

  function openGraph({ credentials }: Publication): Graph {
    return createGraph({
      origin: config.apiOrigin,
      version: config.graphVersion,
      accessToken: credentials.accessToken,
      proofSecret: config.clientSecret,
      deadlines,
    });
  }

  async function attempt(graph: Graph, publication: Publication, journal: Journal): Promise<PublishOutcome> {
    const { progress } = publication;
    const begun = progress.postId || mayBePublic(progress) ? await resume(graph, publication) : undefined;
    if (typeof begun === 'object') return begun;
    const prepared = begun
      ? ({ kind: 'ok', value: begun } as const)
      : await preparePost(graph, publication, journal, clock.now());
    if (prepared.kind !== 'ok') return judgeUnpublished(prepared, name, [], clock.now());
    const postId = prepared.value;

    const verdict = await beginSending(progress, journal, clock);
    if (verdict.kind !== 'go') return { kind: 'withheld', verdict };
    const reply = await graph.post(`/${postId}`, { is_published: 'true' }, Done);
    if (reply.kind === 'ok') return published(await readReceipt(graph, postId));
    if (reply.kind === 'not-sent') {
      await endUnsent(progress, journal);
      return notReached(name);
    }
    return settle(graph, postId, reply);
  }

  /** What became of earlier attempts: an outcome, a post that waits to be published, or nothing yet. */
  async function resume(
    graph: Graph,
    publication: Publication,
  ): Promise<PublishOutcome | string | undefined> {
    const { progress } = publication;
    const sight = await lookForPost(graph, publication);
    switch (sight.kind) {
      case 'public':
        return published(receiptOf(sight.post));
      case 'prepared':
        return sight.postId;
      case 'absent':
        return progress.postId
          ? rejected(
              'The post that Clarion had prepared is no longer on Facebook: somebody deleted it there. If it is to go out after all, edit it and approve it again.',
            )
          : undefined;
      case 'hidden': {
        const outcome = judgeUnpublished(sight.reply, name, [], clock.now());
        return mayBePublic(progress) && outcome.kind !== 'disconnected' ? unseen(name) : outcome;
      }
    }
  }

  /** Finds out what a publishing call did. */
  async function settle(
    graph: Graph,
    postId: string,
    reply: Exclude<GraphReply<unknown>, { kind: 'ok' | 'not-sent' }>,
  ): Promise<PublishOutcome> {
    for (const pause of [0, SETTLE]) {
      if (pause > 0) await wait(pause);
      const read = await readPost(graph, postId);
      if (read.kind !== 'ok') {
        // A token is refused before anything is done, and the reading fails for the same reason.
        const isRefused = reply.kind === 'error' && isTokenRefused(reply.error);
        return isRefused ? judgeError(reply.error, name, [], clock.now()) : unanswered(name);
      }
      if (read.value.isPublished) return published(receiptOf(read.value));
    }
    if (reply.kind === 'error' && !isUncertain(reply.error)) {
      return judgeError(reply.error, name, [], clock.now());
    }
    return deferred(
      'Facebook did not confirm the post, and shows that it is not public yet. Clarion tries again in a minute, in a way that cannot post twice.',
      later(clock.now(), MINUTE),
    );
  }

  async function readReceipt(graph: Graph, postId: string): Promise<Receipt> {
    const publishedAt = clock.now();
    const read = await readPost(graph, postId);
    const permalink = read.kind === 'ok' ? read.value.permalink : undefined;
    return receiptOf({ id: postId, permalink, publishedAt });
  }

  function receiptOf({
    id,
    permalink,
    publishedAt,
  }: Pick<PagePost, 'id' | 'permalink' | 'publishedAt'>): Receipt {
    return {
      platformId: id,
      permalink: permalink ?? new URL(`/${id}`, config.authorizeOrigin).href,
      publishedAt,
    };
  }
}

const published = (receipt: Receipt): PublishOutcome => ({ kind: 'published', receipt });
