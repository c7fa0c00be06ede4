import { epochOf, type Instant, later } from '#core/time.ts';
import type { Clock } from '#ports/clock.ts';

/** A clock of another time. It stands still, except where it is moved on or something waits. */
export interface PastClock extends Clock {
  /** Goes on to an instant, and never back. */
  goOn(to: Instant): void;
  /** Lets so many milliseconds pass, in no time. */
  wait(milliseconds: number): Promise<void>;
}

export function createPastClock(from: Instant): PastClock {
  let now = from;
  const goOn = (to: Instant) => {
    if (to > now) now = to;
  };
  return {
    now: () => now,
    goOn,
    wait: async (milliseconds) => goOn(later(now, milliseconds)),
  };
}

/** A time (epoch ms) that can be another for a while. */
export interface TurnableTime {
  readonly now: () => number;
  /** Works while the time is a clock's, and lets it be the usual again whatever comes of it. */
  during<T>(clock: Clock, work: () => Promise<T>): Promise<T>;
}

export function createTurnableTime(usual: () => number): TurnableTime {
  let other: Clock | undefined;
  return {
    now: () => (other === undefined ? usual() : epochOf(other.now())),
    during: async (clock, work) => {
      other = clock;
      try {
        return await work();
      } finally {
        other = undefined;
      }
    },
  };
}
