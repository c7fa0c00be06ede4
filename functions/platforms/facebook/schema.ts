import * as z from 'zod';
import { GraphTime } from '../graph-list.ts';

const id = z.string().min(1);

export const Created = z.object({ id }).transform((created) => created.id);

export const Done = z.object({ success: z.literal(true) });

/** The fields of a `PagePost`, as a call asks for them. */
export const PAGE_POST_FIELDS = 'id,message,created_time,is_published,permalink_url';

/** A post of the page: what it says, whether the public sees it, since when, and where. */
export const PagePost = z
  .object({
    id,
    message: z.string().default(''),
    // [V] When the post was first published; before that, when it was made.
    created_time: GraphTime,
    is_published: z.boolean(),
    permalink_url: z.url().optional(),
  })
  .transform((post) => ({
    id: post.id,
    message: post.message,
    publishedAt: post.created_time,
    isPublished: post.is_published,
    permalink: post.permalink_url,
  }));
export type PagePost = z.infer<typeof PagePost>;

export const UserToken = z
  .object({ access_token: z.string().min(1) })
  .transform(({ access_token }) => access_token);

export const Page = z
  .object({ id, name: z.string(), username: z.string().optional() })
  .transform((page) => ({ accountId: page.id, handle: page.username ?? page.id, name: page.name }));

export const Pages = z
  .object({
    data: z.array(
      z.object({
        id,
        name: z.string(),
        username: z.string().optional(),
        access_token: z.string().min(1),
        tasks: z.array(z.string()).default([]),
      }),
    ),
    paging: z
      .object({ next: z.string().optional(), cursors: z.object({ after: z.string() }).optional() })
      .optional(),
  })
  .transform(({ data, paging }) => ({
    pages: data.map((page) => ({
      accountId: page.id,
      handle: page.username ?? page.id,
      name: page.name,
      mayPost: page.tasks.includes('CREATE_CONTENT'),
      credentials: { accessToken: page.access_token },
    })),
    after: paging?.next === undefined ? undefined : paging.cursors?.after,
  }));

/** [V] Who likes the Page; where Pages have followers only, those. */
export const PageLikes = z
  .object({ fan_count: z.int().nonnegative() })
  .transform(({ fan_count }) => fan_count);
