import type { Context } from 'hono';
import { chooseFields, listNodes, type Node, type NodeType, pick } from '../meta/fields.ts';
import { graphTime, unknownObject } from '../meta/graph.ts';
import { readProfileCall } from '../meta/profile-access.ts';
import { type Account, findAccount } from '../state/accounts.ts';
import {
  type Container,
  delayContainer,
  failContainer,
  findContainer,
  statusOf,
} from '../state/containers.ts';
import { toShortcode } from '../state/ids.ts';
import { findLivePost, listPosts, type Post } from '../state/posts.ts';
import type { Env, World } from '../world.ts';
import { SLOW_CONTAINER_MS } from './create-container.ts';

const BASIC = ['threads_basic'];
const CONTAINER: NodeType = {
  name: 'ThreadsMediaBuilder',
  fields: ['id', 'status', 'error_message'],
  unasked: ['id', 'status'],
};
const MEDIA: NodeType = {
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
};
const USER: NodeType = { name: 'ThreadsUser', fields: ['id', 'username', 'name'], unasked: ['id'] };
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  TEXT: 'TEXT_POST',
  IMAGE: 'IMAGE',
  CAROUSEL: 'CAROUSEL_ALBUM',
};

export const postPath = (account: Account, post: Post): string =>
  `/@${account.handle}/post/${toShortcode(post.id)}`;

/** One address serves containers, media and the profile: only the id tells them apart. */
export function operationOf(world: World, id: string): 'read-container' | 'read-post' | 'me' {
  if (findContainer(world.state, id)?.platform === 'threads') return 'read-container';
  return findAccount(world.state, 'threads', id) ? 'me' : 'read-post';
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
  const call = await readProfileCall(world, 'threads', c, BASIC);
  if (call instanceof Response) return call;
  const id = c.req.param('id') ?? '';
  const before = findContainer(world.state, id);
  if (before?.platform !== 'threads' || before.account !== call.account.id) return unknownObject(c, id);
  const container = strike(world, c, before);
  const fields = chooseFields(c, CONTAINER, call.params);
  if (fields instanceof Response) return fields;
  const status = statusOf(world.state, container);
  const error_message = status === 'ERROR' ? container.failure : undefined;
  return c.json(pick({ id, status, error_message }, fields));
};

function strike(world: World, c: Context<Env>, container: Container): Container {
  const fault = c.get('fault');
  if (container.post !== null) return container;
  if (fault?.fault === 'container-error') failContainer(world.state, container.id, 'UNKNOWN');
  if (fault?.fault === 'container-slow') {
    delayContainer(world.state, container.id, world.state.now() + (fault.delayMs ?? SLOW_CONTAINER_MS));
  }
  return findContainer(world.state, container.id) ?? container;
}

/** Reads a call about one post of the profile whose token it carries; a removed post is one that does not exist. */
export async function readMediaCall(world: World, c: Context<Env>, ...scopes: readonly string[]) {
  const call = await readProfileCall(world, 'threads', c, scopes);
  if (call instanceof Response) return call;
  const id = c.req.param('id') ?? '';
  const post = findLivePost(world.state, 'threads', id);
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

export const listThreads = (world: World) => async (c: Context<Env>) => {
  const call = await readProfileCall(world, 'threads', c, BASIC);
  if (call instanceof Response) return call;
  const { account, params } = call;
  const fields = chooseFields(c, MEDIA, params);
  if (fields instanceof Response) return fields;
  const posts = listPosts(world.state, 'threads', account.id);
  const listed = posts.map((post) => ({ id: post.id, at: post.created_at, post }));
  return listNodes(c, params, listed, ({ post }) => pick(presentMedia(world, post, account), fields));
};

function presentMedia(world: World, post: Post, account: Account): Node {
  const first = post.images[0];
  const isCarousel = post.details.mediaType === 'CAROUSEL';
  return {
    id: post.id,
    media_product_type: 'THREADS',
    media_type: MEDIA_TYPES[post.details.mediaType ?? 'TEXT'],
    media_url: first && `${world.addresses.threads}/_/media/${first.media}`,
    permalink: world.addresses.threads + postPath(account, post),
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
}

/** Shows the profile behind a token. */
export const readProfile = (world: World) => async (c: Context<Env>) => {
  const call = await readProfileCall(world, 'threads', c, BASIC, c.req.param('id') ?? 'me');
  if (call instanceof Response) return call;
  const { account, params } = call;
  const fields = chooseFields(c, USER, params);
  if (fields instanceof Response) return fields;
  return c.json(pick({ id: account.id, username: account.handle, name: account.name }, fields));
};
