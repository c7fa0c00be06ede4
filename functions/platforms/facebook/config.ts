import type { AppConfig, Hosts } from '../dependencies.ts';
import { GRAPH_VERSION } from '../graph.ts';

export interface FacebookConfig extends AppConfig {
  readonly graphVersion: string;
}

export const LIVE = {
  apiOrigin: 'https://graph.facebook.com',
  authorizeOrigin: 'https://www.facebook.com',
  graphVersion: GRAPH_VERSION,
} as const satisfies Hosts<FacebookConfig>;

/** A sandbox answers for all of the platform's hosts at one origin. */
export const sandboxAt = (origin: string): Hosts<FacebookConfig> => ({
  apiOrigin: origin,
  authorizeOrigin: origin,
  graphVersion: GRAPH_VERSION,
});
