import type { AppConfig, Hosts } from '../dependencies.ts';

export interface XConfig extends AppConfig {
  /** Where posts are seen: a permalink is `<origin>/<handle>/status/<id>`. */
  readonly permalinkOrigin: string;
  /**
   * Whether X's numbers may be read and shown to offices: [V] for users related to a government its agreement wants an
   * Enterprise contract that names them.
   */
  readonly mayReadReach: boolean;
}

export const LIVE = {
  apiOrigin: 'https://api.x.com',
  authorizeOrigin: 'https://x.com',
  permalinkOrigin: 'https://x.com',
  mayReadReach: false,
} as const satisfies Hosts<XConfig>;

/** A sandbox answers for all of the platform's hosts at one origin. */
export const sandboxAt = (origin: string): Hosts<XConfig> => ({
  apiOrigin: origin,
  authorizeOrigin: origin,
  permalinkOrigin: origin,
  mayReadReach: true,
});
