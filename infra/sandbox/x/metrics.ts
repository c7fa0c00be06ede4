import { DAY } from '../platform.ts';
import { define, type Values } from '../reach/define.ts';
import { readFigures } from '../reach/read-figures.ts';
import type { Post } from '../state/posts.ts';
import type { World } from '../world.ts';
import { fieldUnauthorizedEntry } from './problems.ts';

/** These fields are for a post's author alone, and for this long. */
export const PRIVATE_FIELDS = ['non_public_metrics', 'organic_metrics'] as const;
const PRIVATE_FOR_MS = 30 * DAY;

export const METRICS = [
  'retweet_count',
  'reply_count',
  'like_count',
  'quote_count',
  'bookmark_count',
  'impression_count',
  'url_link_clicks',
  'user_profile_clicks',
  'engagements',
] as const;

/** The three groups of figures, which X counts without a delay. */
export function presentMetrics(world: World, post: Post) {
  const figures = readFigures(world, post);
  const { likes, comments, shares, quotes, clicks, profileVisits } = figures;
  const common = { impression_count: figures.views };
  const reactions = { like_count: likes, reply_count: comments, retweet_count: shares };
  const visits = { url_link_clicks: clicks, user_profile_clicks: profileVisits };
  const engagements = likes + comments + shares + quotes + clicks + profileVisits;
  const named = (values: Values) => define(world.state, 'x', values);
  return {
    public_metrics: named({ ...reactions, quote_count: quotes, bookmark_count: figures.saves, ...common }),
    non_public_metrics: named({ ...common, ...visits, engagements }),
    organic_metrics: named({ ...common, ...reactions, ...visits }),
  };
}

/** Gives an entry of a partial answer for each chosen field that this reader may not have. */
export function refusePrivate(world: World, post: Post, reader: string, chosen: ReadonlySet<string>) {
  const mine = post.account === reader;
  const young = world.state.now() - post.created_at <= PRIVATE_FOR_MS;
  if (mine && young) return [];
  return PRIVATE_FIELDS.filter((field) => chosen.has(field)).map((field) =>
    fieldUnauthorizedEntry(post.id, field),
  );
}
