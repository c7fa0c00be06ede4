import type { PublishOutcome } from '#core/publish-outcome.ts';
import { later, MINUTE, SECOND } from '#core/time.ts';
import type { Publication, Publisher } from '#ports/publisher.ts';
import type { Dependencies } from '../dependencies.ts';
import { createGraph, type Graph, type GraphReply } from '../graph.ts';
import { isUncertain, judgeError, judgeUnpublished } from '../graph-errors.ts';
import { deferred, notReached, rejected, unanswered, unconfirmed } from '../outcomes.ts';
import { beginSending, endUnsent, mayBePublic } from '../sending.ts';
import type { FacebookConfig } from './config.ts';
import { preparePost } from './prepare-post.ts';
import { rules } from './rules.ts';
import { Done, PagePost } from './schema.ts';

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
      const graph = createGraph({
        origin: config.apiOrigin,
        version: config.graphVersion,
        accessToken: publication.credentials.accessToken,
        proofSecret: config.clientSecret,
        deadlines,
      });
      const { postId: kept } = publication.progress;
      const earlier = kept ? await resume(graph, kept, publication) : undefined;
      if (earlier) return earlier;
      const prepared = kept
        ? ({ kind: 'ok', value: kept } as const)
        : await preparePost(graph, publication, journal, clock.now());
      if (prepared.kind !== 'ok') return judgeUnpublished(prepared, name, [], clock.now());
      const postId = prepared.value;

      const verdict = await beginSending(publication.progress, journal, clock);
      if (verdict.kind !== 'go') return { kind: 'withheld', verdict };
      const reply = await graph.post(`/${postId}`, { is_published: 'true' }, Done);
      if (reply.kind === 'ok') return receipt(graph, postId);
      if (reply.kind === 'not-sent') {
        await endUnsent(publication.progress, journal);
        return notReached(name);
      }
      return settle(graph, postId, reply);
    },
  };

  /** What became of the post that an earlier attempt made; undefined if it waits to be published. */
  async function resume(graph: Graph, postId: string, publication: Publication) {
    const read = await readPost(graph, postId);
    if (read.kind === 'ok') return read.value.isPublished ? publishedAs(read.value) : undefined;
    if (read.kind === 'error' && read.error.code === 100) {
      return rejected(
        'The post that Clarion had prepared is no longer on Facebook: somebody deleted it there. If it is to go out after all, edit it and approve it again.',
      );
    }
    const outcome = judgeUnpublished(read, name, [], clock.now());
    return mayBePublic(publication.progress) && outcome.kind !== 'disconnected' ? unreadable() : outcome;
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
        const refused = reply.kind === 'error' && !isUncertain(reply.error);
        return refused ? judgeError(reply.error, name, [], clock.now()) : unanswered(name);
      }
      if (read.value.isPublished) return publishedAs(read.value);
    }
    if (reply.kind === 'error' && !isUncertain(reply.error)) {
      return judgeError(reply.error, name, [], clock.now());
    }
    return deferred(
      'Facebook did not confirm the post, and shows that it is not public yet. Clarion tries again in a minute, in a way that cannot post twice.',
      later(clock.now(), MINUTE),
    );
  }

  function publishedAs({ id, permalink }: PagePost): PublishOutcome {
    return {
      kind: 'published',
      receipt: { platformId: id, permalink: permalink ?? addressOf(id), publishedAt: clock.now() },
    };
  }

  async function receipt(graph: Graph, postId: string): Promise<PublishOutcome> {
    const read = await readPost(graph, postId);
    const permalink = read.kind === 'ok' ? read.value.permalink : undefined;
    return publishedAs({ id: postId, isPublished: true, permalink });
  }

  function addressOf(postId: string): string {
    return new URL(`/${postId}`, config.authorizeOrigin).href;
  }
}

function readPost(graph: Graph, postId: string): Promise<GraphReply<PagePost>> {
  return graph.get(`/${postId}`, { fields: 'is_published,permalink_url' }, PagePost);
}

function unreadable(): PublishOutcome {
  return unconfirmed(
    'The post may be public already, and Facebook did not tell, so nothing was sent again. Look at the page, then say here what you found.',
  );
}
