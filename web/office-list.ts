import type { Membership } from '#core/association.ts';
import type { Office } from '#core/office.ts';

const PAGE_LENGTH = 50;

export interface ListedOffice {
  readonly office: Office;
  readonly joinedAt: Membership['joinedAt'] | undefined;
}

export interface OfficeList {
  readonly shown: readonly ListedOffice[];
  /** How many there are that fit. */
  readonly count: number;
  /** How many members the association has. */
  readonly total: number;
  readonly pages: number;
  readonly page: number;
  readonly query: string;
}

/** One page of an association's offices whose name, place, state or id holds every word of the query. */
export function listOffices(
  offices: readonly Office[],
  memberships: readonly Membership[],
  { query, page }: { readonly query: string; readonly page: number },
): OfficeList {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const fitting = offices.filter(({ id, name, place, state }) => {
    const text = `${id} ${name} ${place} ${state}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const pages = Math.max(1, Math.ceil(fitting.length / PAGE_LENGTH));
  const shownPage = Math.min(page, pages);
  const joinedAt = new Map(memberships.map((membership) => [membership.officeId, membership.joinedAt]));
  return {
    shown: fitting
      .toSorted(
        (one, other) =>
          one.name.localeCompare(other.name, 'en', { numeric: true }) || (one.id < other.id ? -1 : 1),
      )
      .slice((shownPage - 1) * PAGE_LENGTH, shownPage * PAGE_LENGTH)
      .map((office) => ({ office, joinedAt: joinedAt.get(office.id) })),
    count: fitting.length,
    total: offices.length,
    pages,
    page: shownPage,
    query,
  };
}
