import type { OfficeId } from '#core/ids.ts';
import type { Pack } from '#core/pack.ts';
import { ButtonLink, ButtonRow } from '../components/buttons.tsx';
import { Card, CardList } from '../components/card.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { messagesToRotate } from '../forms/rotation-form.ts';
import { newRotationPath } from '../rotation-paths.ts';
import { RotationSteps } from './rotation-steps.tsx';

export interface ChooseRotationPackPageProps {
  readonly officeId: OfficeId;
  readonly packs: readonly Pack[];
}

/** Where a rotation begins: with the pack whose messages take turns. */
export const ChooseRotationPackPage = ({ officeId, packs }: ChooseRotationPackPageProps) => (
  <Layout title="New rotation" section="new-announcement" width="wide">
    <PageTitle>Which messages take turns?</PageTitle>
    <RotationSteps current={1} />
    {packs.length === 0 ? (
      <EmptyState heading="There is no pack yet">
        <p>Messages come in packs. Whoever runs Clarion for you adds them; ask them for one to begin.</p>
      </EmptyState>
    ) : (
      <>
        <p class="lead">
          In a rotation, messages take turns over weeks on the days and times that you choose. You read every
          text before anything is scheduled.
        </p>
        <h2 class="usa-sr-only">Packs</h2>
        <CardList>
          {packs.map((pack) => (
            <Card heading={pack.title}>
              <p>{pack.summary}</p>
              <p>{messagesToRotate(pack).length} messages.</p>
              <ButtonRow>
                <ButtonLink href={newRotationPath(officeId, pack.id)}>
                  Use this pack<span class="usa-sr-only">: {pack.title}</span>
                </ButtonLink>
              </ButtonRow>
            </Card>
          ))}
        </CardList>
      </>
    )}
  </Layout>
);
