import { checkDates } from '#core/election/check-dates.ts';
import { mayNameDay } from '#core/election/may-name-day.ts';
import { defineGuardrail } from '#core/guardrails/guardrail.ts';
import { textsOf } from '#core/guardrails/texts-of.ts';

/** Dates that do not exist, fall on another weekday, or are not what the calendar says. */
export const dates = defineGuardrail('dates', (subject, context) =>
  textsOf(subject, context).flatMap(({ field, reading: { text } }) =>
    mayNameDay(text)
      ? checkDates(text, subject.slot, context.calendar?.dates ?? []).map(({ kind: _, ...problem }) => ({
          field,
          ...problem,
        }))
      : [],
  ),
);
