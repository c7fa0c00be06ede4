import { dayOfSlot, yearOf } from '#core/election/day.ts';
import { defineGuardrail } from '#core/guardrails/guardrail.ts';
import { findExcuses, isInside } from '#core/guardrails/match-list.ts';
import { placeOf } from '#core/guardrails/reading.ts';
import { textsOf } from '#core/guardrails/texts-of.ts';

/** A year of its own, or at the end of a hashtag; what is longer is a number. */
const YEAR = /(?<![\p{N}$.,-])20\d\d(?![\p{N}%]|[.,]\d| (?:votes|ballots|voters|people|registered))/gu;

/** A past year is often left over from the text's last use: Ohio 2023 sent an old template's date. */
export const staleYear = defineGuardrail('stale-year', (subject, context) => {
  const year = yearOf(dayOfSlot(subject.slot));
  const oldest = year - context.policy.thresholds['stale-years'];
  return textsOf(subject, context).flatMap(({ field, reading }) => {
    const years = [...reading.spoken.matchAll(YEAR)]
      .map(placeOf)
      .filter(({ words }) => Number(words) < year && Number(words) >= oldest);
    const excuses = years.length > 0 ? findExcuses(reading, context.policy.words.years) : [];
    return years
      .filter((place) => !isInside(place, excuses))
      .map((place) => ({
        field,
        ...place,
        message: `“${place.words}” is past when this post goes out in ${year}. Correct the year, or take it out if the text is left over.`,
      }));
  });
});
