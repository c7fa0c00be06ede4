import type { PublishOutcome } from '#core/publish-outcome.ts';
import { Instant } from '#core/time.ts';
import type { Journal, Publication, Publisher } from '#ports/publisher.ts';
import type { Dependencies } from '../dependencies.ts';
import { notReached, unanswered, unconfirmed } from '../outcomes.ts';
import { beginSending, endUnsent, mayBePublic } from '../sending.ts';
import { createXClient, type XClient, type XTrouble } from './client.ts';
import type { XConfig } from './config.ts';
import { isDuplicate, judgeProblem, judgeUnpublished } from './errors.ts';
import { findPost } from './find-post.ts';
import { rules } from './rules.ts';
import { Created } from './schema.ts';
import { type Upload, uploadImage } from './upload-image.ts';

/** Publishes on X. Its create call knows no idempotency key, so a post that may be out is looked for before any other. */
export function createXPublisher(config: XConfig, { clock, deadlines }: Dependencies): Publisher {
  return {
    platform: rules.platform,
    async publish(publication, journal) {
      const { image, text } = publication;
      const client = createXClient(config.apiOrigin, publication.credentials.accessToken, deadlines);
      if (mayBePublic(publication.progress)) {
        const earlier = await findEarlier(client, publication);
        if (earlier) return earlier;
      }
      let upload: Upload | undefined;
      if (image) {
        const uploaded = await uploadImage(client, { ...publication, image }, journal, clock.now());
        if (uploaded.kind !== 'ok') return judgeUnpublished(uploaded, text, clock.now());
        upload = uploaded.value;
      }
      const verdict = await beginSending(publication.progress, journal, clock);
      if (verdict.kind !== 'go') return { kind: 'withheld', verdict };
      const body = { text, ...(upload && { media: { media_ids: [upload.mediaId] } }) };
      const created = await client.post('tweets', body, Created);
      return created.kind === 'ok'
        ? publishedAs(created.value, publication, clock.now())
        : settle(created, publication, journal);
    },
  };

  function publishedAs(id: string, { handle }: Publication, publishedAt: Instant): PublishOutcome {
    const permalink = new URL(`/${encodeURIComponent(handle)}/status/${id}`, config.permalinkOrigin).href;
    return { kind: 'published', receipt: { platformId: id, permalink, publishedAt } };
  }

  /** What became of the post that an earlier attempt may have sent; undefined if X shows that there is none. */
  async function findEarlier(client: XClient, publication: Publication): Promise<PublishOutcome | undefined> {
    const { accountId, text, progress } = publication;
    const sentAt = Instant.parse(progress.sentAt);
    const found = await findPost(client, { accountId, text, mediaKey: progress.mediaKey, sentAt });
    if (found.kind === 'ok') {
      return found.value && publishedAs(found.value.id, publication, found.value.createdAt);
    }
    if (found.kind === 'problem' && found.problem.status === 401) {
      return judgeProblem(found.problem, text, clock.now());
    }
    return unconfirmed(
      'The post may be public already, and X did not show its posts to Clarion, so nothing was sent again. Look at the channel on X, then say here what you found.',
    );
  }

  /** The outcome of a create call that did not succeed. */
  async function settle(
    trouble: XTrouble,
    publication: Publication,
    journal: Journal,
  ): Promise<PublishOutcome> {
    if (trouble.kind === 'no-answer') return unanswered(rules.name);
    if (trouble.kind === 'problem') {
      const { problem } = trouble;
      if (problem.status >= 500) return unanswered(rules.name);
      if (isDuplicate(problem) && mayBePublic(publication.progress)) {
        return unconfirmed(
          'X says that it has this post already: most likely an earlier attempt arrived after all. Look at the channel on X, then say here what you found.',
        );
      }
    }
    await endUnsent(publication.progress, journal);
    return trouble.kind === 'not-sent'
      ? notReached(rules.name)
      : judgeProblem(trouble.problem, publication.text, clock.now());
  }
}
