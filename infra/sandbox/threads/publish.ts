import type { Context } from 'hono';
import { readProfileCall } from '../meta/profile-access.ts';
import { DAY, SECOND } from '../platform.ts';
import { type Container, findContainer, markPublished, statusOf } from '../state/containers.ts';
import { atomically } from '../state/database.ts';
import { findMedia } from '../state/media.ts';
import { acceptPost, countPublished, imageOf } from '../state/posts.ts';
import type { Env, World } from '../world.ts';
import { mediaNotFound, parameterError, quotaReached } from './errors.ts';

const POSTS_PER_DAY = 250;
const SCOPES = ['threads_basic', 'threads_content_publish'];

export const publishThread = (world: World) => async (c: Context<Env>) => {
  const call = await readProfileCall(world, 'threads', c, SCOPES);
  if (call instanceof Response) return call;
  const id = call.params.creation_id;
  if (id === undefined) return parameterError(c, 'The parameter creation_id is required');
  const container = findContainer(world.state, id);
  if (container?.platform !== 'threads' || container.account !== call.account.id) return mediaNotFound(c, id);
  if (container.content.isCarouselItem)
    return parameterError(c, 'A carousel item cannot be published by itself');
  // A second publish of one container is not documented: the sandbox makes no second post of it.
  if (statusOf(world.state, container) !== 'FINISHED') return mediaNotFound(c, id);
  if (countPublished(world.state, 'threads', call.account.id, DAY) >= POSTS_PER_DAY) return quotaReached(c);
  return c.json({ id: publish(world, container) });
};

function publish(world: World, container: Container): string {
  const { state } = world;
  const { text, link, media, mediaType, details } = container.content;
  return atomically(state, () => {
    const post = acceptPost(state, {
      platform: 'threads',
      account: container.account,
      operation: 'publish',
      text,
      textAsSent: text,
      link,
      images: media.flatMap((id) => findMedia(state, id) ?? []).map(imageOf),
      details: { ...details, container: container.id, mediaType },
      published: true,
    });
    markPublished(state, container.id, post.id);
    return post.id;
  });
}

export const readPublishingLimit = (world: World) => async (c: Context<Env>) => {
  const call = await readProfileCall(world, 'threads', c, SCOPES);
  if (call instanceof Response) return call;
  const fields = (call.params.fields ?? 'quota_usage').split(',');
  const all = {
    quota_usage: countPublished(world.state, 'threads', call.account.id, DAY),
    config: { quota_total: POSTS_PER_DAY, quota_duration: DAY / SECOND },
  };
  return c.json({
    data: [Object.fromEntries(Object.entries(all).filter(([name]) => fields.includes(name)))],
  });
};
