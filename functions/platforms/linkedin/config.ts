import type { AppConfig, Hosts } from '../dependencies.ts';

export interface LinkedInConfig extends AppConfig {
  /** Year and month, such as `202609`. */
  readonly apiVersion: string;
}

/** [V] LinkedIn supports a version for a year at least, then answers 426 to it. */
const API_VERSION = '202609';

export const LIVE = {
  apiOrigin: 'https://api.linkedin.com',
  authorizeOrigin: 'https://www.linkedin.com',
  apiVersion: API_VERSION,
} as const satisfies Hosts<LinkedInConfig>;

/** A sandbox answers for all of the platform's hosts at one origin. */
export const sandboxAt = (origin: string): Hosts<LinkedInConfig> => ({
  apiOrigin: origin,
  authorizeOrigin: origin,
  apiVersion: API_VERSION,
});
