import type { Office } from '#core/office.ts';
import type { OfficePlan } from '#use-cases/prepare-offers.ts';
import { countOffices } from './association-numbers.ts';

/** One sentence of what some offices would not get, and which. */
export interface Omission {
  readonly sentence: string;
  readonly offices: readonly Office[];
}

/** More offices than these are not named at once. */
const NAMED = 3;

/** What offices would not get: the same sentence once, however many it is true of. */
export const Omissions = ({ offices }: { readonly offices: readonly OfficePlan[] }) => {
  const found = groupOmissions(offices);
  return found.length === 0 ? null : (
    <section aria-labelledby="omissions">
      <h2 id="omissions">What is left out</h2>
      <p>Everything else of the campaign goes to these offices all the same.</p>
      <ul class="plain-list">
        {found.map((omission) => (
          <li>
            {omission.sentence} <Names {...omission} />
          </li>
        ))}
      </ul>
    </section>
  );
};

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
export function groupOmissions(offices: readonly OfficePlan[]): readonly Omission[] {
  const groups = new Map<string, Office[]>();
  for (const { office, omitted } of offices) {
    for (const sentence of omitted) {
      const group = groups.get(sentence);
      if (group) group.push(office);
      else groups.set(sentence, [office]);
    }
  }
  return [...groups]
    .map(([sentence, some]) => ({ sentence, offices: some }))
    .sort((a, b) => b.offices.length - a.offices.length);
}
