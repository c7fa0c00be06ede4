import { HOUR, SECOND } from '../platform.ts';
import type { Account } from '../state/accounts.ts';
import type { Post } from '../state/posts.ts';
import type { World } from '../world.ts';
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
    public_metrics: measurePublic(world, post, account),
    non_public_metrics: measureOwn(world, post, account),
    organic_metrics: measureOrganic(world, post, account),
  };
}

/** Reach that grows over about two days and depends on nothing but the post, its age and its audience. */
function measurePublic(world: World, post: Post, account: Account) {
  const hours = Math.max(0, world.state.now() - post.created_at) / HOUR;
  const taste = Number(BigInt(post.id) % 97n) / 97;
  const impression_count = Math.round(account.followers * (0.05 + 0.4 * taste) * (1 - Math.exp(-hours / 12)));
  return {
    retweet_count: Math.floor(impression_count / 400),
    reply_count: Math.floor(impression_count / 900),
    like_count: Math.floor(impression_count / 120),
    quote_count: Math.floor(impression_count / 2500),
    bookmark_count: Math.floor(impression_count / 1500),
    impression_count,
  };
}

function measureOwn(world: World, post: Post, account: Account) {
  const { impression_count, like_count } = measurePublic(world, post, account);
  return {
    impression_count,
    url_link_clicks: Math.floor(impression_count / 150),
    user_profile_clicks: Math.floor(impression_count / 300),
    engagements: like_count + Math.floor(impression_count / 80),
  };
}

function measureOrganic(world: World, post: Post, account: Account) {
  const { impression_count, like_count, reply_count, retweet_count } = measurePublic(world, post, account);
  const { url_link_clicks, user_profile_clicks } = measureOwn(world, post, account);
  return { impression_count, like_count, reply_count, retweet_count, url_link_clicks, user_profile_clicks };
}
