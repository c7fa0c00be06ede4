import type { OfficeId } from '#core/ids.ts';
import type { Pack } from '#core/pack.ts';
import { ButtonLink } from '../components/buttons.tsx';
import { Card, CardList } from '../components/card.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { packPath } from '../office-paths.ts';
import { groupMessages } from './message-kinds.ts';
import { ReviewNote } from './review-note.tsx';

export interface PacksPageProps {
  readonly officeId: OfficeId;
  readonly packs: readonly Pack[];
  /** `YYYY-MM-DD`, on the office's clock. */
  readonly today: string;
}

export const PacksPage = ({ officeId, packs, today }: PacksPageProps) => (
  <Layout title="Packs" section="packs" width="wide">
    <PageTitle>Packs</PageTitle>
    <p class="lead">
      A pack holds messages that are ready to post, with the right tags and hashtags for each platform. You
      choose a message, add what is yours, and read every text before anything is scheduled.
    </p>
    {packs.length === 0 ? (
      <EmptyState heading="There are no packs yet">
        <p>
          Whoever runs Clarion for your office adds packs. Ask them for the Standards of Conduct pack to
          begin.
        </p>
      </EmptyState>
    ) : (
      <>
        <h2 class="usa-sr-only">All packs</h2>
        <CardList>
          {packs.map((pack) => (
            <PackCard officeId={officeId} pack={pack} today={today} />
          ))}
        </CardList>
      </>
    )}
  </Layout>
);

const PackCard = ({ officeId, pack, today }: { officeId: OfficeId; pack: Pack; today: string }) => {
  const count = groupMessages(pack).reduce((sum, { messages }) => sum + messages.length, 0);
  return (
    <Card heading={pack.title} href={packPath(officeId, pack.id)}>
      <p>{pack.summary}</p>
      <p>
        {count} {count === 1 ? 'message' : 'messages'}. <ReviewNote reviewBy={pack.review_by} today={today} />
      </p>
      <p>
        <ButtonLink href={packPath(officeId, pack.id)} kind="outline">
          See its messages<span class="usa-sr-only"> ({pack.title})</span>
        </ButtonLink>
      </p>
    </Card>
  );
};
