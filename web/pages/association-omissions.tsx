import type { Office } from '#core/office.ts';
import type { OfficePlan } from '#use-cases/prepare-offers.ts';
import { countOffices } from './association-numbers.ts';

/** One sentence that is true of some offices, such as what they would not get; and of which. */
export interface Omission {
  readonly sentence: string;
  readonly offices: readonly Office[];
}

/** More offices than these are not named at once. */
const NAMED = 3;

/** What offices would not get: the same sentence once, however many it is true of. */
export const Omissions = ({ offices }: { readonly offices: readonly OfficePlan[] }) => {
  const found = groupSentences(offices, ({ omitted }) => omitted);
  return found.length === 0 ? null : (
    <section aria-labelledby="omissions">
      <h2 id="omissions">What is left out</h2>
      <p>Everything else of the campaign goes to these offices all the same.</p>
      <Sentences found={found} />
    </section>
  );
};

/** What offices' election calendars say against their posts. */
export const Contradictions = ({ offices }: { readonly offices: readonly OfficePlan[] }) => {
  const found = groupSentences(offices, describeContradictions);
  return found.length === 0 ? null : (
    // The error summary leads here where a text is wrong in every office.
    <section id="calendar" aria-labelledby="calendar-heading" tabindex={-1}>
      <h2 id="calendar-heading">What election calendars contradict</h2>
      <p>
        These posts are offered all the same, and each office sees what is wrong. They are not scheduled until
        the office has changed their text or time.
      </p>
      <Sentences found={found} />
    </section>
  );
};

/** What an office's calendar says against its posts, each sentence once. */
export function describeContradictions({
  contradictions,
}: Pick<OfficePlan, 'contradictions'>): readonly string[] {
  return [
    ...new Set(
      contradictions.flatMap(({ where, sentences }) => sentences.map((sentence) => `${where}: ${sentence}`)),
    ),
  ];
}

const Sentences = ({ found }: { readonly found: readonly Omission[] }) => (
  <ul class="plain-list">
    {found.map((omission) => (
      <li>
        {omission.sentence} <Names {...omission} />
      </li>
    ))}
  </ul>
);

const Names = ({ offices }: Omission) =>
  offices.length <= NAMED ? (
    <span class="usa-hint">({offices.map(({ name }) => name).join('; ')})</span>
  ) : (
    <details class="names">
      <summary>{countOffices(offices.length)}</summary>
      <p>{offices.map(({ name }) => name).join('; ')}</p>
    </details>
  );

/** The sentence that is true of the most offices comes first. */
export function groupSentences(
  offices: readonly OfficePlan[],
  sentencesOf: (plan: OfficePlan) => readonly string[],
): readonly Omission[] {
  const groups = new Map<string, Office[]>();
  for (const plan of offices) {
    const { office } = plan;
    for (const sentence of sentencesOf(plan)) {
      const group = groups.get(sentence);
      if (group) group.push(office);
      else groups.set(sentence, [office]);
    }
  }
  return [...groups]
    .map(([sentence, some]) => ({ sentence, offices: some }))
    .sort((a, b) => b.offices.length - a.offices.length);
}
