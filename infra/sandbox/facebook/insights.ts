import type { Context } from 'hono';
import type { GraphError } from '../meta/graph.ts';
import { presentInsights, readInsights } from '../meta/insights.ts';
import { DAY, HOUR } from '../platform.ts';
import { type Figures, measure } from '../reach/curve.ts';
import { define, type Values } from '../reach/define.ts';
import { readFigures } from '../reach/read-figures.ts';
import type { Env, World } from '../world.ts';
import { readPostCall } from './posts.ts';

/** A Page with fewer likes has no insights. */
const LIKES_NEEDED = 100;
/** Figures are new once in 24 hours. Facebook does not say when: here at midnight Pacific Standard Time. */
const REFRESHED_EVERY_MS = DAY;
const REFRESHED_AT_MS = 8 * HOUR;
/** Insights are kept for two years. */
const KEPT_MS = 730 * DAY;

const UNKNOWN_METRIC: GraphError = {
  message: '(#100) The value must be a valid insights metric',
  code: 100,
};

function name(figures: Figures): Values {
  const { likes, comments, shares, clicks } = figures;
  const reactions = splitReactions(likes);
  return {
    post_media_view: figures.views,
    post_total_media_view_unique: figures.reach,
    post_clicks: clicks,
    post_clicks_by_type: present({
      'link clicks': clicks - Math.floor(clicks / 3),
      'other clicks': Math.floor(clicks / 3),
    }),
    post_reactions_by_type_total: present(reactions),
    post_reactions_like_total: reactions.like,
    post_reactions_love_total: reactions.love,
    post_reactions_wow_total: reactions.wow,
    post_reactions_haha_total: 0,
    post_reactions_sorry_total: 0,
    post_reactions_anger_total: reactions.anger,
    post_activity_by_action_type: present({ like: likes, comment: comments, share: shares }),
  };
}

/** Gives each reaction, by its number, a kind for good, so that none of the kinds ever falls either. */
function splitReactions(total: number) {
  const love = Math.floor(total / 5);
  const wow = Math.floor((total + 3) / 20);
  const anger = Math.floor((total + 27) / 40);
  return { like: total - love - wow - anger, love, wow, anger };
}

/** Kinds that did not occur are left out. */
const present = (kinds: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(kinds).filter(([, count]) => count > 0));

export const METRICS: readonly string[] = Object.keys(name(measure('', 0, 0)));

export const readPostInsights = (world: World) => async (c: Context<Env>) => {
  const call = await readPostCall(world, c, 'pages_read_engagement', 'read_insights');
  if (call instanceof Response) return call;
  const { page, params, post } = call;
  const now = world.state.now();
  const refreshed = now - ((now - REFRESHED_AT_MS) % REFRESHED_EVERY_MS);
  const values = define(world.state, 'facebook', name(readFigures(world, post, refreshed)));
  const insights = readInsights(c, params, values, () => UNKNOWN_METRIC);
  if (insights instanceof Response) return insights;
  const since = post.published_at;
  const isCounted = since !== null && since < refreshed && now - since <= KEPT_MS;
  return c.json(presentInsights(post.id, isCounted && page.followers >= LIKES_NEEDED ? insights : []));
};
