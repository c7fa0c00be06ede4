import type { Channel } from '#core/channel.ts';
import type { Office } from '#core/office.ts';
import type { Pack } from '#core/pack.ts';
import type { TextRules } from '#core/text-rules.ts';
import { Breadcrumb } from '../components/breadcrumb.tsx';
import { Button, ButtonRow } from '../components/buttons.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Form, Hidden } from '../components/form.tsx';
import { FormSection } from '../components/form-section.tsx';
import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { type FormState, textOf } from '../forms/form-state.ts';
import { officePath } from '../paths.ts';
import { newRotationPath } from '../rotation-paths.ts';
import { ConnectFirst } from './connect-first.tsx';
import { AnswersSection, ChannelsSection } from './pack-choices.tsx';
import { MessagesField, RhythmFields } from './rhythm-fields.tsx';
import { RotationSteps } from './rotation-steps.tsx';
import { VoiceSection } from './voice-section.tsx';

export interface RotationFormPageProps {
  readonly office: Office;
  readonly pack: Pack;
  readonly rules: readonly TextRules[];
  readonly channels: readonly Channel[];
  readonly form: FormState;
  /** Today on the office's clock, `YYYY-MM-DD`. */
  readonly today: string;
}

/** Everything that a rotation needs to know, on one page. */
export const RotationFormPage = (props: RotationFormPageProps) => {
  const { office, pack, channels, form, today } = props;
  return (
    <Layout title="Plan a rotation" section="new-announcement" failed={Object.keys(form.errors).length > 0}>
      <Breadcrumb trail={[{ href: newRotationPath(office.id), label: 'New rotation' }]} here={pack.title} />
      <PageTitle above={pack.title}>Plan a rotation</PageTitle>
      <RotationSteps current={2} />
      <ErrorSummary errors={form.errors} />
      <ConnectFirst office={office} channels={channels} />
      <Form action={officePath(office.id, '/rotations/preview')} label="New rotation">
        {['campaign', 'pack'].map((name) => (
          <Hidden name={name} value={textOf(form, name)} />
        ))}
        <FormSection id="section-messages" heading="Messages">
          <MessagesField form={form} pack={pack} />
        </FormSection>
        <FormSection id="section-rhythm" heading="Days and times">
          <RhythmFields form={form} office={office} today={today} />
        </FormSection>
        <VoiceSection form={form} languages={pack.languages} />
        <AnswersSection form={form} pack={pack} what="rotation" />
        <ChannelsSection {...props} />
        <ButtonRow>
          <Button>See every post</Button>
          <span class="usa-hint">Nothing is scheduled yet.</span>
        </ButtonRow>
      </Form>
    </Layout>
  );
};
