import type { Association } from '#core/association.ts';
import { answerField } from '#core/check-answers.ts';
import type { Office } from '#core/office.ts';
import type { Pack } from '#core/pack.ts';
import type { TextRules } from '#core/text-rules.ts';
import { associationPath, newOfferedCampaignPath } from '../association-paths.ts';
import { Breadcrumb } from '../components/breadcrumb.tsx';
import { Button, ButtonRow } from '../components/buttons.tsx';
import { Checkboxes } from '../components/choices.tsx';
import { DateField, TimeField } from '../components/date-time-fields.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Form, Hidden } from '../components/form.tsx';
import { FormSection } from '../components/form-section.tsx';
import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { TextField } from '../components/text-field.tsx';
import type { ScheduleKind } from '../forms/association-schedule.ts';
import { type FormState, textOf } from '../forms/form-state.ts';
import { AnswerField } from './answer-field.tsx';
import { AudienceFields } from './association-audience-fields.tsx';
import { CampaignSteps } from './association-campaign-steps.tsx';
import { DatesFields, RotationFields } from './association-schedule-fields.tsx';
import { LanguageField } from './language-field.tsx';
import { PackHashtags, PackPictures } from './pack-choices.tsx';

export interface AssociationCampaignFormPageProps {
  readonly association: Association;
  readonly pack: Pack;
  readonly kind: ScheduleKind;
  readonly rules: readonly TextRules[];
  readonly offices: readonly Office[];
  readonly form: FormState;
  /** Today on the association's clock, `YYYY-MM-DD`. */
  readonly today: string;
}

/** Everything that a campaign needs to know, on one page. */
export const AssociationCampaignFormPage = (props: AssociationCampaignFormPageProps) => {
  const { association, pack, kind, offices, form, today } = props;
  const isRevision = textOf(form, 'revises') !== '';
  const title = isRevision ? 'Revise the campaign' : 'Plan the campaign';
  const begin = newOfferedCampaignPath(association.id);
  return (
    <Layout title={title} section="association-new-campaign" failed={hasErrors(form)}>
      <Breadcrumb trail={[{ href: begin, label: 'New campaign' }]} here={pack.title} />
      <PageTitle above={pack.title}>{title}</PageTitle>
      <CampaignSteps current={2} />
      <ErrorSummary errors={form.errors} />
      <Form action={associationPath(association.id, '/campaigns/preview')} label="New campaign">
        {['campaign', 'pack', 'kind', ...(isRevision ? ['revises'] : [])].map((name) => (
          <Hidden name={name} value={textOf(form, name)} />
        ))}
        <TextField form={form} name="title" label="Title" hint="Offices see it above the offer." />
        <LanguageField form={form} languages={isRevision ? [textOf(form, 'language')] : pack.languages} />
        <FormSection
          id="section-messages"
          heading={kind === 'dates' ? 'Messages and dates' : 'Messages in turn'}
        >
          {isRevision ? null : <OtherKind {...props} />}
          {kind === 'dates' ? (
            <DatesFields form={form} pack={pack} today={today} />
          ) : (
            <RotationFields form={form} pack={pack} today={today} />
          )}
        </FormSection>
        <AnswersSection {...props} />
        <ChannelsSection {...props} />
        <FormSection id="section-offices" heading="Offices">
          <AudienceFields form={form} offices={offices} />
        </FormSection>
        <FormSection id="section-deadline" heading="Deadline">
          <p>
            Offices can answer until then. No answer is never consent: nothing goes out for an office that has
            not said yes.
          </p>
          <DateField form={form} name="deadlineDate" label="Last day to answer" min={today} />
          <TimeField form={form} name="deadlineTime" label="Until" zone={association.zone} />
        </FormSection>
        {isRevision ? (
          <p>
            What an office has stays as it is. It sees your revision beside its own posts, and takes of it
            what it wants.
          </p>
        ) : null}
        <ButtonRow>
          <Button>See what offices would get</Button>
          <span class="usa-hint">Nothing is offered yet.</span>
        </ButtonRow>
      </Form>
    </Layout>
  );
};

/** The way to the other kind of schedule. */
const OtherKind = ({ association, pack, kind }: AssociationCampaignFormPageProps) => {
  const other = kind === 'dates' ? 'rotation' : 'dates';
  return (
    <p>
      <a href={newOfferedCampaignPath(association.id, { pack: pack.id, kind: other })}>
        {kind === 'dates' ? 'Let messages take turns instead' : 'Choose a date for each message instead'}
      </a>
      <span class="usa-hint"> (begins the form anew)</span>
    </p>
  );
};

const hasErrors = ({ errors }: FormState): boolean => Object.keys(errors).length > 0;

/** What no office's own records answer. Which of it is needed depends on the messages and platforms in the end. */
const AnswersSection = ({ form, pack }: AssociationCampaignFormPageProps) => {
  const asked = pack.placeholders.filter(({ from }) => from === undefined);
  return asked.length === 0 ? null : (
    <FormSection id="section-answers" heading="Details">
      <p>
        The messages leave these gaps, and no office’s records fill them. What you write here is said by every
        office. The office’s own name, place and website come from its records.
      </p>
      {asked.map((placeholder) => (
        <AnswerField
          form={form}
          name={answerField(placeholder.key)}
          placeholder={{ ...placeholder, required: false }}
        />
      ))}
    </FormSection>
  );
};

const ChannelsSection = ({ form, rules, pack }: AssociationCampaignFormPageProps) => (
  <FormSection id="section-channels" heading="Platforms, hashtags and pictures">
    <Checkboxes
      form={form}
      name="platforms"
      label="On which platforms?"
      hint="An office that has no channel on one of them gets the rest; the next page says so."
      choices={rules.map(({ platform, name }) => ({ value: platform, label: name }))}
    />
    <PackHashtags form={form} pack={pack} />
    <PackPictures form={form} pack={pack} rules={rules} />
  </FormSection>
);
