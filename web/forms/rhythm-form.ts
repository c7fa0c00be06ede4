import type { FieldProblem } from '#core/field-problem.ts';
import { err, ok, type Result } from '#core/result.ts';
import { ClockTime, LONGEST_PERIOD, LocalDate, Rhythm } from '#core/rotation/rhythm.ts';
import { LONGEST_GAP } from '#core/rotation/rotation-spec.ts';
import { type FormState, type FormValues, textOf, valuesOf } from './form-state.ts';

export const RHYTHM_LISTS = ['weekdays'];

/** Times of a day at which a rotation may have a post. */
export const TIME_FIELDS = ['time1', 'time2', 'time3'] as const;

/** When an office's own rotation goes out, and how long a message waits before it comes again. */
export interface WantedRhythm {
  readonly rhythm: Rhythm;
  readonly gapDays: number;
}

/** The rhythm that a form says. A rotation that runs already keeps its first day. */
export function readRhythm(
  form: FormState,
  first?: LocalDate,
): Result<WantedRhythm, readonly FieldProblem[]> {
  const from = first ? ok(first) : readDay(textOf(form, 'start'));
  const weeks = readCount(textOf(form, 'weeks'), 1, LONGEST_PERIOD);
  const gapDays = readCount(textOf(form, 'gapDays'), 0, LONGEST_GAP);
  const weekdays = [1, 2, 3, 4, 5, 6, 7].filter((day) => valuesOf(form, 'weekdays').includes(String(day)));
  const given = TIME_FIELDS.filter((name) => textOf(form, name) !== '');
  const wrong = given.filter((name) => !ClockTime.safeParse(textOf(form, name)).success);
  const problems = [
    ...(from.ok ? [] : [from.error]),
    ...tell(weeks === undefined, 'weeks', `Write for how many weeks it runs, from 1 to ${LONGEST_PERIOD}.`),
    ...tell(weekdays.length === 0, 'weekdays', 'Choose at least one day of the week.'),
    ...tell(given.length === 0, TIME_FIELDS[0], 'Choose at least one time of the day.'),
    ...wrong.map((field) => ({ field, message: 'Choose a time, as hours and minutes.' })),
    ...tell(gapDays === undefined, 'gapDays', `Write a number of days, from 0 to ${LONGEST_GAP}.`),
  ];
  if (problems.length > 0 || !from.ok || gapDays === undefined) return err(problems);
  const times = [...new Set(given.map((name) => textOf(form, name)))].sort();
  return ok({ rhythm: Rhythm.parse({ weekdays, times, period: { from: from.value, weeks } }), gapDays });
}

/** The fields that hold a rhythm, to show it in a form. */
export function valuesOfRhythm({ rhythm, gapDays }: WantedRhythm): FormValues {
  const { weekdays, times, period } = rhythm;
  return {
    start: period.from,
    weeks: 'weeks' in period ? String(period.weeks) : '',
    weekdays: weekdays.map(String),
    ...Object.fromEntries(TIME_FIELDS.map((name, index) => [name, times[index] ?? ''])),
    gapDays: String(gapDays),
  };
}

function readDay(text: string): Result<LocalDate, FieldProblem> {
  const day = LocalDate.safeParse(text);
  return day.success
    ? ok(day.data)
    : err({ field: 'start', message: 'Choose the first day, as year-month-day.' });
}

function readCount(text: string, min: number, max: number): number | undefined {
  const count = /^\d{1,4}$/.test(text.trim()) ? Number(text) : Number.NaN;
  return count >= min && count <= max ? count : undefined;
}

function tell(isWrong: boolean, field: string, message: string): readonly FieldProblem[] {
  return isWrong ? [{ field, message }] : [];
}
