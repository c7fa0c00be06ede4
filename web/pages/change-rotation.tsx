import { answerField } from '#core/check-answers.ts';
import type { Office } from '#core/office.ts';
import type { Pack, Placeholder } from '#core/pack.ts';
import type { RotationCampaign } from '#core/rotation/plan-posts.ts';
import { Alert } from '../components/alert.tsx';
import { Breadcrumb } from '../components/breadcrumb.tsx';
import { Button, ButtonRow } from '../components/buttons.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Form } from '../components/form.tsx';
import { FormSection } from '../components/form-section.tsx';
import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';
import type { FormState } from '../forms/form-state.ts';
import { campaignPath } from '../office-paths.ts';
import { changeRotationPath } from '../rotation-paths.ts';
import { AnswerField } from './answer-field.tsx';
import { countPosts } from './count-posts.ts';
import { MessagesField, RhythmFields } from './rhythm-fields.tsx';

export interface ChangeRotationPageProps {
  readonly office: Office;
  readonly campaign: RotationCampaign;
  readonly pack: Pack;
  /** Gaps that the rotation's messages have not asked for so far. */
  readonly asked: readonly Placeholder[];
  /** Posts to come that somebody has approved. */
  readonly approved: number;
  readonly form: FormState;
}

/** What a rotation says and when, to change it from now on. */
export const ChangeRotationPage = (props: ChangeRotationPageProps) => {
  const { office, campaign, pack, asked, approved, form } = props;
  return (
    <Layout title="Change the rotation" section="posts" failed={Object.keys(form.errors).length > 0}>
      <Breadcrumb
        trail={[{ href: campaignPath(office.id, campaign.id), label: campaign.title }]}
        here="Change the rotation"
      />
      <PageTitle above={campaign.title}>Change the rotation</PageTitle>
      <ErrorSummary errors={form.errors} />
      <p class="lead">
        Only posts that nobody has approved follow the change. The next page shows each of them before
        anything is changed.
      </p>
      {approved === 0 ? null : (
        <Alert kind="info">
          <p>
            {countPosts(approved)} to come {approved === 1 ? 'is' : 'are'} approved and{' '}
            {approved === 1 ? 'stays' : 'stay'} as {approved === 1 ? 'it is' : 'they are'}. To change one,
            open its own page.
          </p>
        </Alert>
      )}
      <Form action={changeRotationPath(office.id, campaign.id, 'preview')} label="Change the rotation">
        <FormSection id="section-messages" heading="Messages">
          <MessagesField form={form} pack={pack} />
        </FormSection>
        <FormSection id="section-rhythm" heading="Days and times">
          <RhythmFields form={form} office={office} />
        </FormSection>
        {asked.length === 0 ? null : (
          <FormSection id="section-details" heading="Your details">
            <p>Messages that you add may ask for these. What none of them asks for can stay empty.</p>
            {asked.map((placeholder) => (
              <AnswerField
                form={form}
                name={answerField(placeholder.key)}
                placeholder={{ ...placeholder, required: false }}
              />
            ))}
          </FormSection>
        )}
        <ButtonRow>
          <Button>See what changes</Button>
          <span class="usa-hint">Nothing is changed yet.</span>
        </ButtonRow>
      </Form>
    </Layout>
  );
};
