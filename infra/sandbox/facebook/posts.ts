import type { Context } from 'hono';
import { chooseFields, listNodes, type Node, type NodeType, pick } from '../meta/fields.ts';
import { graphTime, parameterError, readBoolean, unknownObject } from '../meta/graph.ts';
import type { Account } from '../state/accounts.ts';
import {
  deletePost,
  findLivePost,
  listPosts,
  type Post,
  publishPost,
  releaseScheduled,
  reschedulePost,
  rewordPost,
} from '../state/posts.ts';
import type { Env, World } from '../world.ts';
import { readPageCall } from './access.ts';
import { duplicateError, readMessage, readSchedule, repeatsLast } from './create-post.ts';
import { renderMessage } from './mentions.ts';

const PAGE_POST: NodeType = {
  name: 'PagePost',
  fields: [
    'id',
    'message',
    'message_tags',
    'created_time',
    'updated_time',
    'from',
    'is_published',
    'scheduled_publish_time',
    'permalink_url',
    'full_picture',
    'attachments',
  ],
  unasked: ['created_time', 'message', 'id'],
};

export const postPath = (account: Account, post: Post): string =>
  `/${account.handle}/posts/${post.id.slice(post.id.indexOf('_') + 1)}`;

function presentPost(world: World, post: Post, page: Account): Node {
  const rendered = renderMessage(world.state, post.text_as_sent, true);
  const tags = rendered.ok ? rendered.tags : [];
  const pictures = post.images.map((image) => ({
    type: 'photo',
    media: {
      image: {
        src: `${world.addresses.facebook}/_/media/${image.media}`,
        width: image.width,
        height: image.height,
      },
    },
    target: { id: image.media },
  }));
  return {
    id: post.id,
    message: post.text === '' ? undefined : post.text,
    message_tags: tags.length > 0 ? tags : undefined,
    created_time: graphTime(post.published_at ?? post.created_at),
    updated_time: graphTime(post.published_at ?? post.created_at),
    from: { id: page.id, name: page.name },
    is_published: post.published_at !== null,
    scheduled_publish_time: post.scheduled_at === null ? undefined : Math.floor(post.scheduled_at / 1000),
    permalink_url: world.addresses.facebook + postPath(page, post),
    full_picture: pictures[0]?.media.image.src,
    attachments: pictures.length > 0 || post.link !== null ? { data: attach(post, pictures) } : undefined,
  };
}

function attach(post: Post, pictures: readonly Node[]): readonly Node[] {
  if (pictures.length === 0) return [{ type: 'share', url: post.link }];
  return pictures.length === 1 ? pictures : [{ type: 'album', subattachments: { data: pictures } }];
}

/** Reads a call about one post of the Page whose token it carries; a removed post is one that does not exist. */
export async function readPostCall(world: World, c: Context<Env>, ...scopes: readonly string[]) {
  releaseScheduled(world.state);
  const id = c.req.param('post') ?? '';
  const call = await readPageCall(world, c, id.slice(0, id.indexOf('_')), ...scopes);
  if (call instanceof Response) return call;
  const post = findLivePost(world.state, 'facebook', id);
  return post ? { ...call, post } : unknownObject(c, id, c.req.method.toLowerCase());
}

export const readPost = (world: World) => async (c: Context<Env>) => {
  const call = await readPostCall(world, c, 'pages_read_engagement');
  if (call instanceof Response) return call;
  const fields = chooseFields(c, PAGE_POST, call.params);
  return fields instanceof Response ? fields : c.json(pick(presentPost(world, call.post, call.page), fields));
};

export type PostEdge = 'feed' | 'published_posts' | 'scheduled_posts';

/** Lists a Page's posts; to the Page itself its feed shows unpublished ones, too. */
export const listEdge = (world: World, edge: PostEdge) => async (c: Context<Env>) => {
  releaseScheduled(world.state);
  const call = await readPageCall(world, c, c.req.param('page') ?? '', 'pages_read_engagement');
  if (call instanceof Response) return call;
  const { page, params } = call;
  const fields = chooseFields(c, PAGE_POST, params);
  if (fields instanceof Response) return fields;
  const posts = listPosts(world.state, 'facebook', page.id)
    .filter((post) => {
      if (edge === 'published_posts') return post.published_at !== null;
      return edge === 'feed' || post.scheduled_at !== null;
    })
    .map((post) => ({ id: post.id, at: post.published_at ?? post.created_at, post }));
  return listNodes(c, params, posts, ({ post }) => pick(presentPost(world, post, page), fields));
};

/** Edits a post, publishes it, or moves it; publishing what is public already changes nothing. */
export const updatePost = (world: World) => async (c: Context<Env>) => {
  const call = await readPostCall(world, c, 'pages_manage_posts');
  if (call instanceof Response) return call;
  const { page, params, post } = call;
  const publishes = readBoolean(params.is_published ?? 'false');
  if (publishes === undefined) return parameterError(c, 'Param is_published must be a boolean');
  if (params.is_published !== undefined && !publishes && post.published_at !== null) {
    return parameterError(c, 'A published post cannot be unpublished');
  }
  const text = params.message === undefined ? post.text : readMessage(world, c, page, params.message);
  if (text instanceof Response) return text;
  const isDue = publishes && post.published_at === null;
  if (isDue && repeatsLast(world, page, { ...post, text })) return duplicateError(c);
  const movesTo = params.scheduled_publish_time;
  if (movesTo !== undefined) {
    if (publishes || post.published_at !== null)
      return parameterError(c, 'A published post cannot be scheduled');
    const at = readSchedule(world, c, movesTo);
    if (at instanceof Response) return at;
    reschedulePost(world.state, post, at);
  }
  if (params.message !== undefined) rewordPost(world.state, post, text, params.message);
  if (isDue) publishPost(world.state, post);
  return c.json({ success: true });
};

export const removePost = (world: World) => async (c: Context<Env>) => {
  const call = await readPostCall(world, c, 'pages_manage_posts');
  if (call instanceof Response) return call;
  deletePost(world.state, call.post);
  return c.json({ success: true });
};
