import type { FieldProblem } from './field-problem.ts';
import { err, ok, type Result } from './result.ts';
import { describeTime, LocalTime, localTimeIn, resolveSlot, type Slot, type Zone } from './slot.ts';
import { type Instant, startOf } from './time.ts';

/** A date and a time as a form sends them. */
export interface WantedTime {
  /** `2026-11-03` */
  readonly date: string;
  /** `09:00`, 24 hours */
  readonly time: string;
}

/** A refused time, and the time that Clarion would take instead, if there is one. */
export interface SlotRefusal {
  readonly problem: FieldProblem;
  readonly instead?: LocalTime;
}

/**
 * The slot that a person means by a date and a time on their office's clock. A time that the clock does not show on
 * that day, because clocks spring forward, is put back to the person with the moved time as a proposal.
 */
export function readSlot(wanted: WantedTime, zone: Zone, now: Instant): Result<Slot, SlotRefusal> {
  const refuse = (field: string, message: string, instead?: LocalTime): Result<Slot, SlotRefusal> =>
    err({ problem: { field, message }, ...(instead && { instead }) });

  if (!/^\d{4}-\d{2}-\d{2}$/.test(wanted.date)) return refuse('date', 'Choose a date, as year-month-day.');
  if (!/^\d{2}:\d{2}$/.test(wanted.time)) return refuse('time', 'Choose a time, as hours and minutes.');
  const local = LocalTime.parse(`${wanted.date}T${wanted.time}`);
  const slot = resolveSlot(local, zone);
  if (!slot.ok)
    return refuse('date', `${wanted.date} at ${wanted.time} does not exist. Choose another date or time.`);

  const { due, reading } = slot.value;
  if (startOf(due) <= now) {
    return refuse(
      'time',
      `${describeTime(due, zone)} is in the past. It is ${describeTime(now, zone)} now; choose a later time.`,
    );
  }
  if (reading === 'moved-forward') {
    return refuse(
      'time',
      `${wanted.time} does not exist on ${wanted.date}: clocks spring forward over it. The next time that does is ${describeTime(due, zone)}; it stands in the form now. Send it again to take it, or choose another.`,
      localTimeIn(due, zone),
    );
  }
  return ok(slot.value);
}
