import type { Association } from '#core/association.ts';
import type { AssociationCampaign } from '#core/association-campaign.ts';
import { associationPath, offeredCampaignPath } from '../association-paths.ts';
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

export interface AssociationWithdrawPageProps {
  readonly association: Association;
  readonly campaign: AssociationCampaign;
  readonly counts: AnswerCounts;
  /** What has gone out, where the offices are few enough to be read at once. */
  readonly outcomes: readonly NamedOutcome[] | undefined;
  readonly platformName: (platform: string) => string;
  readonly form: FormState;
}

/** Asks once more before a campaign is taken back, and says what that does and what it cannot do. */
export const AssociationWithdrawPage = (props: AssociationWithdrawPageProps) => {
  const { association, campaign, counts, outcomes, form } = props;
  const board = offeredCampaignPath(association.id, campaign.id);
  const accepted = counts.accepted + counts.customised;
  return (
    <Layout
      title="Withdraw this campaign?"
      section="association-campaigns"
      failed={Object.keys(form.errors).length > 0}
    >
      <Breadcrumb
        trail={[
          { href: associationPath(association.id), label: 'Campaigns' },
          { href: board, label: campaign.title },
        ]}
        here="Withdraw"
      />
      <ErrorSummary errors={form.errors} />
      <PageTitle above={campaign.title}>Withdraw this campaign?</PageTitle>
      <ul class="plain-list">
        <li>
          From this moment on no post of it goes out in any office. A post being sent right now may still go
          out.
        </li>
        <li>
          {accepted === 0
            ? 'No office has accepted it.'
            : `In ${countOffices(accepted)} that accepted, posts not sent yet are put on hold.`}
        </li>
        {counts.pending > 0 ? (
          <li>{countOffices(counts.pending)} without an answer can no longer accept it.</li>
        ) : null}
        <li>
          What is public already stays public. Only the office itself can take it down, on the platform.
        </li>
      </ul>
      <Form action={offeredCampaignPath(association.id, campaign.id, 'withdraw')} label="Withdraw">
        <TextField
          form={form}
          name="reason"
          label="Why?"
          hint="In a few words. Every office sees it, and the history keeps it."
          autocomplete="off"
        />
        <ButtonRow>
          <Button kind="danger">Withdraw from {countOffices(campaign.officeIds.length)}</Button>
          <a href={board}>Back, withdraw nothing</a>
        </ButtonRow>
      </Form>
      <section aria-labelledby="public">
        <h2 id="public">What is public already</h2>
        {outcomes === undefined ? (
          <p>
            <a href={offeredCampaignPath(association.id, campaign.id, 'public')}>See it office by office</a>
          </p>
        ) : (
          <PublicPosts outcomes={outcomes} platformName={props.platformName} zone={association.zone} />
        )}
      </section>
    </Layout>
  );
};
