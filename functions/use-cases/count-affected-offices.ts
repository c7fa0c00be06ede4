import { CLARION } from '#core/audit.ts';
import type { Office } from '#core/office.ts';
import type { AssociationStore } from '#ports/association-store.ts';
import type { Store } from '#ports/store.ts';
import { type AffectedCounts, countAffected, type DateChange, findAffected } from './follow-calendar.ts';

/** How many posts of an office a change reaches: the association sees counts, and no text. */
export interface AffectedOffice extends AffectedCounts {
  readonly office: Office;
}

/** Offices that are read at the same time. */
const READERS = 16;

/** The posts that a change of an association's calendar reaches, by office; offices without any are left out. */
export async function countAffectedOffices(
  { store }: { readonly store: Pick<Store, 'forOffice'> },
  association: AssociationStore,
  change: DateChange,
): Promise<{ readonly asked: number; readonly offices: readonly AffectedOffice[] }> {
  const members = await association.listOffices();
  const ofState = members.filter(({ state }) => state === change.election.state);
  const counted: AffectedOffice[] = [];
  for (let from = 0; from < ofState.length; from += READERS) {
    const some = ofState.slice(from, from + READERS);
    const counts = await Promise.all(
      some.map(async (office) => ({
        office,
        ...countAffected(await findAffected(store.forOffice(office.id, CLARION), office, change)),
      })),
    );
    counted.push(...counts);
  }
  return {
    asked: ofState.length,
    offices: counted.filter(({ moved, reopened, told }) => moved + reopened + told > 0),
  };
}
