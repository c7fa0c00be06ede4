import * as z from 'zod';
import { instantOf } from '#core/time.ts';

const text = z.string().catch('');

/** What X says of an error; empty where it says nothing. The details of each parameter count as words, too. */
export const Problem = z
  .object({
    type: text,
    title: text,
    detail: text,
    error: text,
    error_description: text,
    errors: z.array(z.object({ message: text })).catch([]),
  })
  .transform(({ type, title, detail, error, error_description, errors }) => ({
    type,
    words:
      errors.map(({ message }) => message).find((message) => message !== '') ||
      error_description ||
      detail ||
      title ||
      error,
  }))
  .catch({ type: '', words: '' });
export type Problem = z.infer<typeof Problem>;

const id = z.string().regex(/^\d+$/);

export const UploadBegun = z.object({ data: z.object({ id }) }).transform(({ data }) => data.id);

export const UploadDone = z
  .object({
    data: z.object({
      id,
      media_key: z.string(),
      expires_after_secs: z.number().positive(),
    }),
  })
  .transform(({ data }) => ({
    mediaId: data.id,
    mediaKey: data.media_key,
    livesSeconds: data.expires_after_secs,
  }));

/** Where X may answer with an empty body or anything else, and only the status counts. */
export const Anything = z.unknown();

export const Created = z.object({ data: z.object({ id }) }).transform(({ data }) => data.id);

/** The newest posts of a user, with each shortened link written out again. */
export const Timeline = z
  .object({
    data: z
      .array(
        z.object({
          id,
          text: z.string(),
          created_at: z.iso.datetime({ offset: true }),
          attachments: z.object({ media_keys: z.array(z.string()).default([]) }).optional(),
          entities: z
            .object({
              urls: z
                .array(
                  z.object({
                    url: z.string(),
                    expanded_url: z.string().optional(),
                    media_key: z.string().optional(),
                  }),
                )
                .default([]),
            })
            .optional(),
        }),
      )
      .default([]),
    meta: z.object({ result_count: z.number(), next_token: z.string().optional() }),
    errors: z.unknown().optional(),
  })
  // A partial answer looks like an empty timeline, and would pass for proof that a post is not there.
  .refine(({ data, errors, meta }) => errors === undefined && data.length === meta.result_count)
  .transform(({ data, meta }) => ({
    posts: data.map((post) => ({
      id: post.id,
      createdAt: instantOf(Date.parse(post.created_at)),
      text: (post.entities?.urls ?? []).reduce(
        (whole, link) =>
          whole.replaceAll(link.url, () => (isOwnMedia(link) ? '' : (link.expanded_url ?? link.url))),
        post.text,
      ),
      mediaKeys: post.attachments?.media_keys ?? [],
    })),
    next: meta.next_token,
  }));
export type Timeline = z.infer<typeof Timeline>;
export type TimelinePost = Timeline['posts'][number];

/** X appends a link to a post's own picture to its text. */
function isOwnMedia(link: { media_key?: string | undefined; expanded_url?: string | undefined }): boolean {
  return link.media_key !== undefined || /\/status\/\d+\/photo\/\d+$/.test(link.expanded_url ?? '');
}

const figures = z.record(z.string(), z.unknown());

/**
 * Posts that were looked up, by their ids, and the errors of those that X did not show or not wholly. Figures are not
 * parsed here: one that goes by another name must not cost the rest.
 */
export const Lookup = z
  .object({
    data: z
      .array(
        z.object({
          id,
          created_at: z.iso.datetime({ offset: true }).optional().catch(undefined),
          public_metrics: figures.catch({}),
          non_public_metrics: figures.optional().catch(undefined),
        }),
      )
      .default([]),
    errors: z.array(z.object({ resource_id: text, type: text, title: text, detail: text })).default([]),
  })
  .transform(({ data, errors }) => ({
    found: new Map(
      data.map((post) => [
        post.id,
        {
          createdAt: post.created_at === undefined ? undefined : instantOf(Date.parse(post.created_at)),
          publicFigures: post.public_metrics,
          privateFigures: post.non_public_metrics,
        },
      ]),
    ),
    errors: errors.map(({ resource_id, type, title, detail }) => ({
      id: resource_id,
      type,
      words: detail || title,
    })),
  }));
export type Lookup = z.infer<typeof Lookup>;
export type LookupPost = Lookup['found'] extends Map<string, infer P> ? P : never;
export type LookupError = Lookup['errors'][number];

export const TokenGrant = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1).optional(),
  expires_in: z.number().positive(),
});
export type TokenGrant = z.infer<typeof TokenGrant>;

export const Me = z
  .object({ data: z.object({ id, name: z.string(), username: z.string() }) })
  .transform(({ data }) => ({ accountId: data.id, name: data.name, handle: data.username }));
