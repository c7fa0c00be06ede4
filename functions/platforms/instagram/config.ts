import type { AppConfig, Hosts } from '../dependencies.ts';
import { GRAPH_VERSION } from '../graph.ts';

export interface InstagramConfig extends AppConfig {
  /** Where a code is exchanged for the first, short-lived token. */
  readonly tokenOrigin: string;
  readonly graphVersion: string;
}

export const LIVE = {
  apiOrigin: 'https://graph.instagram.com',
  authorizeOrigin: 'https://www.instagram.com',
  tokenOrigin: 'https://api.instagram.com',
  graphVersion: GRAPH_VERSION,
} as const satisfies Hosts<InstagramConfig>;

/** A sandbox answers for all of the platform's hosts at one origin. */
export const sandboxAt = (origin: string): Hosts<InstagramConfig> => ({
  apiOrigin: origin,
  authorizeOrigin: origin,
  tokenOrigin: origin,
  graphVersion: GRAPH_VERSION,
});
