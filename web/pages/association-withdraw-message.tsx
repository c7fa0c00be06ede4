import type { Association } from '#core/association.ts';
import type { AssociationCampaign } from '#core/association-campaign.ts';
import type { MessageId } from '#core/ids.ts';
import { associationPath, offeredCampaignPath, offeredMessagePath } from '../association-paths.ts';
import { Breadcrumb } from '../components/breadcrumb.tsx';
import { Button, ButtonRow } from '../components/buttons.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Form } from '../components/form.tsx';
import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { TextField } from '../components/text-field.tsx';
import type { FormState } from '../forms/form-state.ts';
import type { AnswerCounts } from './association-answers.ts';
import { countOffices } from './association-numbers.ts';
import { type NamedOutcome, PublicPosts } from './association-public-posts.tsx';
import { countPosts } from './count-posts.ts';

export interface AssociationWithdrawMessagePageProps {
  readonly association: Association;
  readonly campaign: AssociationCampaign;
  readonly messageId: MessageId;
  readonly title: string;
  readonly counts: AnswerCounts;
  /** What offices have of it, where they are few enough to be read at once. */
  readonly outcomes: readonly NamedOutcome[] | undefined;
  readonly platformName: (platform: string) => string;
  readonly form: FormState;
}

/** Asks once more before one message is taken back, and says what that does and what it cannot do. */
export const AssociationWithdrawMessagePage = (props: AssociationWithdrawMessagePageProps) => {
  const { association, campaign, messageId, title, outcomes, form } = props;
  const board = offeredCampaignPath(association.id, campaign.id);
  return (
    <Layout
      title="Withdraw this message?"
      section="association-campaigns"
      failed={Object.keys(form.errors).length > 0}
    >
      <Breadcrumb
        trail={[
          { href: associationPath(association.id), label: 'Campaigns' },
          { href: board, label: campaign.title },
        ]}
        here="Withdraw a message"
      />
      <ErrorSummary errors={form.errors} />
      <PageTitle above={title}>Withdraw this message?</PageTitle>
      <Consequences {...props} />
      <Form action={offeredMessagePath(association.id, campaign.id, messageId, 'withdraw')} label="Withdraw">
        <TextField
          form={form}
          name="reason"
          label="Why?"
          hint="In a few words. Every office sees it, and the history keeps it."
          autocomplete="off"
        />
        <ButtonRow>
          <Button kind="danger">Withdraw it from {countOffices(campaign.officeIds.length)}</Button>
          <a href={board}>Back, withdraw nothing</a>
        </ButtonRow>
      </Form>
      <section aria-labelledby="public">
        <h2 id="public">What is public already</h2>
        {outcomes === undefined ? (
          <p>
            <a href={offeredMessagePath(association.id, campaign.id, messageId)}>See it office by office</a>
          </p>
        ) : (
          <PublicPosts outcomes={outcomes} platformName={props.platformName} zone={association.zone} />
        )}
      </section>
    </Layout>
  );
};

const Consequences = ({ counts, outcomes }: AssociationWithdrawMessagePageProps) => {
  const accepted = counts.accepted + counts.customised;
  return (
    <ul class="plain-list">
      <li>
        From this moment on no post of it goes out in any office. A post being sent right now may still go
        out.
      </li>
      <li>{describeAccepted(accepted, outcomes)}</li>
      {counts.pending > 0 ? (
        <li>
          {countOffices(counts.pending)} without an answer no longer {counts.pending === 1 ? 'sees' : 'see'}{' '}
          it. The rest of the offer stays as it is.
        </li>
      ) : null}
      <li>It stays withdrawn: neither a later answer nor a revision brings it back.</li>
      <li>The other messages of this campaign go on, and so does what offices post on their own.</li>
      <li>What is public already stays public. Only the office itself can take it down, on the platform.</li>
    </ul>
  );
};

function describeAccepted(accepted: number, outcomes: readonly NamedOutcome[] | undefined): string {
  if (accepted === 0) return 'No office has accepted the campaign.';
  const where = `In ${countOffices(accepted)} that accepted the campaign`;
  if (outcomes === undefined) return `${where}, posts of it not sent yet are put on hold.`;
  const unsent = outcomes.reduce((sum, { coming }) => sum + coming, 0);
  return `${where}, ${countPosts(unsent)} of it ${unsent === 1 ? 'is' : 'are'} not sent yet and ${unsent === 1 ? 'does' : 'do'} not go out.`;
}
