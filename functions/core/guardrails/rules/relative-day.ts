import { defineGuardrail } from '#core/guardrails/guardrail.ts';
import { readRelativeDays } from '#core/guardrails/read-relative-days.ts';

/** "Today" and its like, where it is not true for as long as the post may go out. */
export const relativeDay = defineGuardrail('relative-day', (subject, context) =>
  readRelativeDays(subject, context).flatMap(({ field, problems }) =>
    problems.map(({ kind: _, ...problem }) => ({ field, ...problem })),
  ),
);
