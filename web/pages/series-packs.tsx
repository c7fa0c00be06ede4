import type { Election } from '#core/election/election.ts';
import type { Office } from '#core/office.ts';
import type { Pack } from '#core/pack.ts';
import { Breadcrumb } from '../components/breadcrumb.tsx';
import { Card, CardList } from '../components/card.tsx';
import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { electionPath, electionsPath } from '../election-paths.ts';

export interface SeriesPacksPageProps {
  readonly office: Pick<Office, 'id'>;
  readonly election: Election;
  readonly packs: readonly Pack[];
}

/** Where a series begins if there are several packs: with the one whose messages it says. */
export const SeriesPacksPage = ({ office, election, packs }: SeriesPacksPageProps) => {
  const keeper = { officeId: office.id };
  return (
    <Layout title="Plan a series" section="elections">
      <Breadcrumb
        trail={[
          { href: electionsPath(keeper), label: 'Elections' },
          { href: electionPath(keeper, election.id), label: election.name },
        ]}
        here="Plan a series"
      />
      <PageTitle above={election.name}>Choose a pack</PageTitle>
      {packs.length === 0 ? <p>Messages come in packs, and no pack has been added yet.</p> : null}
      <h2 class="usa-sr-only">Packs</h2>
      <CardList>
        {packs.map(({ id, title, messages }) => (
          <Card
            heading={title}
            href={`${electionPath(keeper, election.id, 'series/new')}?${new URLSearchParams({ pack: id })}`}
          >
            <p>{messages.length} messages</p>
          </Card>
        ))}
      </CardList>
    </Layout>
  );
};
