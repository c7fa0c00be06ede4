import type { Instant } from '#core/time.ts';

/** The only source of the current time. */
export interface Clock {
  now(): Instant;
}
