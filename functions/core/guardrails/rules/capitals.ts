import { defineGuardrail, type RawFinding } from '#core/guardrails/guardrail.ts';
import { findExcuses, isInside } from '#core/guardrails/match-list.ts';
import { readText } from '#core/guardrails/reading.ts';

const WORD = /(?<![\p{L}\p{M}\p{N}_@#])\p{L}[\p{L}\p{M}]*(?:['’-][\p{L}\p{M}]+)*/gu;

/** Words in capitals shout, and some screen readers spell them. Acronyms and listed names are passed over. */
export const capitals = defineGuardrail('capitals', ({ text }, { names, policy }): readonly RawFinding[] => {
  if (!/\p{Lu}{3}/u.test(text)) return [];
  const reading = readText(text, names);
  const acronyms = findExcuses(reading, policy.words.acronyms);
  const { 'capitals-run': longestRun, 'capitals-letters': longestWord } = policy.thresholds;
  const runs: { start: number; end: number; shouted: number; longest: number }[] = [];
  let open = false;
  for (const match of reading.neutral.matchAll(WORD)) {
    const place = { words: match[0], start: match.index, end: match.index + match[0].length };
    const isCapital = /^[\p{Lu}\p{M}'’-]+$/u.test(place.words);
    const shouts = isCapital && place.words.length > 2 && !isInside(place, acronyms);
    const run = runs.at(-1);
    if (shouts && open && run) {
      Object.assign(run, { end: place.end, shouted: run.shouted + 1 });
      run.longest = Math.max(run.longest, place.words.length);
    } else if (shouts) {
      runs.push({ start: place.start, end: place.end, shouted: 1, longest: place.words.length });
    }
    // "NOW" may shout on behind "AT 8 PM".
    open = shouts || (open && isCapital);
  }
  return runs
    .filter(({ shouted, longest }) => shouted >= longestRun || longest >= longestWord)
    .map(({ start, end }) => {
      const words = text.slice(start, end);
      const message = `“${words}” is in capitals, which are hard to read and sound like shouting. Write it in small letters.`;
      return { field: 'text', words, start, end, message };
    });
});
