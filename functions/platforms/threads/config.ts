import type { AppConfig, Hosts } from '../dependencies.ts';

export interface ThreadsConfig extends AppConfig {
  /** Threads counts its versions apart from the Graph API's. */
  readonly threadsVersion: string;
}

const THREADS_VERSION = 'v1.0';

export const LIVE = {
  apiOrigin: 'https://graph.threads.net',
  authorizeOrigin: 'https://threads.com',
  threadsVersion: THREADS_VERSION,
} as const satisfies Hosts<ThreadsConfig>;

/** A sandbox answers for all of the platform's hosts at one origin. */
export const sandboxAt = (origin: string): Hosts<ThreadsConfig> => ({
  apiOrigin: origin,
  authorizeOrigin: origin,
  threadsVersion: THREADS_VERSION,
});
