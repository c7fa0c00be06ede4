import { checkRelativeDays, type RelativeDay } from '#core/election/check-relative-days.ts';
import { mayNameDay } from '#core/election/may-name-day.ts';
import type { GuardrailContext } from './context.ts';
import type { GuardrailSubject } from './guardrail.ts';
import { textsOf } from './texts-of.ts';

/** The relative words of a post's text and of its image's description, as the calendar and the clock see them. */
export function readRelativeDays(
  subject: GuardrailSubject,
  context: GuardrailContext,
): readonly (RelativeDay & { readonly field: 'text' | 'alt' })[] {
  const { slot, notAfter } = subject;
  return textsOf(subject, context).flatMap(({ field, reading: { text } }) =>
    mayNameDay(text)
      ? checkRelativeDays(text, slot, notAfter, context.zone, context.calendar?.dates).map((day) => ({
          ...day,
          field,
        }))
      : [],
  );
}
