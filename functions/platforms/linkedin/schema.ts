import * as z from 'zod';
import { instantOf } from '#core/time.ts';
import { readCommentary } from './commentary.ts';

const text = z.string().catch('');
const inputError = z.object({ code: text, description: text });

/** What LinkedIn says of an error; empty where it says nothing. */
export const Problem = z
  .object({
    code: text,
    message: text,
    error: text,
    error_description: text,
    errorDetails: z.object({ inputErrors: z.array(inputError).catch([]) }).catch({ inputErrors: [] }),
  })
  .transform(({ code, message, error, error_description, errorDetails: { inputErrors } }) => ({
    codes: [code, error, ...inputErrors.map((each) => each.code)].filter((each) => each !== ''),
    words:
      // The name of an exception in LinkedIn's own programs helps nobody.
      message.replace(/^(?:\w+\.)+\w+:\s*/, '') ||
      error_description ||
      inputErrors.map(({ description }) => description).find((each) => each !== '') ||
      error,
  }))
  .catch({ codes: [], words: '' });
export type Problem = z.infer<typeof Problem>;

/** [V] A post is named by one of two kinds of URN. */
export const PostUrn = z.string().regex(/^urn:li:(share|ugcPost):\d+$/);

const imageUrn = z.string().regex(/^urn:li:image:[\w-]+$/);

export const UploadBegun = z
  .object({ value: z.object({ uploadUrl: z.url(), image: imageUrn }) })
  .transform(({ value }) => value);

/** How far LinkedIn is with a picture. */
export const ImageStatus = z
  .object({ status: z.enum(['WAITING_UPLOAD', 'PROCESSING', 'AVAILABLE', 'PROCESSING_FAILED']) })
  .transform(({ status }) => status);

export const ListedPost = z
  .object({
    id: PostUrn,
    author: z.string(),
    commentary: z.string().default(''),
    createdAt: z.number(),
    lifecycleState: z.string(),
    content: z.object({ media: z.object({ id: z.string() }).optional() }).optional(),
  })
  .transform((post) => ({
    id: post.id,
    author: post.author,
    text: readCommentary(post.commentary),
    createdAt: instantOf(post.createdAt),
    state: post.lifecycleState,
    imageUrn: post.content?.media?.id,
  }));
export type ListedPost = z.infer<typeof ListedPost>;

export const Posts = z.object({ elements: z.array(ListedPost) }).transform(({ elements }) => elements);

const shareStatistics = z.object({
  share: PostUrn.optional().catch(undefined),
  ugcPost: PostUrn.optional().catch(undefined),
  totalShareStatistics: z.record(z.string(), z.unknown()),
});

/**
 * Figures by the URN of their post. They are not parsed here: one that goes by another name must not cost the rest.
 * Figures without a URN are those of a whole page.
 */
export const ShareStatistics = z
  .object({ elements: z.array(shareStatistics) })
  .transform(
    ({ elements }) =>
      new Map(
        elements.flatMap(({ share, ugcPost, totalShareStatistics }) =>
          [share, ugcPost].flatMap((urn) =>
            urn === undefined ? [] : [[urn, totalShareStatistics] as const],
          ),
        ),
      ),
  );

export const TokenGrant = z.object({
  access_token: z.string().min(1),
  expires_in: z.number().positive(),
  /** Only approved partners get one. */
  refresh_token: z.string().min(1).optional(),
  refresh_token_expires_in: z.number().positive().optional(),
});
export type TokenGrant = z.infer<typeof TokenGrant>;

/** The ids of the organizations that a person has a role in; brands and whatever else has a role are left out. */
export const Roles = z
  .object({ elements: z.array(z.object({ organization: z.string() })) })
  .transform(({ elements }) => ({
    count: elements.length,
    organizationIds: elements.flatMap(
      ({ organization }) => /^urn:li:organization:(\d+)$/.exec(organization)?.slice(1) ?? [],
    ),
  }));

export const Organization = z
  .object({ localizedName: z.string(), vanityName: z.string().optional() })
  .transform(({ localizedName, vanityName }) => ({ name: localizedName, vanityName }));
