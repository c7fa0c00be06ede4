import { defineGuardrail, type RawFinding } from '#core/guardrails/guardrail.ts';
import { describeCitation, type ListMatch, matchList } from '#core/guardrails/match-list.ts';
import { sentenceOf } from '#core/guardrails/reading.ts';
import { textsOf } from '#core/guardrails/texts-of.ts';

/** A stand for or against, near what is put to the voters. The whole message is judged, not its disclaimer. */
export const measureAdvocacy = defineGuardrail('measure-advocacy', (subject, context) =>
  textsOf(subject, context).flatMap(({ field, reading }): readonly RawFinding[] => {
    const { words, thresholds } = context.policy;
    const measures = matchList(reading, words['measure-names']).filter((match) =>
      isName(match, reading.text),
    );
    if (measures.length === 0) return [];
    return matchList(reading, words['measure-stands']).flatMap((stand) => {
      const sentence = sentenceOf(reading, stand);
      const near = nearest(
        stand,
        measures.filter(({ start, end }) => start >= sentence.start && end <= sentence.end),
      );
      if (!near || wordsBetween(reading.neutral, stand, near) > thresholds['measure-words']) return [];
      const message = `“${stand.words}” near “${near.words}” can be read as taking a side on it. Say what is on the ballot and when, and leave the sides to others.${describeCitation(stand.citation ?? near.citation)}`;
      return [{ field, words: stand.words, start: stand.start, end: stand.end, message }];
    });
  }),
);

/** Letters at the end of what was found, in place of a number. */
const LETTERS = /\s(?<letters>\p{L}{1,2})$/u;
/** Small letters that are no words of English or Spanish, and Roman numbers. */
const NO_WORD = /^(?:[b-df-hj-np-xz]|[ivx]{2})$/;

/** Whether what was found is a name: “Measure A” and “Prop 12”, but neither “measure to” nor “a question I get”. */
function isName({ words, end }: ListMatch, text: string): boolean {
  const letters = LETTERS.exec(words)?.groups?.letters;
  if (letters === undefined) return true;
  if (/^(?:question|issue)\s/iu.test(words) && /^[AI]$/.test(letters) && /^\s/.test(text.slice(end)))
    return false;
  return NO_WORD.test(letters) || letters === letters.toUpperCase();
}

function nearest(stand: ListMatch, measures: readonly ListMatch[]): ListMatch | undefined {
  const distance = ({ start, end }: ListMatch) => Math.max(start - stand.end, stand.start - end);
  return measures.reduce<ListMatch | undefined>(
    (best, measure) => (best && distance(best) <= distance(measure) ? best : measure),
    undefined,
  );
}

/** None where they overlap, as "this measure deserves your" does. */
function wordsBetween(text: string, one: ListMatch, other: ListMatch): number {
  const [from, to] = one.start < other.start ? [one.end, other.start] : [other.end, one.start];
  return (text.slice(from, to).match(/\S+/gu) ?? []).length;
}
