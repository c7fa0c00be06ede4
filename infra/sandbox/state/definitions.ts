import * as z from 'zod';
import { PLATFORMS, type Platform } from '../platform.ts';
import type { State } from './database.ts';

const storedDefinition = z.object({
  platform: z.enum(PLATFORMS),
  metric: z.string(),
  since: z.number(),
  becomes: z.string().nullable(),
  factor: z.number(),
});

/** From `since` (epoch ms) on, a metric goes by another name (null: its own), and counts `factor` times as much. */
export type Definition = z.infer<typeof storedDefinition>;

export function changeDefinition(state: State, wanted: Definition): void {
  state.sql.run`
    INSERT INTO definitions (platform, metric, since, becomes, factor)
    VALUES (${wanted.platform}, ${wanted.metric}, ${wanted.since}, ${wanted.becomes}, ${wanted.factor})`;
}

/** Lists every change that was ordered, those to come as well, in the order in which they take effect. */
export function listDefinitions(state: State): Definition[] {
  return z.array(storedDefinition).parse(state.sql.all`SELECT * FROM definitions ORDER BY since, seq`);
}

/** Gives the change that is in force for each metric that has one: the last that has taken effect. */
export function listDefinitionsInForce(state: State, platform: Platform): ReadonlyMap<string, Definition> {
  const begun = listDefinitions(state).filter(
    (each) => each.platform === platform && each.since <= state.now(),
  );
  return new Map(begun.map((each) => [each.metric, each]));
}
