import type { Finding, PublishOutcome, Receipt } from '#core/publish-outcome.ts';
import type { Instant } from '#core/time.ts';
import type { Journal, Publication, Publisher } from '#ports/publisher.ts';
import type { Dependencies } from '../dependencies.ts';
import { ABSENT, notShown, refusedLook } from '../findings.ts';
import { forThisPost, notReached, unanswered, unconfirmed, unseen } from '../outcomes.ts';
import { beginSending, endUnsent, mayBePublic, sentSince } from '../sending.ts';
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

const { name, platform } = rules;

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
    platform,

    async publish(publication, journal) {
      const { image, mentions, progress, text } = publication;
      const client = connect(publication);
      if (mayBePublic(progress)) {
        const earlier = await findEarlier(client, publication);
        if (earlier) return earlier;
      }
      const owner = authorOf(publication);
      const imageUrn = image && (await uploadImage({ ...deps, client, journal, image, owner }, progress));
      if (typeof imageUrn === 'object') return forThisPost(imageUrn);

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
      const found = await lookForPost(connect(publication), publication);
      switch (found.kind) {
        case 'ok':
          return found.value ? judgePost(found.value) : ABSENT;
        case 'problem':
          return refusedLook(name, judgeProblem(found.problem, clock.now()), found.problem.words);
        case 'not-sent':
        case 'no-answer':
          return notShown(name);
      }
    },
  };

  function receiptOf(platformId: string, publishedAt: Instant): Receipt {
    const permalink = new URL(`/feed/update/${platformId}`, config.authorizeOrigin).href;
    return { platformId, permalink, publishedAt };
  }

  function judgePost({ id, state, createdAt }: ListedPost): Sighting {
    return state === 'PUBLISHED'
      ? { kind: 'found', receipt: receiptOf(id, createdAt) }
      : { kind: 'unreadable', reason: 'LinkedIn has the post, but does not show it to the public yet.' };
  }

  /** What became of the post that an earlier attempt may have sent; undefined if LinkedIn shows that there is none. */
  async function findEarlier(
    client: LinkedInClient,
    publication: Publication,
  ): Promise<PublishOutcome | undefined> {
    const found = await lookForPost(client, publication);
    if (found.kind === 'ok') return found.value && outcomeOf(judgePost(found.value));
    if (found.kind !== 'problem') return unseen(name);
    const outcome = judgeProblem(found.problem, clock.now());
    return outcome.kind === 'disconnected' ? outcome : unseen(name);
  }

  /** The outcome of a create call that did not succeed. */
  async function settle(
    client: LinkedInClient,
    trouble: LinkedInTrouble,
    publication: Publication,
    journal: Journal,
  ): Promise<PublishOutcome> {
    const { progress } = publication;
    if (trouble.kind === 'no-answer') return unanswered(name);
    if (trouble.kind === 'problem') {
      const { problem } = trouble;
      if (isUncertain(problem)) return unanswered(name);
      if (isDuplicate(problem) && mayBePublic(progress)) return settleDuplicate(client, problem, publication);
    }
    await endUnsent(progress, journal);
    return trouble.kind === 'not-sent' ? notReached(name) : judgeProblem(trouble.problem, clock.now());
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
      return isSince(read.value, sentSince(publication))
        ? outcomeOf(judgePost(read.value))
        : judgeProblem(problem, clock.now());
    }
    return unconfirmed(
      'LinkedIn says that it has this post already, but does not show it: an earlier attempt may have arrived after all.',
    );
  }
}

function lookForPost(
  client: LinkedInClient,
  publication: Publication,
): Promise<LinkedInReply<ListedPost | undefined>> {
  return findPost(client, {
    author: authorOf(publication),
    text: publication.text,
    imageUrn: publication.progress.imageUrn || undefined,
    since: sentSince(publication),
  });
}

function authorOf({ accountId }: Publication): string {
  return `urn:li:organization:${accountId}`;
}

function outcomeOf(sighting: Sighting): PublishOutcome {
  return sighting.kind === 'found'
    ? { kind: 'published', receipt: sighting.receipt }
    : unconfirmed(sighting.reason);
}
