import type { FieldProblem } from '#core/field-problem.ts';
import type { LocalTime } from '#core/slot.ts';
import type { FieldErrors, FormState, FormValues } from './form-state.ts';

/** The first problem of each field: more at once would not help to mend it. */
export function firstProblems(problems: readonly FieldProblem[]): FieldErrors {
  const errors = new Map<string, string>();
  for (const { field, message } of problems) if (!errors.has(field)) errors.set(field, message);
  return Object.fromEntries(errors);
}

/**
 * A form again, with what is wrong at its fields. A time that Clarion proposes instead of one that the clock does not
 * show stands in the fields `date` and `time` already.
 */
export function failedAt(
  values: FormValues,
  problems: readonly FieldProblem[],
  instead: LocalTime | undefined,
): FormState {
  const [date, time] = instead?.split('T') ?? [];
  const proposed = date === undefined || time === undefined ? {} : { date, time };
  return { values: { ...values, ...proposed }, errors: firstProblems(problems) };
}
