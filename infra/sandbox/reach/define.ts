import type { Platform } from '../platform.ts';
import type { State } from '../state/database.ts';
import { listDefinitionsInForce } from '../state/definitions.ts';

/** A figure, or figures by kind. */
export type Value = number | Readonly<Record<string, number>>;
export type Values = Readonly<Record<string, Value>>;

/**
 * Gives metrics the names they have now, counted as they are counted now. This alone can make a figure fall: a change
 * of definition recounts the whole, as Meta did when impressions became views.
 */
export function define(state: State, platform: Platform, values: Values): Values {
  const inForce = listDefinitionsInForce(state, platform);
  return Object.fromEntries(
    Object.entries(values).map(([metric, value]) => {
      const definition = inForce.get(metric);
      return definition ? [definition.becomes ?? metric, scale(value, definition.factor)] : [metric, value];
    }),
  );
}

function scale(value: Value, factor: number): Value {
  if (typeof value === 'number') return Number.isInteger(value) ? Math.floor(value * factor) : value * factor;
  return Object.fromEntries(Object.entries(value).map(([kind, count]) => [kind, Math.floor(count * factor)]));
}
