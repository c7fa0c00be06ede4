import { graphTime } from '../meta/graph.ts';
import { readProfileObjects } from '../meta/profile-objects.ts';
import type { Account } from '../state/accounts.ts';
import { toShortcode } from '../state/ids.ts';
import type { Post } from '../state/posts.ts';
import { SLOW_CONTAINER_MS } from './create-container.ts';

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  TEXT: 'TEXT_POST',
  IMAGE: 'IMAGE',
  CAROUSEL: 'CAROUSEL_ALBUM',
};

export const postPath = (account: Account, post: Post): string =>
  `/@${account.handle}/post/${toShortcode(post.id)}`;

/** What Threads shows of containers, media and profiles. */
export const { operationOf, readMediaCall, listMedia, readProfile, readObject } = readProfileObjects({
  platform: 'threads',
  basic: 'threads_basic',
  container: {
    name: 'ThreadsMediaBuilder',
    fields: ['id', 'status', 'error_message'],
    unasked: ['id', 'status'],
  },
  media: {
    name: 'ThreadsMedia',
    fields: [
      'id',
      'media_product_type',
      'media_type',
      'media_url',
      'permalink',
      'owner',
      'username',
      'text',
      'timestamp',
      'shortcode',
      'children',
      'is_quote_post',
      'alt_text',
      'link_attachment_url',
      'topic_tag',
    ],
    unasked: ['id'],
  },
  user: { name: 'ThreadsUser', fields: ['id', 'username', 'name'], unasked: ['id'] },
  failure: 'UNKNOWN',
  slow: SLOW_CONTAINER_MS,
  presentContainer: ({ id, failure }, status) => ({
    id,
    status,
    error_message: status === 'ERROR' ? failure : undefined,
  }),
  presentMedia: ({ addresses }, post, account) => {
    const first = post.images[0];
    const isCarousel = post.details.mediaType === 'CAROUSEL';
    return {
      id: post.id,
      media_product_type: 'THREADS',
      media_type: MEDIA_TYPES[post.details.mediaType ?? 'TEXT'],
      media_url: first && `${addresses.threads}/_/media/${first.media}`,
      permalink: addresses.threads + postPath(account, post),
      owner: { id: account.id },
      username: account.handle,
      text: post.text === '' ? undefined : post.text,
      timestamp: graphTime(post.created_at),
      shortcode: toShortcode(post.id),
      is_quote_post: false,
      alt_text: isCarousel || first?.alt === '' ? undefined : first?.alt,
      link_attachment_url: post.link ?? undefined,
      topic_tag: post.details.topic,
      children: isCarousel ? { data: post.images.map(({ media }) => ({ id: media })) } : undefined,
    };
  },
  presentUser: (_world, { id, handle, name }) => ({ id, username: handle, name }),
});
