import { Temporal } from 'temporal-polyfill';
import { describeTime } from '#core/slot.ts';
import type { LocalDate } from './rhythm.ts';
import type { Exhaustion } from './rotation.ts';

/** Why nothing goes out from a slot on, in sentences for the author. */
export function describeExhaustion(exhaustion: Exhaustion): string {
  const from = describeTime(exhaustion.slot.due, exhaustion.slot.zone);
  if (exhaustion.kind === 'no-messages') {
    return `No message is left in this rotation. Nothing is planned from ${from} on.`;
  }
  const { round, waiting, complete, opensOn, stops } = exhaustion;
  const why = complete
    ? `Every message was used ${times(round - 1)}`
    : `${waiting.length === 1 ? 'One message is' : `${waiting.length} messages are`} left in round ${round}`;
  const gap = `the gap does not allow another before ${describeDay(opensOn)}`;
  const then = stops
    ? `The rotation stops: nothing is planned from ${from} on.`
    : `Nothing goes out from ${from} until then.`;
  return `${why}, and ${gap}. ${then}`;
}

function describeDay(day: LocalDate): string {
  return Temporal.PlainDate.from(day).toLocaleString('en-US', { dateStyle: 'full' });
}

function times(count: number): string {
  return count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`;
}
