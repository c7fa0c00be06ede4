import type { Context } from 'hono';
import * as z from 'zod';
import { fieldError, restError, unpermittedField } from './errors.ts';

const MAX_ALT = 4086;
const alt = z.string().max(MAX_ALT).optional();
const image = z.strictObject({ id: z.string(), altText: alt });

/** In the schema, but not built here; accepting them unseen would be lenient. */
const NOT_SIMULATED = [
  'adContext',
  'container',
  'contentLandingPage',
  'contentCallToActionLabel',
  'reshareContext',
] as const;

const postBody = z.strictObject({
  author: z.string(),
  commentary: z.string(),
  // An organization speaks to everybody; other audiences are a member's.
  visibility: z.literal('PUBLIC'),
  distribution: z.strictObject({
    // NONE makes an advertisement that no timeline shows.
    feedDistribution: z.literal('MAIN_FEED'),
    targetEntities: z.array(z.never()).optional(),
    thirdPartyDistributionChannels: z.array(z.never()).optional(),
  }),
  lifecycleState: z.literal('PUBLISHED'),
  isReshareDisabledByAuthor: z.boolean().optional(),
  content: z
    .strictObject({
      media: z.strictObject({ id: z.string(), altText: alt, title: z.string().optional() }).optional(),
      multiImage: z.strictObject({ images: z.array(image).min(2).max(20), altText: alt }).optional(),
      article: z
        .strictObject({
          source: z.url(),
          title: z.string().min(1),
          description: z.string().optional(),
        })
        .optional(),
    })
    .refine((content) => Object.values(content).filter((each) => each !== undefined).length === 1, {
      error: 'holds one kind of content',
    })
    .optional(),
  adContext: z.unknown().optional(),
  container: z.unknown().optional(),
  contentLandingPage: z.unknown().optional(),
  contentCallToActionLabel: z.unknown().optional(),
  reshareContext: z.unknown().optional(),
});

export type PostBody = z.infer<typeof postBody>;
export type PostContent = NonNullable<PostBody['content']>;

/** Reads the body of a new post strictly, or gives LinkedIn's refusal of the first field at fault. */
export async function readPostBody(c: Context): Promise<PostBody | Response> {
  if (!/^application\/json\b/i.test(c.req.header('content-type') ?? '')) {
    const message = 'The Content-Type must be application/json';
    return restError(c, { status: 415, code: 'UNSUPPORTED_MEDIA_TYPE', message });
  }
  const body = await c.req.json<unknown>().catch(() => undefined);
  const parsed = postBody.safeParse(body);
  if (!parsed.success) return refuseIssue(c, body, parsed.error.issues[0]);
  const unsupported = NOT_SIMULATED.find((name) => parsed.data[name] !== undefined);
  if (unsupported) {
    return fieldError(c, 'INVALID_VALUE_FOR_FIELD', `/${unsupported}`, 'The sandbox does not simulate it');
  }
  return parsed.data;
}

function refuseIssue(c: Context, body: unknown, issue: z.core.$ZodIssue | undefined): Response {
  const path = issue?.path ?? [];
  const field = `/${path.map(String).join('/')}`;
  if (issue?.code === 'unrecognized_keys') {
    return unpermittedField(c, `${path.length === 0 ? '' : field}/${issue.keys[0]}`);
  }
  const value = valueAt(body, path);
  // An optional field has to be left out; Rest.li does not take null for it.
  if (value === null) return unpermittedField(c, field);
  if (value === undefined) return fieldError(c, 'MISSING_FIELD', field, `${field} is required but missing`);
  if (issue?.code === 'too_big' && typeof value === 'string') {
    return tooLong(c, field, value.length, Number(issue.maximum));
  }
  return fieldError(
    c,
    'INVALID_VALUE_FOR_FIELD',
    field,
    `${field} can't be set to ${JSON.stringify(value).slice(0, 100)}`,
  );
}

/** Says how long a field is and may be; the sentence is LinkedIn's own. */
export const tooLong = (c: Context, field: string, length: number, maximum: number): Response =>
  fieldError(
    c,
    'FIELD_LENGTH_TOO_LONG',
    field,
    `${field} length ${length} can't exceeded maximum ${maximum} length`,
  );

function valueAt(body: unknown, path: readonly PropertyKey[]): unknown {
  let value = body;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Reflect.get(value, key);
  }
  return value;
}
