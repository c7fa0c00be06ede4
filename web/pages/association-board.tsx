import type { Association } from '#core/association.ts';
import type { AssociationCampaign } from '#core/association-campaign.ts';
import type { AuditEntry } from '#core/audit.ts';
import type { Stop } from '#core/gate.ts';
import type { MessageId } from '#core/ids.ts';
import type { Instant } from '#core/time.ts';
import { associationPath, offeredCampaignPath } from '../association-paths.ts';
import { Breadcrumb } from '../components/breadcrumb.tsx';
import { Button, ButtonLink, ButtonRow } from '../components/buttons.tsx';
import { FilterLinks } from '../components/filter-links.tsx';
import { Form } from '../components/form.tsx';
import { HistoryList } from '../components/history-list.tsx';
import { Layout } from '../components/layout.tsx';
import { writeNumber } from '../components/number-text.ts';
import { PageLinks } from '../components/page-links.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { SummaryList } from '../components/summary-list.tsx';
import { TimeText } from '../components/time-text.tsx';
import { campaignReachPath } from '../reach-paths.ts';
import { AnswerBar } from './association-answer-bar.tsx';
import {
  ANSWERS,
  type Answer,
  type AnswerCounts,
  describeAnswer,
  describeCampaignState,
  progressOf,
} from './association-answers.ts';
import { type BoardRow, BoardTable } from './association-board-table.tsx';
import { OfferedMessages } from './association-messages.tsx';
import { countOffices } from './association-numbers.ts';
import { Progress } from './association-progress.tsx';
import { AssociationStopAlert } from './association-stop-alert.tsx';

export interface AssociationBoardPageProps {
  readonly association: Association;
  readonly campaign: AssociationCampaign;
  readonly counts: AnswerCounts;
  /** Which offices are shown; all where it is absent. */
  readonly filter: Answer | undefined;
  readonly rows: readonly BoardRow[];
  /** Counted from 1. */
  readonly page: number;
  readonly pages: number;
  /** How many offices could be asked again now. */
  readonly askable: number;
  readonly history: readonly AuditEntry[];
  readonly now: Instant;
  readonly mayOffer: boolean;
  readonly stop: Stop | undefined;
  /** How the messages go out, in words. */
  readonly rhythm: string;
  readonly messageTitle: (id: MessageId) => string;
  /** Such as `X, Facebook`. */
  readonly platforms: string;
}

/** Where a campaign stands in every office. */
export const AssociationBoardPage = (props: AssociationBoardPageProps) => {
  const { association, campaign, counts, filter, rows, page, pages, history, now } = props;
  const { label, tone } = describeCampaignState(campaign, now);
  const progress = progressOf(campaign);
  const path = offeredCampaignPath(association.id, campaign.id);
  return (
    <Layout
      title={campaign.title}
      section="association-campaigns"
      width="wide"
      islands={progress.underWay ? ['offer-progress'] : undefined}
    >
      <Breadcrumb
        trail={[{ href: associationPath(association.id), label: 'Campaigns' }]}
        here={campaign.title}
      />
      <PageTitle actions={<span class={`usa-tag state state--${tone}`}>{label}</span>}>
        {campaign.title}
      </PageTitle>
      <AssociationStopAlert association={association} stop={props.stop} />
      {progress.underWay ? <Progress progress={progress} path={path} /> : null}
      <section aria-labelledby="answers">
        <h2 id="answers">Answers of {countOffices(campaign.officeIds.length)}</h2>
        <AnswerBar counts={counts} />
        <WhatNext {...props} />
      </section>
      <section aria-labelledby="offices">
        <h2 id="offices">Office by office</h2>
        <Filters {...props} />
        {rows.length === 0 ? (
          <p>
            {filter === undefined
              ? 'No office is reached yet. This fills while the campaign is being offered.'
              : 'No office stands like this.'}
          </p>
        ) : (
          <BoardTable rows={rows} association={association} path={path} now={now} mayAsk={props.mayOffer} />
        )}
        <PageLinks
          label="Pages of offices"
          page={page}
          pages={pages}
          hrefOf={(number) =>
            `${path}?${new URLSearchParams({ ...(filter && { show: filter }), page: String(number) })}`
          }
        />
      </section>
      <OfferedMessages
        {...{ association, campaign }}
        messageTitle={props.messageTitle}
        mayWithdraw={props.mayOffer}
      />
      <Chosen {...props} />
      <section aria-labelledby="history">
        <h2 id="history">History</h2>
        <HistoryList entries={history} zone={association.zone} />
      </section>
    </Layout>
  );
};

