export const PLATFORMS = ['x', 'facebook', 'instagram', 'threads', 'linkedin'] as const;

/** A platform the sandbox stands in for. */
export type Platform = (typeof PLATFORMS)[number];

/** The one app registered on every simulated platform; redirects go to loopback only. */
export const CLIENT_ID = 'clarion-sandbox';
export const CLIENT_SECRET = 'sandbox-only-secret';

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
