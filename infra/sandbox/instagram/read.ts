import type { Context } from 'hono';
import { chooseFields, listNodes, type Node, type NodeType, pick } from '../meta/fields.ts';
import { graphTime, unknownObject } from '../meta/graph.ts';
import { readProfileCall } from '../meta/profile-access.ts';
import { type Account, findAccount } from '../state/accounts.ts';
import {
  type Container,
  type ContainerStatus,
  delayContainer,
  failContainer,
  findContainer,
  statusOf,
} from '../state/containers.ts';
import { toShortcode } from '../state/ids.ts';
import { findLivePost, listPosts, type Post } from '../state/posts.ts';
import type { Env, World } from '../world.ts';
import { SLOW_CONTAINER_MS } from './create-container.ts';

const BASIC = ['instagram_business_basic'];
const CONTAINER: NodeType = {
  name: 'IGMediaBuilder',
  fields: ['id', 'status', 'status_code'],
  unasked: ['id'],
};
const MEDIA: NodeType = {
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
};
const USER: NodeType = {
  name: 'IGUser',
  fields: ['id', 'user_id', 'username', 'name', 'account_type', 'followers_count', 'media_count'],
  unasked: ['id'],
};
const STATUS_TEXTS: Record<ContainerStatus, string> = {
  IN_PROGRESS: 'In Progress: Media is still being processed.',
  FINISHED: 'Finished: Media is ready to be published.',
  PUBLISHED: 'Published: Media has been published.',
  ERROR: 'Error: Media could not be processed',
  EXPIRED: 'Expired: Media was not published within 24 hours.',
};

export const postPath = (_account: Account, post: Post): string => `/p/${toShortcode(post.id)}/`;

/** One address serves containers, media and the profile: only the id tells them apart. */
export function operationOf(world: World, id: string): 'read-container' | 'read-post' | 'me' {
  if (findContainer(world.state, id)?.platform === 'instagram') return 'read-container';
  return findAccount(world.state, 'instagram', id) ? 'me' : 'read-post';
}

export const readObject = (world: World) => {
  const readers = {
    'read-container': readContainer(world),
    'read-post': readMedia(world),
    me: readProfile(world),
  };
  return (c: Context<Env>) => readers[operationOf(world, c.req.param('id') ?? '')](c);
};

/** Reads a container; a fault ordered for the reading strikes the container itself. */
const readContainer = (world: World) => async (c: Context<Env>) => {
  const call = await readProfileCall(world, 'instagram', c, BASIC);
  if (call instanceof Response) return call;
  const id = c.req.param('id') ?? '';
  const before = findContainer(world.state, id);
  if (before?.platform !== 'instagram' || before.account !== call.account.id) return unknownObject(c, id);
  const container = strike(world, c, before);
  const fields = chooseFields(c, CONTAINER, call.params);
  if (fields instanceof Response) return fields;
  const status_code = statusOf(world.state, container);
  const cause = status_code === 'ERROR' ? ` with error code ${container.failure}` : '';
  return c.json(pick({ id, status_code, status: STATUS_TEXTS[status_code] + cause }, fields));
};

function strike(world: World, c: Context<Env>, container: Container): Container {
  const fault = c.get('fault');
  if (container.post !== null) return container;
  if (fault?.fault === 'container-error') failContainer(world.state, container.id, '2207032');
  if (fault?.fault === 'container-slow') {
    delayContainer(world.state, container.id, world.state.now() + (fault.delayMs ?? SLOW_CONTAINER_MS));
  }
  return findContainer(world.state, container.id) ?? container;
}

/** Reads a call about one post of the profile whose token it carries; a removed post is one that does not exist. */
export async function readMediaCall(world: World, c: Context<Env>, ...scopes: readonly string[]) {
  const call = await readProfileCall(world, 'instagram', c, scopes);
  if (call instanceof Response) return call;
  const id = c.req.param('id') ?? '';
  const post = findLivePost(world.state, 'instagram', id);
  return post?.account === call.account.id ? { ...call, post } : unknownObject(c, id);
}

const readMedia = (world: World) => async (c: Context<Env>) => {
  const call = await readMediaCall(world, c, ...BASIC);
  if (call instanceof Response) return call;
  const fields = chooseFields(c, MEDIA, call.params);
  return fields instanceof Response
    ? fields
    : c.json(pick(presentMedia(world, call.post, call.account), fields));
};

export const listMedia = (world: World) => async (c: Context<Env>) => {
  const call = await readProfileCall(world, 'instagram', c, BASIC);
  if (call instanceof Response) return call;
  const { account, params } = call;
  const fields = chooseFields(c, MEDIA, params);
  if (fields instanceof Response) return fields;
  const posts = listPosts(world.state, 'instagram', account.id);
  const listed = posts.map((post) => ({ id: post.id, at: post.created_at, post }));
  return listNodes(c, params, listed, ({ post }) => pick(presentMedia(world, post, account), fields));
};

function presentMedia(world: World, post: Post, account: Account): Node {
  const first = post.images[0];
  const address = (media: string) => `${world.addresses.instagram}/_/media/${media}`;
  const isCarousel = post.details.mediaType === 'CAROUSEL';
  return {
    id: post.id,
    caption: post.text === '' ? undefined : post.text,
    media_type: isCarousel ? 'CAROUSEL_ALBUM' : 'IMAGE',
    media_product_type: 'FEED',
    media_url: first && address(first.media),
    permalink: world.addresses.instagram + postPath(account, post),
    shortcode: toShortcode(post.id),
    timestamp: graphTime(post.created_at),
    username: account.handle,
    owner: { id: account.id },
    alt_text: isCarousel || first?.alt === '' ? undefined : first?.alt,
    children: isCarousel ? { data: post.images.map(({ media }) => ({ id: media })) } : undefined,
  };
}

/** Shows the profile behind a token. */
export const readProfile = (world: World) => async (c: Context<Env>) => {
  const call = await readProfileCall(world, 'instagram', c, BASIC, c.req.param('id') ?? 'me');
  if (call instanceof Response) return call;
  const { account, params } = call;
  const fields = chooseFields(c, USER, params);
  if (fields instanceof Response) return fields;
  const profile = {
    id: account.id,
    user_id: account.id,
    username: account.handle,
    name: account.name,
    account_type: 'BUSINESS',
    followers_count: account.followers,
    media_count: listPosts(world.state, 'instagram', account.id).length,
  };
  return c.json(pick(profile, fields));
};
