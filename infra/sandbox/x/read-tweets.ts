import type { Context } from 'hono';
import * as z from 'zod';
import { findAccount } from '../state/accounts.ts';
import { deletePost, findLivePost, listPosts, type Post } from '../state/posts.ts';
import type { World } from '../world.ts';
import type { XEnv } from './access.ts';
import { refusePrivate } from './metrics.ts';
import { forbidden, invalidRequest, notFoundEntry } from './problems.ts';
import { billReads } from './reads.ts';
import { commaList, readQuery, type Selection, selection } from './selection.ts';
import { mediaKey, presentTweet } from './tweets.ts';

const lookupQuery = z.strictObject({
  ids: z
    .string()
    .transform((ids) => ids.split(','))
    .pipe(z.array(z.string().regex(/^[0-9]{1,19}$/)).max(100)),
  ...selection,
});
const singleQuery = z.strictObject(selection);
const instant = z.iso.datetime().transform((text) => Date.parse(text));
const timelineQuery = z.strictObject({
  start_time: instant.optional(),
  end_time: instant.optional(),
  since_id: z.string().regex(/^\d+$/).optional(),
  max_results: z.coerce.number().int().min(5).max(100).default(10),
  pagination_token: z.string().min(1).optional(),
  exclude: commaList(['replies', 'retweets']).optional(),
  ...selection,
});

export const lookUpTweets = (world: World) => (c: Context<XEnv>) => {
  const query = readQuery(c, lookupQuery);
  if (query instanceof Response) return query;
  const posts = query.ids.map((id) => findLivePost(world.state, 'x', id));
  const errors = query.ids
    .filter((_, index) => posts[index] === undefined)
    .map((id) => notFoundEntry('tweet', 'ids', id));
  return answer(
    world,
    c,
    posts.filter((post) => post !== undefined),
    query,
    errors,
  );
};

export const readTweet = (world: World) => (c: Context<XEnv>) => {
  const query = readQuery(c, singleQuery);
  if (query instanceof Response) return query;
  const id = c.req.param('id') ?? '';
  const post = findLivePost(world.state, 'x', id);
  if (!post) return c.json({ errors: [notFoundEntry('tweet', 'id', id)] });
  const { data, includes } = present(world, c, [post], query);
  return c.json({ data: data[0], ...includes });
};

export const deleteTweet = (world: World) => (c: Context<XEnv>) => {
  const id = c.req.param('id') ?? '';
  const post = findLivePost(world.state, 'x', id);
  if (!post) return c.json({ errors: [notFoundEntry('tweet', 'id', id)] }, 404);
  if (post.account !== c.get('account').id) return forbidden(c, 'You are not allowed to delete this Post.');
  deletePost(world.state, post);
  return c.json({ data: { deleted: true } });
};

export const readTimeline = (world: World) => (c: Context<XEnv>) => {
  const query = readQuery(c, timelineQuery);
  if (query instanceof Response) return query;
  const id = c.req.param('id') ?? '';
  if (!findAccount(world.state, 'x', id)) return c.json({ errors: [notFoundEntry('user', 'id', id)] });
  const excludesReplies = query.exclude?.includes('replies') ?? false;
  const found = listPosts(world.state, 'x', id).filter(
    (post) =>
      (query.start_time === undefined || post.created_at >= query.start_time) &&
      (query.end_time === undefined || post.created_at < query.end_time) &&
      (query.since_id === undefined || BigInt(post.id) > BigInt(query.since_id)) &&
      !(excludesReplies && post.details.inReplyTo !== undefined),
  );
  const from = query.pagination_token === undefined ? 0 : readPage(query.pagination_token, found);
  if (from === undefined) {
    return invalidRequest(c, 'The query parameter [pagination_token] is not valid.', {
      pagination_token: [query.pagination_token ?? ''],
    });
  }
  const page = found.slice(from, from + query.max_results);
  const newest = page[0];
  const oldest = page.at(-1);
  const meta = {
    result_count: page.length,
    ...(newest && oldest && { newest_id: newest.id, oldest_id: oldest.id }),
    ...(oldest && from + page.length < found.length && { next_token: `p${oldest.id}` }),
  };
  if (page.length === 0) return c.json({ meta });
  const { data, includes, errors } = present(world, c, page, query);
  return c.json({ data, ...includes, ...(errors.length > 0 && { errors }), meta });
};

/** A page token names the last post of the page before, so new posts do not shift the pages. */
function readPage(token: string, posts: readonly Post[]): number | undefined {
  const index = posts.findIndex((post) => `p${post.id}` === token);
  return index === -1 ? undefined : index + 1;
}

function answer(
  world: World,
  c: Context<XEnv>,
  posts: readonly Post[],
  query: Selection,
  missing: unknown[],
) {
  const { data, includes, errors } = present(world, c, posts, query);
  const all = [...missing, ...errors];
  return c.json({ ...(data.length > 0 && { data }), ...includes, ...(all.length > 0 && { errors: all }) });
}

/** Keeps the chosen fields; private metrics are for the author and for 30 days only, as a partial error says. */
function present(world: World, c: Context<XEnv>, posts: readonly Post[], query: Selection) {
  const chosen = new Set<string>(['id', 'text', 'edit_history_tweet_ids']);
  for (const field of [...(query['tweet.fields'] ?? []), ...(query['post.fields'] ?? [])]) chosen.add(field);
  const expands = query.expansions !== undefined;
  if (expands) chosen.add('attachments');
  const errors: unknown[] = [];
  billReads(world.state, posts);
  const data = posts.flatMap((post) => {
    const account = findAccount(world.state, 'x', post.account);
    if (!account) return [];
    const fields = new Set(chosen);
    const refused = refusePrivate(world, post, c.get('account').id, chosen);
    for (const { field } of refused) fields.delete(field);
    errors.push(...refused);
    const entries = Object.entries(presentTweet(world, post, account));
    return [Object.fromEntries(entries.filter(([name]) => fields.has(name)))];
  });
  const media = expands ? posts.flatMap((post) => presentMedia(world, post, query)) : [];
  return { data, includes: media.length > 0 ? { includes: { media } } : {}, errors };
}

function presentMedia(world: World, post: Post, query: Selection) {
  const fields = new Set<string>(['media_key', 'type', ...(query['media.fields'] ?? [])]);
  return post.images.map((image) => {
    const all = {
      media_key: mediaKey(image.media),
      type: 'photo',
      ...(image.alt !== '' && { alt_text: image.alt }),
      height: image.height,
      width: image.width,
      url: `${world.addresses.x}/_/media/${image.media}`,
    };
    return Object.fromEntries(Object.entries(all).filter(([name]) => fields.has(name)));
  });
}
