import type { Context } from 'hono';
import { parameterError } from '../meta/graph.ts';
import { readProfileCall } from '../meta/profile-access.ts';
import { DAY, SECOND } from '../platform.ts';
import { type Container, findContainer, markPublished, statusOf } from '../state/containers.ts';
import { atomically } from '../state/database.ts';
import { findMedia } from '../state/media.ts';
import { acceptPost, countPublished, imageOf } from '../state/posts.ts';
import type { Env, World } from '../world.ts';
import { refuse } from './errors.ts';

export const POSTS_PER_DAY = 100;
const SCOPES = ['instagram_business_basic', 'instagram_business_content_publish'];

export const publishContainer = (world: World) => async (c: Context<Env>) => {
  const call = await readProfileCall(world, 'instagram', c, SCOPES);
  if (call instanceof Response) return call;
  const { params, account } = call;
  if (params.creation_id === undefined) return parameterError(c, 'The parameter creation_id is required');
  const container = findContainer(world.state, params.creation_id);
  if (container?.platform !== 'instagram' || container.account !== account.id)
    return refuse(c, 'container-gone');
  if (container.content.isCarouselItem)
    return parameterError(c, 'A carousel item cannot be published by itself');
  const status = statusOf(world.state, container);
  switch (status) {
    case 'IN_PROGRESS':
      return refuse(c, 'not-ready');
    case 'ERROR':
      return refuse(c, 'container-failed');
    case 'EXPIRED':
      return refuse(c, 'container-gone');
    // What Instagram answers to a second publish is not documented; that it makes no second post is assumed.
    case 'PUBLISHED':
      return refuse(c, 'already-published');
    case 'FINISHED': {
      if (countPublished(world.state, 'instagram', account.id, DAY) >= POSTS_PER_DAY)
        return refuse(c, 'quota');
      return c.json({ id: publish(world, container) });
    }
  }
};

function publish(world: World, container: Container): string {
  const { state } = world;
  const { text, media, mediaType } = container.content;
  return atomically(state, () => {
    const post = acceptPost(state, {
      platform: 'instagram',
      account: container.account,
      operation: 'publish',
      text,
      textAsSent: text,
      images: media.flatMap((id) => findMedia(state, id) ?? []).map(imageOf),
      details: { container: container.id, mediaType },
      published: true,
    });
    markPublished(state, container.id, post.id);
    return post.id;
  });
}

export const readPublishingLimit = (world: World) => async (c: Context<Env>) => {
  const call = await readProfileCall(world, 'instagram', c, SCOPES);
  if (call instanceof Response) return call;
  const fields = (call.params.fields ?? 'quota_usage').split(',');
  const all = {
    quota_usage: countPublished(world.state, 'instagram', call.account.id, DAY),
    config: { quota_total: POSTS_PER_DAY, quota_duration: DAY / SECOND },
  };
  return c.json({
    data: [Object.fromEntries(Object.entries(all).filter(([name]) => fields.includes(name)))],
  });
};
