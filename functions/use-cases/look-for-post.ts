import type { Channel } from '#core/channel.ts';
import type { Platform } from '#core/ids.ts';
import type { Post } from '#core/post.ts';
import type { Finding } from '#core/publish-outcome.ts';
import type { Publisher } from '#ports/publisher.ts';
import type { OfficeStore } from '#ports/store.ts';
import { type PublicationParts, preparePublication } from './prepare-publication.ts';

export interface Looking extends PublicationParts {
  readonly publisherFor: (platform: Platform) => Publisher | undefined;
}

/** Looks on the platform for a post that may be public. Changes nothing, there or here. */
export async function lookForPost(
  parts: Looking,
  office: OfficeStore,
  post: Post,
  channel: Channel | undefined,
): Promise<Finding> {
  const publisher = parts.publisherFor(post.platform);
  if (!publisher || channel === undefined || channel.status === 'disconnected') {
    return {
      kind: 'unreadable',
      reason: 'The channel is not connected, so Clarion cannot look. Connect it again on the Channels page.',
    };
  }
  const prepared = await preparePublication(parts, office, post, channel);
  if (!prepared.ok) return { kind: 'unreadable', reason: prepared.error.reason };
  return publisher.find(prepared.value);
}
