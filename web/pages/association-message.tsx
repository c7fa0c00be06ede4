import type { Association } from '#core/association.ts';
import type { AssociationCampaign } from '#core/association-campaign.ts';
import type { MessageId } from '#core/ids.ts';
import type { MessageWithdrawal } from '#core/message-withdrawal.ts';
import { associationPath, offeredCampaignPath, offeredMessagePath } from '../association-paths.ts';
import { Alert } from '../components/alert.tsx';
import { Breadcrumb } from '../components/breadcrumb.tsx';
import { ButtonLink, ButtonRow } from '../components/buttons.tsx';
import { Layout } from '../components/layout.tsx';
import { PageLinks } from '../components/page-links.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { TimeText } from '../components/time-text.tsx';
import type { CampaignProgress } from './association-answers.ts';
import { Progress } from './association-progress.tsx';
import { PublicPosts, type PublicPostsProps } from './association-public-posts.tsx';

export interface AssociationMessagePageProps extends Omit<PublicPostsProps, 'zone'> {
  readonly association: Association;
  readonly campaign: AssociationCampaign;
  readonly messageId: MessageId;
  readonly title: string;
  readonly withdrawn: MessageWithdrawal | undefined;
  readonly progress: CampaignProgress;
  readonly mayWithdraw: boolean;
  /** Counted from 1. */
  readonly page: number;
  readonly pages: number;
}

/** What has become of one message of a campaign in all offices. */
export const AssociationMessagePage = (props: AssociationMessagePageProps) => {
  const { association, campaign, messageId, title, withdrawn, progress, page, pages } = props;
  const path = (step?: string) => offeredMessagePath(association.id, campaign.id, messageId, step);
  const board = offeredCampaignPath(association.id, campaign.id);
  const isUnderWay = withdrawn !== undefined && !withdrawn.isDone && progress.underWay;
  return (
    <Layout
      title={title}
      section="association-campaigns"
      width="wide"
      islands={isUnderWay ? ['offer-progress'] : undefined}
    >
      <Breadcrumb
        trail={[
          { href: associationPath(association.id), label: 'Campaigns' },
          { href: board, label: campaign.title },
        ]}
        here={title}
      />
      <PageTitle above={campaign.title}>{title}</PageTitle>
      {withdrawn === undefined ? null : (
        <Alert kind="warning" heading="Withdrawn from all offices">
          <p>
            {withdrawn.by.name} withdrew it on <TimeText at={withdrawn.at} zone={association.zone} />:{' '}
            {withdrawn.reason}. No post of it goes out any more.
          </p>
        </Alert>
      )}
      {isUnderWay ? <Progress progress={progress} path={board} /> : null}
      <section aria-labelledby="public">
        <h2 id="public">What is public</h2>
        {pages > 1 ? (
          <p>This page shows some of the offices that accepted; its numbers are of this page.</p>
        ) : null}
        <PublicPosts outcomes={props.outcomes} platformName={props.platformName} zone={association.zone} />
        <PageLinks
          label="Pages of offices"
          page={page}
          pages={pages}
          hrefOf={(number) => `${path()}?page=${number}`}
        />
      </section>
      {props.mayWithdraw ? (
        <ButtonRow>
          <ButtonLink href={path('withdraw')} kind="danger">
            Withdraw this message
          </ButtonLink>
        </ButtonRow>
      ) : null}
    </Layout>
  );
};
