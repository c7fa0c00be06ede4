import * as z from 'zod';
import { Schedule } from '#core/association-campaign.ts';
import type { FieldProblem } from '#core/field-problem.ts';
import type { MessageId } from '#core/ids.ts';
import type { Message, Pack } from '#core/pack.ts';
import { err, ok, type Result } from '#core/result.ts';
import { ClockTime, LocalDate } from '#core/rotation/rhythm.ts';
import { LocalTime } from '#core/slot.ts';
import { type FormState, textOf, valuesOf } from './form-state.ts';

export const SCHEDULE_LISTS = ['messages', 'weekdays'];

/** Each message at a time of its own, or all of them in turn. */
export const ScheduleKind = z.enum(['dates', 'rotation']);
export type ScheduleKind = z.infer<typeof ScheduleKind>;

/** Times of a day in which a rotation may have a slot. */
export const TIMES = ['time1', 'time2', 'time3'] as const;

export const LONGEST_WEEKS = 52;
export const LONGEST_GAP = 365;

export const dateField = (id: MessageId): string => `date.${id}`;
export const timeField = (id: MessageId): string => `time.${id}`;

/** The messages of a pack that offices can say: what speaks to associations would be odd in an office's mouth. */
export function offeredMessages(pack: Pack): readonly Message[] {
  return pack.messages.filter(({ audience }) => audience !== 'associations');
}

/** When the messages go out, as a form says it. */
export function readSchedule(
  kind: ScheduleKind,
  pack: Pack,
  form: FormState,
): Result<Schedule, readonly FieldProblem[]> {
  return kind === 'dates' ? readDates(pack, form) : readRotation(pack, form);
}

function readDates(pack: Pack, form: FormState): Result<Schedule, readonly FieldProblem[]> {
  const messages = offeredMessages(pack);
  const dated = messages.filter(({ id }) => textOf(form, dateField(id)) !== '');
  const problems = dated.flatMap(({ id, title }) => {
    const wrong: FieldProblem[] = [];
    if (!LocalDate.safeParse(textOf(form, dateField(id))).success) {
      wrong.push({ field: dateField(id), message: `Choose a date for “${title}”, as year-month-day.` });
    }
    if (!ClockTime.safeParse(textOf(form, timeField(id))).success) {
      wrong.push({ field: timeField(id), message: `Choose a time for “${title}”, as hours and minutes.` });
    }
    return wrong;
  });
  const [first] = messages;
  if (dated.length === 0 && first) {
    problems.push({ field: 'messages', message: 'Give at least one message a date.' });
  }
  if (problems.length > 0) return err(problems);
  const turns = dated.map(({ id }) => ({
    messageId: id,
    local: LocalTime.parse(`${textOf(form, dateField(id))}T${textOf(form, timeField(id))}`),
  }));
  return ok(Schedule.parse({ kind: 'dates', turns }));
}

function readRotation(pack: Pack, form: FormState): Result<Schedule, readonly FieldProblem[]> {
  const chosen = valuesOf(form, 'messages');
  const messageIds = offeredMessages(pack)
    .map(({ id }) => id)
    .filter((id) => chosen.includes(id));
  const start = LocalDate.safeParse(textOf(form, 'start'));
  const weeks = readCount(textOf(form, 'weeks'), 1, LONGEST_WEEKS);
  const gapDays = readCount(textOf(form, 'gapDays'), 0, LONGEST_GAP);
  const weekdays = [1, 2, 3, 4, 5, 6, 7].filter((day) => valuesOf(form, 'weekdays').includes(String(day)));
  const given = TIMES.filter((name) => textOf(form, name) !== '');
  const wrongTimes = given.filter((name) => !ClockTime.safeParse(textOf(form, name)).success);
  const problems = [
    ...tell(messageIds.length === 0, 'messages', 'Choose at least one message.'),
    ...tell(!start.success, 'start', 'Choose the first day, as year-month-day.'),
    ...tell(weeks === undefined, 'weeks', `Write for how many weeks it runs, from 1 to ${LONGEST_WEEKS}.`),
    ...tell(weekdays.length === 0, 'weekdays', 'Choose at least one day of the week.'),
    ...tell(given.length === 0, TIMES[0], 'Choose at least one time of the day.'),
    ...wrongTimes.map((field) => ({ field, message: 'Choose a time, as hours and minutes.' })),
    ...tell(gapDays === undefined, 'gapDays', `Write a number of days, from 0 to ${LONGEST_GAP}.`),
  ];
  if (problems.length > 0) return err(problems);
  return ok(
    Schedule.parse({
      kind: 'rotation',
      messageIds,
      start: start.data,
      weeks,
      weekdays,
      times: [...new Set(given.map((name) => textOf(form, name)))].sort(),
      gapDays,
    }),
  );
}

function tell(isWrong: boolean, field: string, message: string): readonly FieldProblem[] {
  return isWrong ? [{ field, message }] : [];
}

function readCount(text: string, min: number, max: number): number | undefined {
  const count = /^\d{1,4}$/.test(text.trim()) ? Number(text) : Number.NaN;
  return count >= min && count <= max ? count : undefined;
}
