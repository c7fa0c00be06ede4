import type { WantedTime } from './check-slot.ts';
import type { FieldProblem } from './field-problem.ts';
import type { Blackout } from './gate.ts';
import { err, ok, type Result } from './result.ts';
import { describeTime, LocalTime, resolveSlot, type Zone } from './slot.ts';
import { type Instant, startOf } from './time.ts';

/** A blackout as a form sends it, on the office's clock. */
export interface WantedBlackout extends Pick<Blackout, 'reason' | 'citation' | 'posts'> {
  readonly from: WantedTime;
  readonly until: WantedTime;
}

export type BlackoutWindow = Pick<Blackout, 'from' | 'until'>;

/**
 * The window that a person means by two times on their office's clock. It may have begun already. A time that the
 * clock skips or shows twice is put back to the person: a guess could end the silence an hour too early.
 */
export function readBlackoutWindow(
  wanted: Pick<WantedBlackout, 'from' | 'until'>,
  zone: Zone,
  now: Instant,
): Result<BlackoutWindow, readonly FieldProblem[]> {
  const from = readEdge('from', wanted.from, zone);
  const until = readEdge('until', wanted.until, zone);
  if (!from.ok || !until.ok) return err([from, until].flatMap((edge) => (edge.ok ? [] : [edge.error])));
  if (until.value <= from.value) {
    return err([
      { field: 'untilDate', message: 'A blackout has to end after it begins. Choose a later end.' },
    ]);
  }
  if (until.value <= now) {
    const message = `This blackout is over already. It is ${describeTime(now, zone)} now; choose a later end.`;
    return err([{ field: 'untilDate', message }]);
  }
  return ok({ from: from.value, until: until.value });
}

function readEdge(
  edge: 'from' | 'until',
  { date, time }: WantedTime,
  zone: Zone,
): Result<Instant, FieldProblem> {
  const what = edge === 'from' ? 'begins' : 'ends';
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) {
    return err({ field: `${edge}Date`, message: `Choose the date on which it ${what}, as year-month-day.` });
  }
  if (!/^\d{2}:\d{2}$/.test(time)) {
    return err({
      field: `${edge}Time`,
      message: `Choose the time at which it ${what}, as hours and minutes.`,
    });
  }
  const slot = resolveSlot(LocalTime.parse(`${date}T${time}`), zone);
  if (!slot.ok) {
    return err({
      field: `${edge}Date`,
      message: `${date} at ${time} does not exist. Choose another date or time.`,
    });
  }
  switch (slot.value.reading) {
    case 'once':
      return ok(startOf(slot.value.due));
    case 'moved-forward':
      return err({
        field: `${edge}Time`,
        message: `${time} does not exist on ${date}: clocks spring forward over it. Choose another time.`,
      });
    case 'first-of-two':
      return err({
        field: `${edge}Time`,
        message: `${time} comes twice on ${date}: clocks fall back over it. Choose a time before or after that hour.`,
      });
  }
}
