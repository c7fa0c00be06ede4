import { describeDay } from '#core/election/day.ts';
import { defineGuardrail } from '#core/guardrails/guardrail.ts';
import { readRelativeDays } from '#core/guardrails/read-relative-days.ts';

/** Also a true "today" is read later, when a platform shows the post to somebody the next morning. */
export const validRelativeDay = defineGuardrail('valid-relative-day', (subject, context) =>
  readRelativeDays(subject, context)
    .filter(({ day, problems }) => day !== undefined && problems.length === 0)
    .map(({ field, words, start, end, day }) => ({
      field,
      words,
      start,
      end,
      message: `“${words}” is true when this post goes out, but people read it later. Write ${day ? describeDay(day) : 'the date'} as well.`,
    })),
);
