import type { Context } from 'hono';
import twitter from 'twitter-text';
import * as z from 'zod';
import { DAY } from '../platform.ts';
import { findMedia, type Media } from '../state/media.ts';
import { acceptPost, findLivePost, imageOf, listPosts } from '../state/posts.ts';
import type { World } from '../world.ts';
import type { XEnv } from './access.ts';
import { DUPLICATE_DETAIL, forbidden, invalidRequest, NOT_PERMITTED_DETAIL } from './problems.ts';
import { normalise } from './tweet-text.ts';
import { presentTweet } from './tweets.ts';

/** How long the same text counts as a duplicate. X documents no window: this one is a guess. */
const DUPLICATE_WINDOW_MS = DAY;
const MAX_CASHTAGS = 1;

const postId = z.string().regex(/^[0-9]{1,19}$/);

/** The body as the specification has it; beyond it X tolerates no property. */
const tweetBody = z.strictObject({
  text: z.string().optional(),
  media: z
    .strictObject({
      media_ids: z.array(postId).min(1).max(4),
      tagged_user_ids: z.array(postId).max(10).optional(),
    })
    .optional(),
  reply: z
    .strictObject({
      in_reply_to_tweet_id: postId,
      exclude_reply_user_ids: z.array(postId).optional(),
      auto_populate_reply_metadata: z.boolean().optional(),
    })
    .optional(),
  reply_settings: z.enum(['following', 'mentionedUsers', 'subscribers', 'verified']).optional(),
  made_with_ai: z.boolean().optional(),
  paid_partnership: z.boolean().optional(),
  quote_tweet_id: postId.optional(),
  nullcast: z.boolean().optional(),
  poll: z.unknown().optional(),
  community_id: z.unknown().optional(),
  share_with_followers: z.unknown().optional(),
  edit_options: z.unknown().optional(),
  geo: z.unknown().optional(),
  card_uri: z.unknown().optional(),
  direct_message_deep_link: z.unknown().optional(),
  for_super_followers_only: z.unknown().optional(),
});

/** In the specification, but not built here; accepting them unseen would be lenient. */
const NOT_SIMULATED = [
  'nullcast',
  'poll',
  'community_id',
  'share_with_followers',
  'edit_options',
  'geo',
  'card_uri',
  'direct_message_deep_link',
  'for_super_followers_only',
] as const;

export const createTweet = (world: World) => async (c: Context<XEnv>) => {
  const { state } = world;
  const account = c.get('account');
  if (!/^application\/json\b/i.test(c.req.header('content-type') ?? '')) {
    return invalidRequest(c, 'The Content-Type must be application/json.');
  }
  const body = await c.req.json<unknown>().catch(() => undefined);
  const parsed = tweetBody.safeParse(body);
  if (!parsed.success) return invalidRequest(c, describe(parsed.error));
  const wanted = parsed.data;
  const unsupported = NOT_SIMULATED.find((field) => wanted[field] !== undefined);
  if (unsupported) return invalidRequest(c, `The sandbox does not simulate $.${unsupported}.`);
  // Removed from the self-serve tiers in April 2026.
  if (wanted.quote_tweet_id !== undefined) return forbidden(c, NOT_PERMITTED_DETAIL);

  const text = normalise(wanted.text ?? '');
  if (text.trim() === '' && !wanted.media) return invalidRequest(c, 'Please include either text or media.');
  if (text !== '' && !twitter.parseTweet(text).valid) {
    return invalidRequest(c, 'Your Tweet text is too long.', { text: [text] });
  }
  if (twitter.extractCashtags(text).length > MAX_CASHTAGS) {
    return forbidden(c, 'A Post may hold one cashtag at most.');
  }
  const media = findOwnMedia(world, account.id, wanted.media?.media_ids ?? []);
  if (!media)
    return invalidRequest(c, 'Your media IDs are invalid.', { media_ids: wanted.media?.media_ids ?? [] });
  if (media.length > 1 && media.some(({ kind }) => kind === 'gif')) {
    return invalidRequest(c, 'A Post holds up to four photos, or one GIF.');
  }
  if (account.mentions === 'refused' && twitter.extractMentions(text).length > 0) {
    return forbidden(c, NOT_PERMITTED_DETAIL);
  }
  const parent = wanted.reply?.in_reply_to_tweet_id;
  if (parent !== undefined && findLivePost(state, 'x', parent)?.account !== account.id) {
    return forbidden(
      c,
      'Reply to this conversation is not allowed because you have not been mentioned or otherwise engaged by the author of the post you are replying to.',
    );
  }
  if (isDuplicate(world, account.id, text)) return forbidden(c, DUPLICATE_DETAIL);

  const post = acceptPost(state, {
    platform: 'x',
    account: account.id,
    operation: 'create-post',
    text,
    textAsSent: wanted.text ?? '',
    images: media.map(imageOf),
    details: parent === undefined ? {} : { inReplyTo: parent },
    published: true,
  });
  const { id, text: returned, edit_history_tweet_ids } = presentTweet(world, post, account);
  return c.json({ data: { id, text: returned, edit_history_tweet_ids } }, 201);
};

/** Media can be attached only by the user who uploaded them, and only until they expire. */
function findOwnMedia(world: World, account: string, ids: readonly string[]): Media[] | undefined {
  const found: Media[] = [];
  for (const id of new Set(ids)) {
    const media = findMedia(world.state, id);
    if (media?.platform !== 'x' || media.account !== account) return undefined;
    if (media.expires_at !== null && media.expires_at <= world.state.now()) return undefined;
    found.push(media);
  }
  return found.length === ids.length ? found : undefined;
}

function isDuplicate(world: World, account: string, text: string): boolean {
  if (text.trim() === '') return false;
  const since = world.state.now() - DUPLICATE_WINDOW_MS;
  return listPosts(world.state, 'x', account).some(
    (post) => post.created_at > since && post.text.trim() === text.trim(),
  );
}

function describe(error: z.ZodError): string {
  const issue = error.issues[0];
  const where = ['$', ...(issue?.path ?? [])].map(String).join('.');
  return issue?.code === 'unrecognized_keys'
    ? `${where}.${issue.keys[0]}: is not defined in the schema and the schema does not allow additional properties`
    : `${where}: ${issue?.message}`;
}
