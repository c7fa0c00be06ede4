import { linksIn } from '#core/text-count.ts';
import type { DraftText, Passage } from './draft-pack.ts';
import type { Finding } from './finding.ts';

const YEAR = /(?<![\p{L}\p{N}$€£,.\-–/#@'’])(20\d{2})(?![\p{L}\p{N}%]|[,.]\d|[-–]\d{4}-)/gu;
/** Years that tell history do not go stale. */
const HISTORY =
  /\b(?:since|founded in|established in|est\.|from|dating (?:back )?to|enacted in|passed in|act of|until)\s+$/i;
const NOT_A_YEAR =
  /^\s+(?:voters|votes|ballots|people|residents|poll workers|precincts|registered|square|miles)\b/i;

const RESEARCH =
  /\b(?:(?:research|studies|surveys?|polls?|data|experts?|evidence) (?:shows?|says?|suggests?|finds?|found|proves?|agree)|according to (?:research|studies|a (?:recent )?(?:study|survey|poll)))\b/i;
const SOURCE = /https?:|\bdoi\b|\(\d{4}\)|\bby the [A-Z]|\[\d+\]/;

const ALL_VOTERS = /\b(?:all|every)\s+(?:american\s+)?voters?\b/i;
const ELIGIBLE = /\beligible\s+voters?\b/i;

/** What the words of a toolkit say that may no longer be so, or was never shown. `year` is the present one. */
export function checkWording(texts: readonly Passage[], year: number): readonly Finding[] {
  return [
    ...texts.flatMap((passage) => [...checkYears(passage, year), ...checkResearch(passage)]),
    ...checkVoters(texts),
  ];
}

function checkYears({ text, place }: Passage, year: number): readonly Finding[] {
  let spoken = text;
  for (const link of linksIn(text)) spoken = spoken.replaceAll(link, ' '.repeat(link.length));
  const years = [...spoken.matchAll(YEAR)]
    .filter((match) => Number(match[1]) < year)
    .filter(
      (match) =>
        !HISTORY.test(spoken.slice(0, match.index)) && !NOT_A_YEAR.test(spoken.slice(match.index + 4)),
    )
    .map((match) => match[1] ?? '');
  const tagged = [...spoken.matchAll(/#\p{L}*?(20\d{2})\b/gu)]
    .filter((match) => Number(match[1]) < year)
    .map((match) => match[0]);
  return [...new Set([...years, ...tagged])].map((words) => ({
    kind: 'stale-year',
    places: [place],
    words,
    message: `It names ${words}, and this is ${year}. Bring it up to date, or leave it out.`,
  }));
}

function checkResearch({ text, place }: Passage): readonly Finding[] {
  const claim = RESEARCH.exec(text);
  if (!claim || SOURCE.test(text)) return [];
  const message = `“${claim[0]}” names no source. Name it, or say only what your office can show.`;
  return [{ kind: 'uncited-research', places: [place], words: claim[0], message }];
}

function checkVoters(texts: readonly Passage[]): readonly Finding[] {
  const eligible = texts.filter(({ text }) => ELIGIBLE.test(text));
  const all = texts.filter(({ text }) => ALL_VOTERS.test(text));
  if (eligible.length === 0 || all.length === 0) return [];
  const message =
    'Some texts say “eligible voters” and others mean all. Say “eligible voters” in all of them.';
  return [
    {
      kind: 'voters-worded-two-ways',
      places: all.map(({ place }) => place),
      words: ALL_VOTERS.exec(all[0]?.text ?? '')?.[0] ?? '',
      message,
    },
  ];
}

const I = /(?<![\p{L}\p{N}.])(?:I|I['’](?:m|ve|ll|d)|my|myself)(?![\p{L}\p{N}.])/u;
const WE = /\b(?:we|our|us|ours)\b/i;

/** Who speaks: `personal` wherever somebody says I, since an official who speaks of “our office” is still a person. */
export function voiceOf(text: string): 'office' | 'personal' {
  return I.test(text) ? 'personal' : 'office';
}

/** Talking points are said by one mouth: those that mix I and we have to be chosen from. */
export function checkVoices(points: readonly DraftText[]): readonly Finding[] {
  const personal = points.filter(({ text }) => I.test(text));
  const office = points.filter(({ text }) => !I.test(text) && WE.test(text));
  if (personal.length === 0 || office.length === 0) return [];
  const message =
    'Some of the talking points say I, others we. Choose those of one voice, or word them anew.';
  return [{ kind: 'voices-mixed', places: personal.map(({ place }) => place), message }];
}