/** What can be done now. */
const WhatNext = ({ association, campaign, counts, askable, mayOffer, now }: AssociationBoardPageProps) => {
  const path = (step: string) => offeredCampaignPath(association.id, campaign.id, step);
  const isWithdrawn = campaign.state === 'withdrawing' || campaign.state === 'withdrawn';
  const hasGoneOut = counts.accepted + counts.customised + counts.withdrawn > 0;
  return (
    <>
      {counts.pending > 0 && campaign.deadline > now ? (
        <p>
          {countOffices(counts.pending)} {counts.pending === 1 ? 'has' : 'have'} until{' '}
          <TimeText at={campaign.deadline} zone={association.zone} /> to answer. Each can be asked again once
          a day, and is told by mail.
          {askable < counts.pending ? ` ${describeAskedToday(counts.pending - askable)}` : ''}
        </p>
      ) : null}
      <ButtonRow>
        {mayOffer && askable > 0 ? (
          <Form action={path('nudge')} label="Ask again" class="inline-form">
            <Button>Ask {countOffices(askable)} again</Button>
          </Form>
        ) : null}
        {hasGoneOut ? (
          <ButtonLink href={path('public')} kind="outline">
            See what is public
          </ButtonLink>
        ) : null}
        {hasGoneOut ? (
          <ButtonLink href={campaignReachPath({ associationId: association.id }, campaign.id)} kind="outline">
            See its reach
          </ButtonLink>
        ) : null}
        {mayOffer && campaign.state === 'offered' && campaign.deadline > now ? (
          <ButtonLink href={path('revise')} kind="outline">
            Revise
          </ButtonLink>
        ) : null}
        {mayOffer && !isWithdrawn ? (
          <ButtonLink href={path('withdraw')} kind="danger">
            Withdraw
          </ButtonLink>
        ) : null}
      </ButtonRow>
    </>
  );
};

function describeAskedToday(count: number): string {
  return `${countOffices(count)} ${count === 1 ? 'was' : 'were'} asked within the last day.`;
}

const Filters = ({ association, campaign, counts, filter }: AssociationBoardPageProps) => {
  const path = offeredCampaignPath(association.id, campaign.id);
  return (
    <FilterLinks
      label="Which offices"
      links={[
        {
          href: `${path}#offices`,
          text: `All (${writeNumber(campaign.officeIds.length)})`,
          isCurrent: filter === undefined,
        },
        ...ANSWERS.filter((answer) => counts[answer] > 0 || answer === filter).map((answer) => ({
          href: `${path}?show=${answer}#offices`,
          text: `${describeAnswer(answer).label} (${writeNumber(counts[answer])})`,
          isCurrent: answer === filter,
        })),
      ]}
    />
  );
};

const Chosen = ({ association, campaign, rhythm, platforms }: AssociationBoardPageProps) => (
  <section aria-labelledby="chosen">
    <h2 id="chosen">What was offered</h2>
    <SummaryList
      entries={[
        { label: 'Messages', value: rhythm },
        { label: 'Platforms', value: platforms },
        { label: 'Hashtags', value: campaign.hashtags.map((tag) => `#${tag}`).join(' ') || 'None' },
        { label: 'Answers until', value: <TimeText at={campaign.deadline} zone={association.zone} /> },
        { label: 'Offered by', value: campaign.createdBy.name },
      ]}
    />
  </section>
);
