import * as z from 'zod';

const id = z.string().min(1);

export const Created = z.object({ id }).transform((created) => created.id);

export const Done = z.object({ success: z.literal(true) });

/** A post of the page: whether the public sees it, and where. */
export const PagePost = z
  .object({ id, is_published: z.boolean(), permalink_url: z.url().optional() })
  .transform((post) => ({ id: post.id, isPublished: post.is_published, permalink: post.permalink_url }));
export type PagePost = z.infer<typeof PagePost>;

export const UserToken = z
  .object({ access_token: z.string().min(1) })
  .transform(({ access_token }) => access_token);

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
