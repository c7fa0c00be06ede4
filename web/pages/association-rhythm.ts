import { messagesOf, type Schedule } from '#core/association-campaign.ts';
import { findMessage, type Pack } from '#core/pack.ts';
import { describeDate } from './describe-date.ts';

const WEEKDAYS = ['Mondays', 'Tuesdays', 'Wednesdays', 'Thursdays', 'Fridays', 'Saturdays', 'Sundays'];

/** What goes out and when, in a sentence: times are those of each office's own clock. */
export function describeRhythm(schedule: Schedule, pack: Pack | undefined): string {
  const titleOf = (id: string) => (pack && findMessage(pack, id)?.title) ?? id;
  if (schedule.kind === 'dates') {
    return schedule.turns
      .map(
        ({ messageId, local }) =>
          `“${titleOf(messageId)}” on ${describeDate(local.slice(0, 10))} at ${describeClock(local.slice(11))}`,
      )
      .join('; ');
  }
  const { start, weeks, weekdays, times } = schedule;
  const list = new Intl.ListFormat('en-US');
  const days = list.format(weekdays.map((day) => WEEKDAYS[day - 1] ?? ''));
  const titles = messagesOf(schedule).map(titleOf);
  const span = weeks === 1 ? '1 week' : `${weeks} weeks`;
  const count = titles.length === 1 ? '1 message' : `${titles.length} messages`;
  return `${count} in turn, on ${days} at ${list.format(times.map(describeClock))}, for ${span} from ${describeDate(start)}: ${titles.map((title) => `“${title}”`).join(', ')}`;
}

/** A time of day such as `9:00 AM`. */
function describeClock(time: string): string {
  // A time of day has no zone; UTC on both sides keeps one from creeping in.
  const clock = new Intl.DateTimeFormat('en-US', { timeStyle: 'short', timeZone: 'UTC' });
  return clock.format(Date.parse(`1970-01-01T${time}Z`)).replaceAll('\u202f', ' ');
}
