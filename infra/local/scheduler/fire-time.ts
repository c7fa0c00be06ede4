import { Temporal } from 'temporal-polyfill';
import type { Cron } from './cron.ts';
import { listWallTimes } from './cron-times.ts';
import type { Expression } from './expression.ts';

/** What decides when a schedule fires; all instants are epoch milliseconds. */
export interface Timing {
  readonly expression: Expression;
  /** IANA zone in which `at` and `cron` are read. */
  readonly zone: string;
  /** Where a rate without StartDate begins to count: AWS fires it at once on creation. */
  readonly createdAt: number;
  readonly startAt: number | undefined;
  readonly endAt: number | undefined;
}

/**
 * The first instant (epoch ms) at or after `from` at which a schedule fires, or undefined when there is none.
 * An `at` answers its own instant even when that has passed, since AWS accepts it and fires at once;
 * StartDate and EndDate bind only recurring schedules (EventBridge Scheduler, "Schedule types").
 */
export function findFireTime(timing: Timing, from: number): number | undefined {
  const { expression, zone, startAt, endAt } = timing;
  if (expression.kind === 'at') {
    // AWS says nothing of a wall time inside the spring gap; it moves forward, like our slots.
    return expression.wall.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds;
  }
  const earliest = startAt === undefined ? from : Math.max(from, startAt);
  const fire =
    expression.kind === 'rate'
      ? findRateTime(expression.everyMs, startAt ?? timing.createdAt, earliest)
      : findCronTime(expression.cron, zone, earliest);
  return fire === undefined || (endAt !== undefined && fire > endAt) ? undefined : fire;
}

/** A day is 24 hours here whatever the zone does. */
function findRateTime(everyMs: number, anchor: number, from: number): number {
  return from <= anchor ? anchor : anchor + Math.ceil((from - anchor) / everyMs) * everyMs;
}

/**
 * A wall time inside the spring gap does not happen and is skipped; in the autumn overlap only the first
 * counts, so it fires once (AWS re:Post knowledge centre, "Adjust EventBridge Scheduler for DST").
 */
function findCronTime(cron: Cron, zone: string, from: number): number | undefined {
  const local = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(zone).toPlainDateTime();
  for (const wall of listWallTimes(cron, local)) {
    const moment = wall.toZonedDateTime(zone, { disambiguation: 'earlier' });
    const happens = moment.toPlainDateTime().equals(wall);
    if (happens && moment.epochMilliseconds >= from) return moment.epochMilliseconds;
  }
  return undefined;
}
