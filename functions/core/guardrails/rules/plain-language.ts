import { defineGuardrail } from '#core/guardrails/guardrail.ts';
import { type Score, scoreText } from '#core/guardrails/readability.ts';
import { readText } from '#core/guardrails/reading.ts';

export const LIMITS =
  'This is an estimate from the length of words and sentences: it is rough for short texts, and says nothing about whether the text is clear. Shorter sentences and everyday words lower the barrier.';

/** Long sentences and words. Languages without a formula are passed over in silence, and so are very short texts. */
export const plainLanguage = defineGuardrail('plain-language', ({ text, language }, { names, policy }) => {
  const score = scoreText(readText(text, names), language);
  if (!score || score.words < policy.thresholds['graded-words']) return [];
  const why = describe(score, policy.thresholds['grade-max'], policy.thresholds['perspicuity-min']);
  return why === undefined ? [] : [{ field: 'text', message: `${why} ${LIMITS}` }];
});

function describe({ kind, value }: Score, max: number, min: number): string | undefined {
  const rounded = Math.round(value * 10) / 10;
  if (kind === 'grade') {
    return rounded > max
      ? `This text reads at about grade ${rounded} (Flesch–Kincaid); grade ${max} or lower is the aim.`
      : undefined;
  }
  return rounded < min
    ? `This Spanish text scores about ${rounded} of 100 for ease of reading (Flesch–Szigriszt; not a grade); ${min} or more is the aim.`
    : undefined;
}
