import type { Context } from 'hono';
import type { Value, Values } from '../reach/define.ts';
import type { Env } from '../world.ts';
import { type GraphError, graphError, type Params, readList } from './graph.ts';

/** Parameters of the edge that the sandbox does not simulate; each would change what the figures mean. */
const NOT_SIMULATED = ['since', 'until', 'date_preset', 'breakdown', 'metric_type', 'timeframe'];

export interface Insight {
  readonly name: string;
  readonly value: Value;
}

/**
 * Reads which figures a call asks for. One unknown name fails the whole call, with the platform's own words for it;
 * the only period of a post is its lifetime.
 */
export function readInsights(
  c: Context<Env>,
  params: Params,
  known: Values,
  refuseUnknown: (names: readonly string[]) => GraphError,
): readonly Insight[] | Response {
  const refuse = (message: string) => graphError(c, { message: `(#100) ${message}`, code: 100 });
  const unsimulated = NOT_SIMULATED.find((name) => params[name] !== undefined);
  if (unsimulated !== undefined) return refuse(`The sandbox does not simulate the parameter ${unsimulated}`);
  if ((params.period ?? 'lifetime') !== 'lifetime') return refuse('Param period must be lifetime');
  const asked = [...new Set(readList(params, 'metric'))].filter((name) => name !== '');
  if (asked.length === 0) return refuse('The parameter metric is required');
  const unknown = asked.filter((name) => !Object.hasOwn(known, name));
  if (unknown.length > 0) return graphError(c, refuseUnknown(unknown));
  return asked.flatMap((name) => {
    const value = known[name];
    return value === undefined ? [] : [{ name, value }];
  });
}

/** Presents figures as the insights edge does: one entry a metric, in the order asked for; perhaps none. */
export function presentInsights(id: string, insights: readonly Insight[]) {
  return {
    data: insights.map(({ name, value }) => ({
      name,
      period: 'lifetime',
      values: [{ value }],
      title: titleOf(name),
      id: `${id}/insights/${name}/lifetime`,
    })),
  };
}

const titleOf = (name: string) => (name.charAt(0).toUpperCase() + name.slice(1)).replaceAll('_', ' ');
