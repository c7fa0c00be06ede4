import type { Association } from '#core/association.ts';
import type { AssociationCampaign } from '#core/association-campaign.ts';
import type { Stop } from '#core/gate.ts';
import type { Instant } from '#core/time.ts';
import {
  associationPath,
  linkParametersPath,
  newOfferedCampaignPath,
  offeredCampaignPath,
} from '../association-paths.ts';
import { ButtonLink } from '../components/buttons.tsx';
import { Card, CardList } from '../components/card.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { Layout } from '../components/layout.tsx';
import { PageLinks } from '../components/page-links.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { TimeText } from '../components/time-text.tsx';
import { AnswerBar } from './association-answer-bar.tsx';
import { type AnswerCounts, describeCampaignState } from './association-answers.ts';
import { countOffices } from './association-numbers.ts';
import { AssociationStopAlert } from './association-stop-alert.tsx';

/** A campaign, and how its offices have answered so far. */
export interface CampaignLine {
  readonly campaign: AssociationCampaign;
  readonly counts: AnswerCounts;
}

export interface AssociationCampaignsPageProps {
  readonly association: Association;
  /** The newest first. */
  readonly lines: readonly CampaignLine[];
  /** Counted from 1. */
  readonly page: number;
  readonly pages: number;
  readonly offices: number;
  readonly now: Instant;
  readonly mayWrite: boolean;
  /** The stop of all its offices' posts, if there is one. */
  readonly stop: Stop | undefined;
}

/** What an association offers its offices, and what they say to it. */
export const AssociationCampaignsPage = (props: AssociationCampaignsPageProps) => {
  const { association, lines, page, pages, mayWrite, stop } = props;
  const begin = newOfferedCampaignPath(association.id);
  return (
    <Layout title="Campaigns" section="association-campaigns" width="wide">
      <PageTitle actions={mayWrite ? <ButtonLink href={begin}>New campaign</ButtonLink> : undefined}>
        Campaigns
      </PageTitle>
      <AssociationStopAlert association={association} stop={stop} />
      {lines.length === 0 ? (
        <Nothing {...props} />
      ) : (
        <>
          <h2 class="usa-sr-only">All campaigns</h2>
          <CardList>
            {lines.map((line) => (
              <Line {...line} association={association} now={props.now} />
            ))}
          </CardList>
          <PageLinks
            label="Pages of campaigns"
            page={page}
            pages={pages}
            hrefOf={(number) => associationPath(association.id, `?page=${number}`)}
          />
        </>
      )}
      <p>
        <a href={linkParametersPath(association.id)}>What links to your websites carry</a>
      </p>
    </Layout>
  );
};

const Line = ({
  campaign,
  counts,
  association,
  now,
}: CampaignLine & { readonly association: Association; readonly now: Instant }) => {
  const { label, tone } = describeCampaignState(campaign, now);
  return (
    <Card
      heading={campaign.title}
      href={offeredCampaignPath(association.id, campaign.id)}
      mark={<span class={`usa-tag state state--${tone}`}>{label}</span>}
    >
      <AnswerBar counts={counts} />
      <p class="usa-hint">
        {countOffices(campaign.officeIds.length)}.{' '}
        {campaign.deadline > now ? 'Answers until' : 'Answers were due'}{' '}
        <TimeText at={campaign.deadline} zone={association.zone} />
      </p>
    </Card>
  );
};

const Nothing = ({ association, offices, mayWrite }: AssociationCampaignsPageProps) =>
  offices === 0 ? (
    <EmptyState
      heading="Begin with your offices"
      action={{ href: associationPath(association.id, '/offices'), label: 'Add offices' }}
    >
      <p>A campaign is offered to member offices, and the association has none yet.</p>
    </EmptyState>
  ) : (
    <EmptyState
      heading="No campaign yet"
      {...(mayWrite && {
        action: { href: newOfferedCampaignPath(association.id), label: 'Prepare the first campaign' },
      })}
    >
      <p>
        Prepare messages once, and offer them to {countOffices(offices)}. Each sees what would go out in its
        own name, and accepts, changes or declines it.
      </p>
      {mayWrite ? null : <p>Authors, publishers and owners of the association can prepare one.</p>}
    </EmptyState>
  );
