import type { PropsWithChildren } from 'hono/jsx';
import type { Channel } from '#core/channel.ts';
import { answerField } from '#core/check-answers.ts';
import type { Office } from '#core/office.ts';
import type { Pack } from '#core/pack.ts';
import type { TextRules } from '#core/text-rules.ts';
import { Alert } from '../components/alert.tsx';
import { Breadcrumb } from '../components/breadcrumb.tsx';
import { Button, ButtonRow } from '../components/buttons.tsx';
import { Checkboxes, type Choice, Radios } from '../components/choices.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Form, Hidden } from '../components/form.tsx';
import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { type FormState, textOf } from '../forms/form-state.ts';
import { describePresence } from '../handle-text.ts';
import { officePath } from '../paths.ts';
import { newRotationPath } from '../rotation-paths.ts';
import { AnswerField } from './answer-field.tsx';
import { MessagesField, RhythmFields } from './rhythm-fields.tsx';
import { RotationSteps } from './rotation-steps.tsx';

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
      {channels.some(({ status }) => status === 'connected') ? null : (
        <Alert kind="warning" heading="Connect a channel first">
          <p>
            Your office has no connected channel, so nothing can be posted yet.{' '}
            <a href={officePath(office.id, '/channels')}>Connect a channel</a>, then come back to this page.
          </p>
        </Alert>
      )}
      <Form action={officePath(office.id, '/rotations/preview')} label="New rotation">
        {['campaign', 'pack'].map((name) => (
          <Hidden name={name} value={textOf(form, name)} />
        ))}
        <Section id="section-messages" heading="Messages">
          <MessagesField form={form} pack={pack} />
        </Section>
        <Section id="section-rhythm" heading="Days and times">
          <RhythmFields form={form} office={office} today={today} />
        </Section>
        <VoiceSection {...props} />
        <AnswersSection form={form} pack={pack} />
        <ChannelsSection {...props} />
        <ButtonRow>
          <Button>See every post</Button>
          <span class="usa-hint">Nothing is scheduled yet.</span>
        </ButtonRow>
      </Form>
    </Layout>
  );
};

export const Section = ({ id, heading, children }: PropsWithChildren<{ id: string; heading: string }>) => (
  <section class="form-section" aria-labelledby={id}>
    <h2 id={id}>{heading}</h2>
    {children}
  </section>
);

const VoiceSection = ({ form, pack }: RotationFormPageProps) => {
  const { languages } = pack;
  const names = new Intl.DisplayNames(['en-US'], { type: 'language' });
  return (
    <Section id="section-voice" heading="Voice">
      <Radios
        form={form}
        name="voice"
        label="Who is speaking?"
        choices={[
          { value: 'office', label: 'The office', hint: 'The posts say “we” and the office’s name.' },
          {
            value: 'personal',
            label: 'The official, personally',
            hint: 'The posts say “I”. They need the official’s name and title, and the official’s agreement.',
          },
        ]}
      />
      {languages.length > 1 ? (
        <Radios
          form={form}
          name="language"
          label="Language"
          choices={languages.map((language) => ({
            value: language,
            label: names.of(language) ?? language,
          }))}
        />
      ) : (
        <Hidden name="language" value={textOf(form, 'language')} />
      )}
    </Section>
  );
};

/** The words that make the posts the office's own. Which of them are needed depends on the messages in the end. */
export const AnswersSection = ({ form, pack }: Pick<RotationFormPageProps, 'form' | 'pack'>) => (
  <Section id="section-details" heading="Your details">
    <p>
      These words make the posts your office’s own. What Clarion knows of your office is filled in; change it
      here for this rotation only. What none of the chosen messages asks for can stay empty.
    </p>
    {pack.placeholders.map((placeholder) => (
      <AnswerField
        form={form}
        name={answerField(placeholder.key)}
        placeholder={{ ...placeholder, required: false }}
      />
    ))}
  </Section>
);

const ChannelsSection = ({ form, office, pack, rules, channels }: RotationFormPageProps) => {
  const needy = rules.filter(({ image }) => image.required).map(({ name }) => name);
  return (
    <Section id="section-channels" heading="Channels, hashtags and pictures">
      <Checkboxes
        form={form}
        name="platforms"
        label="Where should it be posted?"
        hint="Each channel gets its own wording, with the tags that are right there."
        choices={rules.map((known) => describeStanding(known, channels))}
      />
      <p>
        <a href={officePath(office.id, '/channels')}>See or connect channels</a>
        <span class="usa-hint"> (leaves this form)</span>
      </p>
      {pack.hashtags.length === 0 ? null : (
        <Checkboxes
          form={form}
          name="hashtags"
          label="Which hashtags may the posts carry?"
          hint="Each message carries those of its own. Where a platform takes fewer, the first ones are used."
          choices={pack.hashtags.map(({ tag, status, reason }) => ({
            value: tag,
            label: `#${tag}`,
            hint: status === 'off' ? `Off at first: ${reason}` : reason,
          }))}
        />
      )}
      {pack.images.size === 0 ? null : (
        <Checkboxes
          form={form}
          name="withImage"
          label="Should the posts show the pack’s pictures?"
          choices={[
            {
              value: 'yes',
              label: 'Show the pictures',
              ...(needy.length > 0 && {
                hint: `${new Intl.ListFormat('en-US').format(needy)} cannot do without one.`,
              }),
            },
          ]}
        />
      )}
    </Section>
  );
};

function describeStanding({ platform, name }: TextRules, channels: readonly Channel[]): Choice {
  const choice = { value: platform, label: name };
  const channel = channels.find((candidate) => candidate.platform === platform);
  if (!channel) return { ...choice, unavailable: 'Not connected. Connect it on the Channels page.' };
  if (channel.status === 'disconnected') {
    return {
      ...choice,
      unavailable: `No longer connected. ${channel.trouble ?? 'Connect it again on the Channels page.'}`,
    };
  }
  const byHand = channel.mode === 'manual' ? ' A person posts it by hand when its time comes.' : '';
  return { ...choice, hint: `As ${describePresence(channel)}.${byHand}` };
}
