import { instantOf } from '#core/time.ts';
import type { Clock } from '#ports/clock.ts';

/** The clock of the machine. */
export const systemClock: Clock = { now: () => instantOf(Date.now()) };
