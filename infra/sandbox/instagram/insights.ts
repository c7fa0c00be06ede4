import type { Context } from 'hono';
import { type GraphError, graphError } from '../meta/graph.ts';
import { presentInsights, readInsights } from '../meta/insights.ts';
import { DAY, HOUR } from '../platform.ts';
import { drawFrom, type Figures, measure } from '../reach/curve.ts';
import { define, type Values } from '../reach/define.ts';
import { readFigures } from '../reach/read-figures.ts';
import type { Post } from '../state/posts.ts';
import type { Env, World } from '../world.ts';
import { readMediaCall } from './read.ts';

/** Figures can be this late; each media has a delay of its own, of an hour at least. */
const LONGEST_DELAY_HOURS = 48;
/** With fewer viewers there is a refusal instead of figures. */
const VIEWERS_NEEDED = 5;
/** Metrics are kept for two years. */
const KEPT_MS = 730 * DAY;

/** Metrics that exist, but not for a picture or album in the feed. */
const OF_OTHER_MEDIA = [
  'clips_replays_count',
  'ig_reels_aggregated_all_plays_count',
  'ig_reels_avg_watch_time',
  'ig_reels_video_view_total_time',
  'navigation',
  'plays',
  'replies',
];

const NOT_ENOUGH_VIEWERS: GraphError = {
  message: '(#10) Not enough viewers for the media to show insights',
  code: 10,
};

const name = (figures: Figures): Values => ({
  views: figures.views,
  reach: figures.reach,
  likes: figures.likes,
  comments: figures.comments,
  saved: figures.saves,
  shares: figures.shares,
  total_interactions: figures.likes + figures.comments + figures.saves + figures.shares,
  follows: figures.follows,
  profile_visits: figures.profileVisits,
});
export const METRICS: readonly string[] = Object.keys(name(measure('', 0, 0)));

export const readMediaInsights = (world: World) => async (c: Context<Env>) => {
  const call = await readMediaCall(
    world,
    c,
    'instagram_business_basic',
    'instagram_business_manage_insights',
  );
  if (call instanceof Response) return call;
  const { params, post } = call;
  const counted = world.state.now() - delayOf(post);
  const figures = readFigures(world, post, counted);
  const known = define(world.state, 'instagram', name(figures));
  const insights = readInsights(c, params, known, (names) => refuseMetrics(names, Object.keys(known)));
  if (insights instanceof Response) return insights;
  const since = post.published_at;
  if (since === null || counted <= since || world.state.now() - since > KEPT_MS) {
    return c.json(presentInsights(post.id, []));
  }
  if (figures.reach < VIEWERS_NEEDED) return graphError(c, NOT_ENOUGH_VIEWERS);
  // What did not happen yet has no entry: the API gives an empty set instead of 0.
  return c.json(
    presentInsights(
      post.id,
      insights.filter(({ value }) => value !== 0),
    ),
  );
};

const delayOf = ({ id }: Post): number => Math.round(drawFrom(id)(11, 1, LONGEST_DELAY_HOURS) * HOUR);

function refuseMetrics(names: readonly string[], known: readonly string[]): GraphError {
  const [first] = names;
  if (names.includes('impressions')) {
    return {
      message:
        '(#100) Starting from version v22.0 and above, the impressions metric is no longer supported for the queried media.',
      code: 100,
    };
  }
  if (names.some((each) => OF_OTHER_MEDIA.includes(each))) {
    const message = `(#100) The Media Insights API does not support the ${names.join(', ')} metric for this media product type.`;
    return { message, code: 100 };
  }
  return {
    message: `(#100) metric[0] must be one of the following values: ${known.join(', ')}, not ${first}`,
    code: 100,
  };
}
