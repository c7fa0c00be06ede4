import * as z from 'zod';
import { instantOf } from '#core/time.ts';

const id = z.string().min(1);

export const Created = z.object({ id }).transform((created) => created.id);

export const ContainerStatus = z
  .object({
    status: z.enum(['IN_PROGRESS', 'FINISHED', 'PUBLISHED', 'ERROR', 'EXPIRED']),
    error_message: z.string().default(''),
  })
  .transform(({ status, error_message }) => ({ state: status, words: error_message }));

export const Permalink = z.object({ permalink: z.url() }).transform(({ permalink }) => permalink);

export const PostList = z
  .object({
    data: z.array(
      z.object({ id, text: z.string().default(''), permalink: z.url().optional(), timestamp: z.string() }),
    ),
  })
  .transform(({ data }) =>
    data.map(({ timestamp, ...post }) => ({
      id: post.id,
      text: post.text,
      permalink: post.permalink,
      publishedAt: instantOf(Date.parse(timestamp)),
    })),
  );

export const Me = z
  .object({ id, username: z.string(), name: z.string().optional() })
  .transform((me) => ({ accountId: me.id, handle: me.username, name: me.name || me.username }));
