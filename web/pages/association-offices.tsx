import type { Association } from '#core/association.ts';
import { localTimeIn } from '#core/slot.ts';
import { Button, ButtonLink, ButtonRow } from '../components/buttons.tsx';
import { type Column, DataTable } from '../components/data-table.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { Layout } from '../components/layout.tsx';
import { PageLinks } from '../components/page-links.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { endMembershipPath, exportPath, memberOfficesPath, newImportPath } from '../import-paths.ts';
import { askOfficePath } from '../join-paths.ts';
import type { ListedOffice, OfficeList } from '../office-list.ts';
import { countOffices } from './association-numbers.ts';
import { describeDate } from './describe-date.ts';

export interface AssociationOfficesPageProps {
  readonly association: Association;
  readonly list: OfficeList;
  readonly mayManage: boolean;
}

/** The member offices of an association. */
export const AssociationOfficesPage = ({ association, list, mayManage }: AssociationOfficesPageProps) => {
  const { id } = association;
  return (
    <Layout title="Offices" section="association-offices" width="wide">
      <PageTitle
        actions={
          mayManage ? (
            <ButtonRow>
              <ButtonLink href={newImportPath(id, 'offices')}>Import offices</ButtonLink>
              <ButtonLink href={memberOfficesPath(id, 'new')} kind="outline">
                Add one office
              </ButtonLink>
              <ButtonLink href={askOfficePath(id)} kind="outline">
                Ask an office to join
              </ButtonLink>
            </ButtonRow>
          ) : undefined
        }
      >
        Offices
      </PageTitle>
      {list.total === 0 ? (
        <EmptyState
          heading="There are no offices yet"
          action={
            mayManage ? { href: newImportPath(id, 'offices'), label: 'Import a file of offices' } : undefined
          }
        >
          <p>Offices stand here as soon as they are members. Then a campaign can be offered to them.</p>
        </EmptyState>
      ) : (
        <>
          <p>
            {countOffices(list.total)}. Each posts in its own name and decides for itself about every offer.{' '}
            <a href={exportPath(id, 'offices')}>Download them as a file</a>
          </p>
          <Search association={association} query={list.query} />
          <Found association={association} list={list} mayManage={mayManage} />
        </>
      )}
    </Layout>
  );
};

const Search = ({ association, query }: { readonly association: Association; readonly query: string }) => (
  <search>
    <form class="search-form" method="get" action={memberOfficesPath(association.id)}>
      <label class="usa-label" for="q">
        Find an office
      </label>
      <div class="search-form__row">
        <input class="usa-input" id="q" name="q" type="search" value={query} />
        <Button kind="outline">Find</Button>
      </div>
    </form>
  </search>
);

const Found = ({ association, list, mayManage }: AssociationOfficesPageProps) => {
  const { query, count } = list;
  const path = memberOfficesPath(association.id);
  if (count === 0) {
    return (
      <p>
        No office’s name, place, state or id holds “{query}”. <a href={path}>Show all offices</a>
      </p>
    );
  }
  return (
    <>
      {query === '' ? null : (
        <p>
          {countOffices(count)} for “{query}”. <a href={path}>Show all offices</a>
        </p>
      )}
      <DataTable
        caption="Member offices"
        captionHidden
        rows={list.shown}
        columns={columnsFor(association, mayManage)}
      />
      <PageLinks
        label="Pages of offices"
        page={list.page}
        pages={list.pages}
        hrefOf={(page) =>
          `${path}?${new URLSearchParams({ ...(query && { q: query }), page: String(page) })}`
        }
      />
    </>
  );
};

function columnsFor({ id, zone }: Association, mayManage: boolean): readonly Column<ListedOffice>[] {
  const columns: readonly Column<ListedOffice>[] = [
    { label: 'Office', cell: ({ office }) => office.name },
    { label: 'Id', cell: ({ office }) => office.id },
    { label: 'Place', cell: ({ office }) => `${office.place}, ${office.state}` },
    { label: 'Time zone', cell: ({ office }) => office.zone },
    {
      label: 'Member since',
      cell: ({ joinedAt }) =>
        joinedAt === undefined ? '' : describeDate(localTimeIn(joinedAt, zone).slice(0, 10)),
    },
  ];
  if (!mayManage) return columns;
  return [
    ...columns,
    {
      label: 'Membership',
      cell: ({ office }) => (
        <a href={endMembershipPath(id, office.id)}>
          End<span class="usa-sr-only"> the membership of {office.name}</span>
        </a>
      ),
    },
  ];
}
