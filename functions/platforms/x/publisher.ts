import type { Finding, PublishOutcome, Receipt } from '#core/publish-outcome.ts';
import type { Instant } from '#core/time.ts';
import type { Journal, Publication, Publisher } from '#ports/publisher.ts';
import type { Dependencies } from '../dependencies.ts';
import { ABSENT, notShown, refusedLook } from '../findings.ts';
import { forThisPost, notReached, unanswered, unconfirmed, unseen, withSpent } from '../outcomes.ts';
import { beginSending, endUnsent, mayBePublic, sentSince } from '../sending.ts';
import { createXClient, type XClient, type XReply, type XTrouble } from './client.ts';
import type { XConfig } from './config.ts';
import { isDuplicate, judgeProblem, judgeUnpublished, spentBy } from './errors.ts';
import { findPost } from './find-post.ts';
import { rules } from './rules.ts';
import { Created, type TimelinePost } from './schema.ts';
import { type Upload, uploadImage } from './upload-image.ts';

const { name } = rules;

/** Publishes on X. Its create call knows no idempotency key, so a post that may be out is looked for before any other. */
export function createXPublisher(config: XConfig, { clock, deadlines }: Dependencies): Publisher {
  return {
    platform: rules.platform,
    async publish(publication, journal) {
      const { image, text } = publication;
      const client = openClient(publication);
      if (mayBePublic(publication.progress)) {
        const earlier = await findEarlier(client, publication);
        if (earlier) return earlier;
      }
      let upload: Upload | undefined;
      if (image) {
        const uploaded = await uploadImage(client, { ...publication, image }, journal, clock.now());
        if (uploaded.kind !== 'ok') return forThisPost(judgeUnpublished(uploaded, text, clock.now()));
        upload = uploaded.value;
      }
      const verdict = await beginSending(publication.progress, journal, clock);
      if (verdict.kind !== 'go') return { kind: 'withheld', verdict };
      const body = { text, ...(upload && { media: { media_ids: [upload.mediaId] } }) };
      const created = await client.post('tweets', body, Created);
      if (created.kind !== 'ok') return settle(created, publication, journal);
      const now = clock.now();
      const receipt = receiptOf(created.value, publication, now);
      return withSpent({ kind: 'published', receipt }, spentBy(created.resets ?? {}, now));
    },

    async find(publication): Promise<Finding> {
      const found = await lookForPost(openClient(publication), publication);
      switch (found.kind) {
        case 'ok': {
          const post = found.value;
          return post ? { kind: 'found', receipt: receiptOf(post.id, publication, post.createdAt) } : ABSENT;
        }
        case 'problem':
          return refusedLook(
            name,
            judgeProblem(found.problem, publication.text, clock.now()),
            found.problem.words,
          );
        case 'not-sent':
        case 'no-answer':
          return notShown(name);
      }
    },
  };

  function openClient({ credentials }: Publication): XClient {
    return createXClient(config.apiOrigin, credentials.accessToken, deadlines);
  }

  function receiptOf(platformId: string, { handle }: Publication, publishedAt: Instant): Receipt {
    const path = `/${encodeURIComponent(handle)}/status/${platformId}`;
    return { platformId, permalink: new URL(path, config.permalinkOrigin).href, publishedAt };
  }

  /** What became of the post that an earlier attempt may have sent; undefined if X shows that there is none. */
  async function findEarlier(client: XClient, publication: Publication): Promise<PublishOutcome | undefined> {
    const found = await lookForPost(client, publication);
    if (found.kind === 'ok') {
      const post = found.value;
      return post && { kind: 'published', receipt: receiptOf(post.id, publication, post.createdAt) };
    }
    if (found.kind !== 'problem') return unseen(name);
    const outcome = judgeProblem(found.problem, publication.text, clock.now());
    return outcome.kind === 'disconnected' ? outcome : unseen(name);
  }

  /** The outcome of a create call that did not succeed. */
  async function settle(
    trouble: XTrouble,
    publication: Publication,
    journal: Journal,
  ): Promise<PublishOutcome> {
    if (trouble.kind === 'no-answer') return unanswered(name);
    if (trouble.kind === 'problem') {
      const { problem } = trouble;
      if (problem.status >= 500) return unanswered(name);
      if (isDuplicate(problem) && mayBePublic(publication.progress)) {
        return unconfirmed('X says that it has this post already, so an earlier attempt may have arrived.');
      }
    }
    await endUnsent(publication.progress, journal);
    return trouble.kind === 'not-sent'
      ? notReached(name)
      : judgeProblem(trouble.problem, publication.text, clock.now());
  }
}

function lookForPost(client: XClient, publication: Publication): Promise<XReply<TimelinePost | undefined>> {
  const { accountId, text, progress } = publication;
  const since = sentSince(publication);
  return findPost(client, { accountId, text, mediaKey: progress.mediaKey || undefined, since });
}
