import { graphTime } from '../meta/graph.ts';
import { readProfileObjects } from '../meta/profile-objects.ts';
import type { Account } from '../state/accounts.ts';
import type { ContainerStatus } from '../state/containers.ts';
import { toShortcode } from '../state/ids.ts';
import { listPosts, type Post } from '../state/posts.ts';
import { SLOW_CONTAINER_MS } from './create-container.ts';

const STATUS_TEXTS: Record<ContainerStatus, string> = {
  IN_PROGRESS: 'In Progress: Media is still being processed.',
  FINISHED: 'Finished: Media is ready to be published.',
  PUBLISHED: 'Published: Media has been published.',
  ERROR: 'Error: Media could not be processed',
  EXPIRED: 'Expired: Media was not published within 24 hours.',
};

export const postPath = (_account: Account, post: Post): string => `/p/${toShortcode(post.id)}/`;

/** What Instagram shows of containers, media and profiles. */
export const { operationOf, readMediaCall, listMedia, readProfile, readObject } = readProfileObjects({
  platform: 'instagram',
  basic: 'instagram_business_basic',
  container: {
    name: 'IGMediaBuilder',
    fields: ['id', 'status', 'status_code'],
    unasked: ['id'],
  },
  media: {
    name: 'IGMedia',
    fields: [
      'id',
      'caption',
      'media_type',
      'media_product_type',
      'media_url',
      'permalink',
      'shortcode',
      'timestamp',
      'username',
      'owner',
      'alt_text',
      'children',
    ],
    unasked: ['id'],
  },
  user: {
    name: 'IGUser',
    fields: ['id', 'user_id', 'username', 'name', 'account_type', 'followers_count', 'media_count'],
    unasked: ['id'],
  },
  failure: '2207032',
  slow: SLOW_CONTAINER_MS,
  presentContainer: ({ id, failure }, status_code) => {
    const cause = status_code === 'ERROR' ? ` with error code ${failure}` : '';
    return { id, status_code, status: STATUS_TEXTS[status_code] + cause };
  },
  presentMedia: ({ addresses }, post, account) => {
    const first = post.images[0];
    const isCarousel = post.details.mediaType === 'CAROUSEL';
    return {
      id: post.id,
      caption: post.text === '' ? undefined : post.text,
      media_type: isCarousel ? 'CAROUSEL_ALBUM' : 'IMAGE',
      media_product_type: 'FEED',
      media_url: first && `${addresses.instagram}/_/media/${first.media}`,
      permalink: addresses.instagram + postPath(account, post),
      shortcode: toShortcode(post.id),
      timestamp: graphTime(post.created_at),
      username: account.handle,
      owner: { id: account.id },
      alt_text: isCarousel || first?.alt === '' ? undefined : first?.alt,
      children: isCarousel ? { data: post.images.map(({ media }) => ({ id: media })) } : undefined,
    };
  },
  presentUser: ({ state }, { id, handle, name, followers }) => ({
    id,
    user_id: id,
    username: handle,
    name,
    account_type: 'BUSINESS',
    followers_count: followers,
    media_count: listPosts(state, 'instagram', id).length,
  }),
});
