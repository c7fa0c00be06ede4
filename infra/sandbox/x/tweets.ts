import { SECOND } from '../platform.ts';
import type { Account } from '../state/accounts.ts';
import type { Post } from '../state/posts.ts';
import type { World } from '../world.ts';
import { presentMetrics } from './metrics.ts';
import { renderText } from './tweet-text.ts';

/** X's key for a photo. */
export const mediaKey = (id: string): string => `3_${id}`;

export const tweetPath = (account: Account, post: Post): string => `/${account.handle}/status/${post.id}`;

/** A post with all the fields that the sandbox knows; callers choose among them. */
export function presentTweet(world: World, post: Post, account: Account) {
  const keys = post.images.map((image) => mediaKey(image.media));
  const rendered = renderText(post, { keys, address: world.addresses.x + tweetPath(account, post) });
  return {
    id: post.id,
    text: rendered.text,
    edit_history_tweet_ids: [post.id],
    author_id: post.account,
    conversation_id: post.details.inReplyTo ?? post.id,
    // X reports whole seconds.
    created_at: new Date(Math.floor(post.created_at / SECOND) * SECOND).toISOString(),
    entities: rendered.entities,
    ...(keys.length > 0 && { attachments: { media_keys: keys } }),
    ...presentMetrics(world, post),
  };
}
