import type { Context } from 'hono';
import { presentInsights, readInsights } from '../meta/insights.ts';
import { type Figures, measure } from '../reach/curve.ts';
import { define, type Values } from '../reach/define.ts';
import { readFigures } from '../reach/read-figures.ts';
import type { Env, World } from '../world.ts';
import { readMediaCall } from './read.ts';

const name = (figures: Figures): Values => ({
  views: figures.views,
  likes: figures.likes,
  replies: figures.comments,
  reposts: figures.shares,
  quotes: figures.quotes,
  // Sending a post on elsewhere, which the curve has no figure of its own for.
  shares: figures.saves,
});
export const METRICS: readonly string[] = Object.keys(name(measure('', 0, 0)));

/** Shows a post's figures; the documents know neither a delay nor a smallest audience for them. */
export const readMediaInsights = (world: World) => async (c: Context<Env>) => {
  const call = await readMediaCall(world, c, 'threads_basic', 'threads_manage_insights');
  if (call instanceof Response) return call;
  const { params, post } = call;
  const known = define(world.state, 'threads', name(readFigures(world, post)));
  const insights = readInsights(c, params, known, () => ({
    message: `(#100) metric[0] must be one of the following values: ${Object.keys(known).join(', ')}`,
    type: 'THApiException',
    code: 100,
  }));
  return insights instanceof Response ? insights : c.json(presentInsights(post.id, insights));
};
