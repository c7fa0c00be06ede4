import type { Context } from 'hono';
import * as z from 'zod';
import { hashtagPath, splitText, WEB_ADDRESS } from '../pages/split-text.ts';
import type { TextPart } from '../simulated-platform.ts';
import { findAccount } from '../state/accounts.ts';
import { deletePost, findLivePost, findPost, listPosts, type Post } from '../state/posts.ts';
import type { World } from '../world.ts';
import { findAdministered, type LinkedInEnv } from './access.ts';
import { accessDenied, notFound } from './errors.ts';
import { type LittleElement, resolveLittleText, writeLittleText } from './little-text.ts';
import { paging, presentPage, readKey, readQuery } from './query.ts';
import { organizationUrn, readOrganization, readShare, shareUrn } from './urn.ts';

const finderQuery = z.strictObject({
  q: z.literal('author'),
  author: z.string(),
  isDsc: z.literal('false').optional(),
  // The sandbox knows no editing, so both orders are the same.
  sortBy: z.enum(['LAST_MODIFIED', 'CREATED']).optional(),
  ...paging,
});

export const companyPath = (handle: string): string => `/company/${handle}`;
export const postPath = (post: Post): string => `/feed/update/${shareUrn(post.id)}`;

const notYours = (c: Context<LinkedInEnv>) =>
  accessDenied(c, 'Insufficient permissions to perform the requested action');

export const readPost = (world: World) => (c: Context<LinkedInEnv>) => {
  const urn = readKey(c, 'post');
  if (urn instanceof Response) return urn;
  const post = findLivePost(world.state, 'linkedin', readShare(urn) ?? '');
  if (!post) return notFound(c);
  if (!findAdministered(world, c.get('token'), organizationUrn(post.account))) return notYours(c);
  return c.json(presentPost(world, post));
};

/** Deleting what is deleted already is a success, too. */
export const removePost = (world: World) => (c: Context<LinkedInEnv>) => {
  const urn = readKey(c, 'post');
  if (urn instanceof Response) return urn;
  const post = findPost(world.state, 'linkedin', readShare(urn) ?? '');
  if (!post) return notFound(c);
  if (!findAdministered(world, c.get('token'), organizationUrn(post.account))) return notYours(c);
  deletePost(world.state, post);
  return c.body(null, 204);
};

export const listByAuthor = (world: World) => (c: Context<LinkedInEnv>) => {
  const query = readQuery(c, finderQuery);
  if (query instanceof Response) return query;
  const author = findAdministered(world, c.get('token'), query.author);
  if (!author) return notYours(c);
  const posts = listPosts(world.state, 'linkedin', author.id);
  return c.json(presentPage(query, posts, (post) => presentPost(world, post)));
};

function presentPost(world: World, post: Post) {
  const resolved = resolveLittleText(world.state, post.text_as_sent);
  const content: unknown = JSON.parse(post.details.content ?? 'null');
  return {
    id: shareUrn(post.id),
    author: organizationUrn(post.account),
    commentary: resolved.ok ? writeLittleText(resolved.elements) : '',
    visibility: 'PUBLIC',
    distribution: {
      feedDistribution: 'MAIN_FEED',
      targetEntities: [],
      thirdPartyDistributionChannels: [],
    },
    lifecycleState: 'PUBLISHED',
    lifecycleStateInfo: { isEditedByAuthor: false },
    isReshareDisabledByAuthor: post.details.isReshareDisabled === 'true',
    ...(content !== null && { content }),
    createdAt: post.created_at,
    publishedAt: post.published_at,
    lastModifiedAt: post.created_at,
  };
}

/** Splits a post at its links, hashtags, and the organizations it mentions. */
export function splitPost(world: World, post: Post): TextPart[] {
  const resolved = resolveLittleText(world.state, post.text_as_sent);
  return resolved.ok
    ? resolved.elements.flatMap((element) => splitElement(world, element))
    : [{ text: post.text }];
}

function splitElement(world: World, element: LittleElement): TextPart[] {
  switch (element.kind) {
    case 'text':
      return splitText(element.text, [{ pattern: WEB_ADDRESS, href: (found) => found }]);
    case 'hashtag':
      return [{ text: element.text, href: hashtagPath(element.text) }];
    case 'mention': {
      const mentioned = findAccount(world.state, 'linkedin', readOrganization(element.urn) ?? '');
      return [{ text: element.text, ...(mentioned && { href: companyPath(mentioned.handle) }) }];
    }
  }
}
