import * as z from 'zod';
import { GraphTime } from '../graph-list.ts';

const id = z.string().min(1);

export const Created = z.object({ id }).transform((created) => created.id);

export const ContainerStatus = z
  .object({
    status_code: z.enum(['IN_PROGRESS', 'FINISHED', 'PUBLISHED', 'ERROR', 'EXPIRED']),
    status: z.string().default(''),
  })
  .transform(({ status_code, status }) => ({ state: status_code, words: status }));

export const Permalink = z.object({ permalink: z.url() }).transform(({ permalink }) => permalink);

/** A public post in the channel's list. */
export const ListedMedia = z
  .object({ id, caption: z.string().default(''), permalink: z.url().optional(), timestamp: GraphTime })
  .transform((media) => ({
    id: media.id,
    text: media.caption,
    permalink: media.permalink,
    publishedAt: media.timestamp,
  }));

/** `user_id` is what publishing wants; `id` is another number for the same account. */
export const Me = z
  .object({
    user_id: z.union([id, z.int().transform(String)]),
    username: z.string(),
    name: z.string().optional(),
  })
  .transform(({ user_id, username, name }) => ({
    accountId: user_id,
    handle: username,
    name: name || username,
  }));
