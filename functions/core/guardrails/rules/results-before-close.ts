import { judgeResults } from '#core/election/judge-results.ts';
import { defineGuardrail } from '#core/guardrails/guardrail.ts';
import { startOf } from '#core/time.ts';

/** Nothing that reads like a result may go out before the last polls of the whole state close. */
export const resultsBeforeClose = defineGuardrail('results-before-close', (subject, { calendar, zone }) => {
  const refusal = judgeResults(subject, startOf(subject.slot.due), calendar?.silences ?? [], zone);
  if (!refusal) return [];
  const { words, inAlt, message } = refusal;
  const first = [...words, ...inAlt][0]?.words;
  // The refusal names the first words; what it says holds for all of them.
  const name = (found: string) => message.replace(`“${first}”`, () => `“${found}”`);
  return [
    ...words.map(({ words, start, end }) => ({
      field: 'text' as const,
      words,
      start,
      end,
      message: name(words),
    })),
    ...inAlt.map(({ words, start, end }) => ({
      field: 'alt' as const,
      words,
      start,
      end,
      message: name(words),
    })),
  ];
});
