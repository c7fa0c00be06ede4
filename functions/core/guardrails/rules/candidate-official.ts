import { dayOfSlot } from '#core/election/day.ts';
import { findWords, tolerate } from '#core/election/find-words.ts';
import type { OfficialFacts } from '#core/guardrails/context.ts';
import { escapePattern } from '#core/guardrails/escape-pattern.ts';
import { defineGuardrail, type RawFinding } from '#core/guardrails/guardrail.ts';
import { isInside, matchList } from '#core/guardrails/match-list.ts';
import { textsOf } from '#core/guardrails/texts-of.ts';

/** While the official is a candidate, the office speaks without "I" and without the official's name. */
export const candidateOfficial = defineGuardrail('candidate-official', (subject, context) => {
  const day = dayOfSlot(subject.slot);
  const { official, policy } = context;
  const candidacy = official.candidacies.find(({ from, until }) => from <= day && day <= until);
  if (!candidacy) return [];
  const why = `${official.name} is a candidate then (${candidacy.citation})`;
  const findings = textsOf(subject, context).flatMap(({ field, reading }): readonly RawFinding[] => {
    const named = findWords(reading.spoken, nameOf(official));
    const spoken = matchList(reading, policy.words['first-person']).filter((word) => !isInside(word, named));
    return [
      ...named.map((place) => ({
        field,
        ...place,
        message: `“${place.words}” names the official, and ${why}. Let the office speak, without the name.`,
      })),
      ...spoken.map(({ words, start, end }) => ({
        field,
        words,
        start,
        end,
        message: `“${words}” is the official's own voice, and ${why}. Let the office speak: “we”, “our office”.`,
      })),
    ];
  });
  if (subject.voice !== 'personal') return findings;
  const message = `This post is in the official's own voice, and ${why}. Choose the office's voice.`;
  return [{ field: 'text' as const, message }, ...findings];
});

function nameOf({ name }: OfficialFacts): RegExp {
  const source = tolerate(escapePattern(name.trim()));
  return new RegExp(`(?<![\\p{L}\\p{N}_@])(?:${source})(?![\\p{L}\\p{N}_])`, 'giu');
}
