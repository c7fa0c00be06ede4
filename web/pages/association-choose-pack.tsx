import type { AssociationId } from '#core/ids.ts';
import type { Pack } from '#core/pack.ts';
import { newOfferedCampaignPath } from '../association-paths.ts';
import { ButtonLink, ButtonRow } from '../components/buttons.tsx';
import { Card, CardList } from '../components/card.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { offeredMessages } from '../forms/association-schedule.ts';
import { CampaignSteps } from './association-campaign-steps.tsx';

export interface AssociationChoosePackPageProps {
  readonly associationId: AssociationId;
  readonly packs: readonly Pack[];
}

/** Where a new campaign begins: with what it says, and in which rhythm. */
export const AssociationChoosePackPage = ({ associationId, packs }: AssociationChoosePackPageProps) => (
  <Layout title="New campaign" section="association-new-campaign" width="wide">
    <PageTitle>What do you want to offer?</PageTitle>
    <CampaignSteps current={1} />
    {packs.length === 0 ? (
      <EmptyState heading="There is no pack yet">
        <p>Messages come in packs. Whoever runs Clarion for you adds them; ask them for one to begin.</p>
      </EmptyState>
    ) : (
      <>
        <p class="lead">
          You prepare a campaign once. Each office then sees what would go out in its own name, and decides
          for itself.
        </p>
        <h2 class="usa-sr-only">Packs</h2>
        <CardList>
          {packs.map((pack) => (
            <Card heading={pack.title}>
              <p>{pack.summary}</p>
              <p>{countMessages(offeredMessages(pack).length)}.</p>
              <p>
                <strong>On dates:</strong> each message goes out on a day that you choose.
                <br />
                <strong>In turn:</strong> messages take turns over weeks, and no two offices say the same at
                the same time.
              </p>
              <ButtonRow>
                <ButtonLink href={newOfferedCampaignPath(associationId, { pack: pack.id, kind: 'dates' })}>
                  On dates<span class="usa-sr-only">: {pack.title}</span>
                </ButtonLink>
                <ButtonLink
                  href={newOfferedCampaignPath(associationId, { pack: pack.id, kind: 'rotation' })}
                  kind="outline"
                >
                  In turn<span class="usa-sr-only">: {pack.title}</span>
                </ButtonLink>
              </ButtonRow>
            </Card>
          ))}
        </CardList>
      </>
    )}
  </Layout>
);

function countMessages(count: number): string {
  return `${count} ${count === 1 ? 'message' : 'messages'}`;
}
