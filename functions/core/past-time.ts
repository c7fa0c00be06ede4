import type { WantedTime } from './check-slot.ts';
import type { FieldProblem } from './field-problem.ts';
import { err, ok, type Result } from './result.ts';
import { describeTime, LocalTime, resolveSlot, type Zone } from './slot.ts';
import { type Instant, startOf } from './time.ts';

/** A past time as a form asks for it. */
export interface PastTimeField {
  /** The names of its two fields. */
  readonly date: string;
  readonly time: string;
  /** What happened then, such as `it was noticed`. */
  readonly what: string;
}

/**
 * The beginning of the minute that a person means on their office's clock, which has come. A time that the clock skips
 * or shows twice is put back to the person.
 */
export function readPastTime(
  field: PastTimeField,
  { date, time }: WantedTime,
  zone: Zone,
  now: Instant,
): Result<Instant, FieldProblem> {
  const refuse = (at: 'date' | 'time', message: string) => err({ field: field[at], message });
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) {
    return refuse('date', `Choose the date on which ${field.what}, as year-month-day.`);
  }
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) {
    return refuse('time', `Choose the time at which ${field.what}, as hours and minutes.`);
  }
  const slot = resolveSlot(LocalTime.parse(`${date}T${time}`), zone);
  if (!slot.ok) return refuse('date', `${date} does not exist. Choose another date.`);
  const { due, reading } = slot.value;
  if (reading === 'moved-forward') {
    return refuse(
      'time',
      `${time} did not exist on ${date}: clocks sprang forward over it. Choose another time.`,
    );
  }
  if (reading === 'first-of-two') {
    return refuse(
      'time',
      `${time} came twice on ${date}: clocks fell back over it. Choose a time before or after that hour.`,
    );
  }
  const at = startOf(due);
  if (at > now) {
    return refuse(
      'time',
      `${describeTime(at, zone)} is still to come. It is ${describeTime(now, zone)} now; choose an earlier time.`,
    );
  }
  return ok(at);
}
