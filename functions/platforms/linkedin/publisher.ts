import type { Finding, PublishOutcome, Receipt } from '#core/publish-outcome.ts';
import { Instant } from '#core/time.ts';
import type { Journal, Publication, Publisher } from '#ports/publisher.ts';
import type { Dependencies } from '../dependencies.ts';
import { notReached, unanswered, unconfirmed } from '../outcomes.ts';
import { beginSending, endUnsent, mayBePublic } from '../sending.ts';
import {
  createLinkedInClient,
  type LinkedInClient,
  type LinkedInProblem,
  type LinkedInReply,
  type LinkedInTrouble,
} from './client.ts';
import { writeCommentary } from './commentary.ts';
import type { LinkedInConfig } from './config.ts';
import { isDuplicate, isUncertain, judgeProblem, originalOf } from './errors.ts';
import { findPost, isSince } from './find-post.ts';
import { rules } from './rules.ts';
import { ListedPost } from './schema.ts';
import { uploadImage } from './upload-image.ts';

/** What was seen of a post, where it is not simply absent. */
type Sighting = Exclude<Finding, { kind: 'absent' }>;

/**
 * Publishes on a LinkedIn page. The create call knows no idempotency key, so a post that may be out is looked for before
 * any other; should it be overlooked, LinkedIn itself refuses the repeat and names the original.
 */
export function createLinkedInPublisher(config: LinkedInConfig, deps: Dependencies): Publisher {
  const { clock, deadlines } = deps;
  const connect = ({ credentials }: Publication) =>
    createLinkedInClient(config, credentials.accessToken, deadlines);

  return {
    platform: rules.platform,

    async publish(publication, journal) {
      const { image, mentions, progress, text } = publication;
      const client = connect(publication);
      if (mayBePublic(progress)) {
        const earlier = await look(client, publication);
        if (isAccessRefused(earlier)) return judgeProblem(earlier.problem, clock.now());
        const finding = judgeLook(earlier);
        if (finding.kind !== 'absent') return outcomeOf(finding);
      }
      const owner = authorOf(publication);
      const imageUrn = image && (await uploadImage({ ...deps, client, journal, image, owner }, progress));
      if (typeof imageUrn === 'object') return imageUrn;

      const verdict = await beginSending(progress, journal, clock);
      if (verdict.kind !== 'go') return { kind: 'withheld', verdict };
      const created = await client.createPost({
        author: owner,
        commentary: writeCommentary(text, mentions),
        visibility: 'PUBLIC',
        distribution: {
          feedDistribution: 'MAIN_FEED',
          targetEntities: [],
          thirdPartyDistributionChannels: [],
        },
        lifecycleState: 'PUBLISHED',
        isReshareDisabledByAuthor: false,
        ...(image && { content: { media: { id: imageUrn, altText: image.alt } } }),
      });
      return created.kind === 'ok'
        ? { kind: 'published', receipt: receiptOf(created.value, clock.now()) }
        : settle(client, created, publication, journal);
    },

    async find(publication) {
      return judgeLook(await look(connect(publication), publication));
    },
  };

  function receiptOf(platformId: string, publishedAt: Instant): Receipt {
    const permalink = new URL(`/feed/update/${platformId}`, config.authorizeOrigin).href;
    return { platformId, permalink, publishedAt };
  }

  function judgeLook(reply: LinkedInReply<ListedPost | undefined>): Finding {
    if (reply.kind === 'ok') return reply.value ? judgePost(reply.value) : { kind: 'absent' };
    return {
      kind: 'unreadable',
      reason: isAccessRefused(reply)
        ? "Clarion's access to LinkedIn has ended, so it cannot see whether the post is public. Connect the channel again."
        : 'The post may be public already, and LinkedIn did not show the posts of the page to Clarion.',
    };
  }

  function judgePost({ id, state, createdAt }: ListedPost): Sighting {
    return state === 'PUBLISHED'
      ? { kind: 'found', receipt: receiptOf(id, createdAt) }
      : { kind: 'unreadable', reason: 'LinkedIn has the post, but does not show it to the public yet.' };
  }

  /** The outcome of a create call that did not succeed. */
  async function settle(
    client: LinkedInClient,
    trouble: LinkedInTrouble,
    publication: Publication,
    journal: Journal,
  ): Promise<PublishOutcome> {
    const { progress } = publication;
    if (trouble.kind === 'no-answer') return unanswered(rules.name);
    if (trouble.kind === 'problem') {
      const { problem } = trouble;
      if (isUncertain(problem)) return unanswered(rules.name);
      if (isDuplicate(problem) && mayBePublic(progress)) return settleDuplicate(client, problem, publication);
    }
    await endUnsent(progress, journal);
    return trouble.kind === 'not-sent' ? notReached(rules.name) : judgeProblem(trouble.problem, clock.now());
  }

  /** Reads the post that LinkedIn calls the original of a repeat: is it what an earlier attempt made? */
  async function settleDuplicate(
    client: LinkedInClient,
    problem: LinkedInProblem,
    publication: Publication,
  ): Promise<PublishOutcome> {
    const urn = originalOf(problem);
    const read = urn && (await client.get(`/rest/posts/${encodeURIComponent(urn)}`, {}, ListedPost));
    if (read && read.kind === 'ok' && read.value.author === authorOf(publication)) {
      // An older original would have had the earlier attempt refused as well: nothing came of that one.
      return isSince(read.value, sentAtOf(publication))
        ? outcomeOf(judgePost(read.value))
        : judgeProblem(problem, clock.now());
    }
    return unconfirmed(
      'LinkedIn says that it has this post already, but does not show it: an earlier attempt may have arrived after all.',
    );
  }
}

/** Looks for the post that an earlier attempt may have made. */
function look(client: LinkedInClient, publication: Publication): ReturnType<typeof findPost> {
  return findPost(client, {
    author: authorOf(publication),
    text: publication.text,
    imageUrn: publication.progress.imageUrn || undefined,
    sentAt: sentAtOf(publication),
  });
}

function authorOf({ accountId }: Publication): string {
  return `urn:li:organization:${accountId}`;
}

function sentAtOf({ progress, startedAt }: Publication): Instant {
  return Instant.safeParse(progress.sentAt).data ?? startedAt;
}

function isAccessRefused<T>(
  reply: LinkedInReply<T>,
): reply is Extract<LinkedInReply<T>, { kind: 'problem' }> {
  return reply.kind === 'problem' && reply.problem.status === 401;
}

function outcomeOf(sighting: Sighting): PublishOutcome {
  return sighting.kind === 'found'
    ? { kind: 'published', receipt: sighting.receipt }
    : unconfirmed(sighting.reason);
}
