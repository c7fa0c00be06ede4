import type { Context } from 'hono';
import * as z from 'zod';
import type { XEnv } from './access.ts';
import { invalidRequest } from './problems.ts';

/** Every field that the specification knows; those that the sandbox does not simulate are left out of answers. */
const TWEET_FIELDS = [
  'article',
  'attachments',
  'author_id',
  'card_uri',
  'community_id',
  'context_annotations',
  'conversation_id',
  'created_at',
  'display_text_range',
  'edit_controls',
  'edit_history_tweet_ids',
  'entities',
  'geo',
  'id',
  'in_reply_to_user_id',
  'lang',
  'media_metadata',
  'non_public_metrics',
  'note_tweet',
  'organic_metrics',
  'possibly_sensitive',
  'promoted_metrics',
  'public_metrics',
  'referenced_tweets',
  'reply_settings',
  'scopes',
  'source',
  'suggested_source_links',
  'text',
  'withheld',
] as const;
const MEDIA_FIELDS = [
  'alt_text',
  'duration_ms',
  'height',
  'media_key',
  'non_public_metrics',
  'organic_metrics',
  'preview_image_url',
  'promoted_metrics',
  'public_metrics',
  'type',
  'url',
  'variants',
  'width',
] as const;

/** A list of names, separated by commas, all of them known. */
export const commaList = <const T extends readonly [string, ...string[]]>(allowed: T) =>
  z
    .string()
    .transform((list) => list.split(','))
    .pipe(z.array(z.enum(allowed)));

const tweetFields = commaList(TWEET_FIELDS).optional();

/** The specification now says `post.fields` where the prose still says `tweet.fields`: both are served. */
export const selection = {
  'tweet.fields': tweetFields,
  'post.fields': tweetFields,
  'media.fields': commaList(MEDIA_FIELDS).optional(),
  // The one expansion simulated; asking for another is refused, not ignored.
  expansions: commaList(['attachments.media_keys']).optional(),
};

const selected = z.object(selection);
export type Selection = z.infer<typeof selected>;

/** Parses a query strictly, or gives X's 400. */
export function readQuery<T extends z.ZodType>(c: Context<XEnv>, schema: T): z.infer<T> | Response {
  const given = c.req.query();
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const name = String(issue?.code === 'unrecognized_keys' ? issue.keys[0] : issue?.path[0]);
  return invalidRequest(c, `The query parameter [${name}] is not valid: ${issue?.message}`, {
    [name]: given[name] === undefined ? [] : [given[name]],
  });
}
