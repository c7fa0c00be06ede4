import { defineGuardrail, type RawFinding } from '#core/guardrails/guardrail.ts';
import { placeOf, readText } from '#core/guardrails/reading.ts';

const EMOJI = /\p{RGI_Emoji}|\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F/gv;
/** Stands in every emoji, and in hardly any other text. */
const MAYBE = /[\u203c-\u{1faff}]/u;
/** Findings about single emoji that anybody would read. */
const AT_MOST = 20;
const READ = /[\p{L}\p{N}]/u;

/** Screen readers say the name of each emoji aloud: many of them, or some amid words, bury what is said. */
export const emoji = defineGuardrail('emoji', ({ text }, { names, policy }): readonly RawFinding[] => {
  if (!MAYBE.test(text)) return [];
  const found = [...text.matchAll(EMOJI)].map(placeOf);
  const max = policy.thresholds['emoji-max'];
  const { spoken } = readText(text, names);
  const amid = found.slice(0, AT_MOST).filter(({ start, end }) => {
    const before = spoken.slice(spoken.lastIndexOf('\n', start - 1) + 1, start);
    const after = spoken.slice(end).split('\n', 1)[0] ?? '';
    // Hashtags and handles may follow: they are said after the sentence.
    return (
      READ.test(before) && READ.test(after.replaceAll(/[#@][\p{L}\p{N}_.]+/gu, '')) && !endsSentence(before)
    );
  });
  const tooMany = found[max];
  return [
    ...(tooMany
      ? [
          {
            field: 'text' as const,
            ...tooMany,
            message: `With ${tooMany.words} the text has ${found.length} emoji; screen readers say each aloud. Keep ${max} at most, and put them together.`,
          },
        ]
      : []),
    ...amid.map((place) => ({
      field: 'text' as const,
      ...place,
      message: `${place.words} stands amid words, and screen readers say its name there. Move it to the end of the line.`,
    })),
  ];
});

function endsSentence(before: string): boolean {
  return /[.!?…:]["”’')]*\s*(?:[^\p{L}\p{N}]*)$/u.test(before);
}
