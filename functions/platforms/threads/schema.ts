import * as z from 'zod';
import { GraphTime } from '../graph-list.ts';

const id = z.string().min(1);

export const Created = z.object({ id }).transform((created) => created.id);

export const ContainerStatus = z
  .object({
    status: z.enum(['IN_PROGRESS', 'FINISHED', 'PUBLISHED', 'ERROR', 'EXPIRED']),
    error_message: z.string().default(''),
  })
  .transform(({ status, error_message }) => ({ state: status, words: error_message }));

export const Permalink = z.object({ permalink: z.url() }).transform(({ permalink }) => permalink);

/** A public post in the channel's list; a repost has no text. */
export const ListedThread = z
  .object({ id, text: z.string().default(''), permalink: z.url().optional(), timestamp: GraphTime })
  .transform((thread) => ({
    id: thread.id,
    text: thread.text,
    permalink: thread.permalink,
    publishedAt: thread.timestamp,
  }));

export const Me = z
  .object({ id, username: z.string(), name: z.string().optional() })
  .transform((me) => ({ accountId: me.id, handle: me.username, name: me.name || me.username }));
