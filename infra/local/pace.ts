import { instantOf } from '#core/time.ts';
import type { Clock } from '#ports/clock.ts';
import { HostError } from './host-error.ts';

/**
 * How fast time runs for a Clarion: as it does, or, in a rehearsal, so many times faster, with every delay as much
 * shorter. It exists to put years of faults into minutes: leases, looks and repeats lie minutes apart, and a rehearsal
 * that waits for thousands of them has no hours to give.
 */
export interface Pace {
  /** 1 is the real time. */
  readonly rate: number;
  readonly clock: Clock;
  /** Epoch ms as the clock shows it. */
  now(): number;
  /** The real milliseconds, whole ones, in which the clock goes on by so many. */
  real(milliseconds: number): number;
}

export const REAL_TIME: Pace = createPace(1, 0);

/** `origin` (epoch ms) is when both times agree: processes that share it have the same time. */
export function createPace(rate: number, origin: number): Pace {
  const now = () => Math.round(origin + (Date.now() - origin) * rate);
  return {
    rate,
    now,
    clock: { now: () => instantOf(now()) },
    real: (milliseconds) => Math.ceil(milliseconds / rate),
  };
}

const FORM = /^(\d+(?:\.\d+)?)@(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z)$/;

/** Reads `60@2026-11-03T14:00:00.000Z`: sixty times as fast since that instant. Throws HostError for anything else. */
export function readPace(text: string | undefined): Pace {
  if (text === undefined) return REAL_TIME;
  const [, rate = '', origin = ''] = FORM.exec(text) ?? [];
  if (!(Number(rate) >= 1) || Number.isNaN(Date.parse(origin))) {
    throw new HostError(
      `CLARION_TIME_RATE is "${text}", but has to be a rate of 1 or more and the instant from which it counts, such as 60@2026-11-03T14:00:00.000Z. Correct it, or unset it to run in real time.`,
    );
  }
  return createPace(Number(rate), Date.parse(origin));
}
