import type { Association } from '#core/association.ts';
import type { Office } from '#core/office.ts';
import { associationPath } from '../association-paths.ts';
import { Card, CardList } from '../components/card.tsx';
import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { officePath } from '../paths.ts';

export interface ChooseOfficePageProps {
  readonly offices: readonly Office[];
  readonly associations: readonly Association[];
}

/** Which office or association to work for, for members of several. */
export const ChooseOfficePage = ({ offices, associations }: ChooseOfficePageProps) => (
  <Layout title="Choose an office">
    <PageTitle>Which office are you working for?</PageTitle>
    <p>
      Everything you do then happens in this office’s name. You can come back here by “Clarion” at the top.
    </p>
    <h2 class="usa-sr-only">Your offices</h2>
    <CardList>
      {associations.map(({ id, name }) => (
        <Card heading={name} href={associationPath(id)}>
          <p>Association</p>
        </Card>
      ))}
      {offices.map(({ id, name, place, state }) => (
        <Card heading={name} href={officePath(id)}>
          <p>
            {place}, {state}
          </p>
        </Card>
      ))}
    </CardList>
  </Layout>
);

/** For somebody who may sign in, but works for no office. */
export const NoOfficePage = ({ email }: { email: string }) => (
  <Layout title="No office yet">
    <PageTitle>You do not belong to an office yet</PageTitle>
    <p>
      You are signed in as {email}. Ask an owner of your office to add you with this address, then load this
      page again.
    </p>
  </Layout>
);
