import type { Context } from 'hono';
import { type Account, findAccount } from '../state/accounts.ts';
import {
  type Container,
  type ContainerStatus,
  delayContainer,
  failContainer,
  findContainer,
  statusOf,
} from '../state/containers.ts';
import { findLivePost, listPosts, type Post } from '../state/posts.ts';
import type { Env, World } from '../world.ts';
import { chooseFields, listNodes, type Node, type NodeType, pick } from './fields.ts';
import { unknownObject } from './graph.ts';
import { readProfileCall } from './profile-access.ts';

/** How a platform whose profiles publish by containers shows what its Graph reads. */
export interface ProfileObjects {
  readonly platform: 'instagram' | 'threads';
  /** The permission without which nothing is read. */
  readonly basic: string;
  readonly container: NodeType;
  readonly media: NodeType;
  readonly user: NodeType;
  /** Why a container fails that is ordered to fail. */
  readonly failure: string;
  /** How long a container takes that is ordered to be slow, where the order does not say, in milliseconds. */
  readonly slow: number;
  presentContainer(container: Container, status: ContainerStatus): Node;
  presentMedia(world: World, post: Post, account: Account): Node;
  presentUser(world: World, account: Account): Node;
}

/** The readings of such a platform: its containers, its media, and the profile behind a token. */
export function readProfileObjects(objects: ProfileObjects) {
  const { platform, basic } = objects;

  /** One address serves containers, media and the profile: only the id tells them apart. */
  const operationOf = (world: World, id: string): 'read-container' | 'read-post' | 'me' => {
    if (findContainer(world.state, id)?.platform === platform) return 'read-container';
    return findAccount(world.state, platform, id) ? 'me' : 'read-post';
  };

  /** Reads a container; a fault ordered for the reading strikes the container itself. */
  const readContainer = (world: World) => async (c: Context<Env>) => {
    const call = await readProfileCall(world, platform, c, [basic]);
    if (call instanceof Response) return call;
    const id = c.req.param('id') ?? '';
    const before = findContainer(world.state, id);
    if (before?.platform !== platform || before.account !== call.account.id) return unknownObject(c, id);
    const container = strike(world, c, before, objects);
    const fields = chooseFields(c, objects.container, call.params);
    if (fields instanceof Response) return fields;
    return c.json(pick(objects.presentContainer(container, statusOf(world.state, container)), fields));
  };

  /** Reads a call about one post of the profile whose token it carries; a removed post is one that does not exist. */
  const readMediaCall = async (world: World, c: Context<Env>, ...scopes: readonly string[]) => {
    const call = await readProfileCall(world, platform, c, scopes);
    if (call instanceof Response) return call;
    const id = c.req.param('id') ?? '';
    const post = findLivePost(world.state, platform, id);
    return post?.account === call.account.id ? { ...call, post } : unknownObject(c, id);
  };

  const readMedia = (world: World) => async (c: Context<Env>) => {
    const call = await readMediaCall(world, c, basic);
    if (call instanceof Response) return call;
    const fields = chooseFields(c, objects.media, call.params);
    if (fields instanceof Response) return fields;
    return c.json(pick(objects.presentMedia(world, call.post, call.account), fields));
  };

  const listMedia = (world: World) => async (c: Context<Env>) => {
    const call = await readProfileCall(world, platform, c, [basic]);
    if (call instanceof Response) return call;
    const { account, params } = call;
    const fields = chooseFields(c, objects.media, params);
    if (fields instanceof Response) return fields;
    const posts = listPosts(world.state, platform, account.id);
    const listed = posts.map((post) => ({ id: post.id, at: post.created_at, post }));
    return listNodes(c, params, listed, ({ post }) =>
      pick(objects.presentMedia(world, post, account), fields),
    );
  };

  /** Shows the profile behind a token. */
  const readProfile = (world: World) => async (c: Context<Env>) => {
    const call = await readProfileCall(world, platform, c, [basic], c.req.param('id') ?? 'me');
    if (call instanceof Response) return call;
    const fields = chooseFields(c, objects.user, call.params);
    if (fields instanceof Response) return fields;
    return c.json(pick(objects.presentUser(world, call.account), fields));
  };

  const readObject = (world: World) => {
    const readers = {
      'read-container': readContainer(world),
      'read-post': readMedia(world),
      me: readProfile(world),
    };
    return (c: Context<Env>) => readers[operationOf(world, c.req.param('id') ?? '')](c);
  };

  return { operationOf, readMediaCall, listMedia, readProfile, readObject };
}

function strike(
  { state }: World,
  c: Context<Env>,
  container: Container,
  { failure, slow }: ProfileObjects,
): Container {
  const fault = c.get('fault');
  if (container.post !== null) return container;
  if (fault?.fault === 'container-error') failContainer(state, container.id, failure);
  if (fault?.fault === 'container-slow') {
    delayContainer(state, container.id, state.now() + (fault.delayMs ?? slow));
  }
  return findContainer(state, container.id) ?? container;
}
