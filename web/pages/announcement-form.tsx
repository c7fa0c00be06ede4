import type { PropsWithChildren } from 'hono/jsx';
import type { Channel } from '#core/channel.ts';
import { answerField } from '#core/check-answers.ts';
import type { Office } from '#core/office.ts';
import type { Message, Pack } from '#core/pack.ts';
import type { TextRules } from '#core/text-rules.ts';
import { Alert } from '../components/alert.tsx';
import { Breadcrumb } from '../components/breadcrumb.tsx';
import { Button, ButtonRow } from '../components/buttons.tsx';
import { Checkboxes, type Choice, Radios } from '../components/choices.tsx';
import { DateField, TimeField } from '../components/date-time-fields.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Form, Hidden } from '../components/form.tsx';
import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { TextArea } from '../components/text-area.tsx';
import { languageOf, languagesOf } from '../forms/announcement-form.ts';
import { type FormState, textOf } from '../forms/form-state.ts';
import { mediaPath, packPath } from '../office-paths.ts';
import { officePath } from '../paths.ts';
import { describeChannel } from './announcement-channels.ts';
import { AnnouncementSteps } from './announcement-steps.tsx';
import { AnswerField, askedBy } from './answer-field.tsx';

export interface AnnouncementFormPageProps {
  readonly office: Office;
  readonly pack: Pack;
  readonly message: Message;
  readonly rules: readonly TextRules[];
  readonly channels: readonly Channel[];
  readonly form: FormState;
  /** Today on the office's clock, `YYYY-MM-DD`. */
  readonly today: string;
}

/** Everything that an announcement needs to know, on one page. */
export const AnnouncementFormPage = (props: AnnouncementFormPageProps) => {
  const { office, pack, message, channels, form } = props;
  return (
    <Layout title={message.title} section="new-announcement" failed={Object.keys(form.errors).length > 0}>
      <Breadcrumb trail={[{ href: packPath(office.id, pack.id), label: pack.title }]} here={message.title} />
      <PageTitle above="New announcement">{message.title}</PageTitle>
      <AnnouncementSteps current={2} />
      <ErrorSummary errors={form.errors} />
      {channels.some(({ status }) => status === 'connected') ? null : (
        <Alert kind="warning" heading="Connect a channel first">
          <p>
            Your office has no connected channel, so nothing can be posted yet.{' '}
            <a href={officePath(office.id, '/channels')}>Connect a channel</a>, then come back to this
            message.
          </p>
        </Alert>
      )}
      <Form action={officePath(office.id, '/announcements/preview')} label="New announcement">
        {['campaign', 'pack', 'message'].map((name) => (
          <Hidden name={name} value={textOf(form, name)} />
        ))}
        <VoiceSection {...props} />
        <DetailsSection {...props} />
        <ChannelsSection {...props} />
        <HashtagsSection {...props} />
        <ImageSection {...props} />
        <TimeSection {...props} />
        <ButtonRow>
          <Button>See the posts</Button>
          <span class="usa-hint">Nothing is scheduled yet.</span>
        </ButtonRow>
      </Form>
    </Layout>
  );
};

const Section = ({ id, heading, children }: PropsWithChildren<{ id: string; heading: string }>) => (
  <section class="form-section" aria-labelledby={id}>
    <h2 id={id}>{heading}</h2>
    {children}
  </section>
);

const VoiceSection = ({ form, message }: AnnouncementFormPageProps) => {
  const languages = languagesOf(message);
  return (
    <Section id="section-voice" heading="Voice">
      <Radios
        form={form}
        name="voice"
        label="Who is speaking?"
        choices={[
          {
            value: 'office',
            label: 'The office',
            hint: 'The posts say “we” and the office’s name. They stay right when the official changes.',
          },
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
          choices={languages.map((language) => ({ value: language, label: nameLanguage(language) }))}
        />
      ) : (
        <Hidden name="language" value={textOf(form, 'language')} />
      )}
    </Section>
  );
};

const DetailsSection = ({ form, pack, message }: AnnouncementFormPageProps) => {
  const asked = askedBy(pack, message, languageOf(form, message));
  return asked.length === 0 ? null : (
    <Section id="section-details" heading="Your details">
      <p>
        These words make the posts your office’s own. What Clarion knows of your office is filled in; change
        it here for this announcement only.
      </p>
      {asked.map((placeholder) => (
        <AnswerField form={form} name={answerField(placeholder.key)} placeholder={placeholder} />
      ))}
    </Section>
  );
};

const ChannelsSection = ({ form, office, message, rules, channels }: AnnouncementFormPageProps) => (
  <Section id="section-channels" heading="Channels">
    <Checkboxes
      form={form}
      name="platforms"
      label="Where should it be posted?"
      hint="Each channel gets its own wording, with the tags that are right there."
      choices={rules.map((known): Choice => describeChannel(message, known, channels))}
    />
    <p>
      <a href={officePath(office.id, '/channels')}>See or connect channels</a>
      <span class="usa-hint"> (leaves this form)</span>
    </p>
  </Section>
);

const HashtagsSection = ({ form, pack, message }: AnnouncementFormPageProps) => {
  const offered = message.hashtags.flatMap((tag) => pack.hashtags.filter((known) => known.tag === tag));
  return offered.length === 0 ? null : (
    <Section id="section-hashtags" heading="Hashtags">
      <Checkboxes
        form={form}
        name="hashtags"
        label="Which hashtags should the posts carry?"
        hint="Where a platform takes fewer, the first ones are used, and the next page says so."
        choices={offered.map(({ tag, reason }) => ({ value: tag, label: `#${tag}`, hint: reason }))}
      />
    </Section>
  );
};

const ImageSection = ({ form, office, pack, message, rules }: AnnouncementFormPageProps) => {
  const image = message.media === undefined ? undefined : pack.images.get(message.media);
  if (!image) return null;
  const needy = rules.filter((known) => known.image.required).map(({ name }) => name);
  return (
    <Section id="section-image" heading="Picture">
      <figure class="picture">
        {/* The field below holds its description, so a screen reader need not hear it twice. */}
        <img src={mediaPath(office.id, image.mediaId)} alt="" width={image.width} height={image.height} />
      </figure>
      <Checkboxes
        form={form}
        name="withImage"
        label="Should the posts show this picture?"
        choices={[
          {
            value: 'yes',
            label: 'Show the picture',
            ...(needy.length > 0 && {
              hint: `${new Intl.ListFormat('en-US').format(needy)} cannot do without one.`,
            }),
          },
        ]}
      />
      <TextArea
        form={form}
        name="alt"
        label="Description of the picture (alt text)"
        hint="Says what the picture shows, for people who cannot see it. Repeat any words that stand in it."
        rows={4}
      />
    </Section>
  );
};

const TimeSection = ({ form, office, today }: AnnouncementFormPageProps) => (
  <Section id="section-time" heading="Date and time">
    <DateField form={form} name="date" label="Date" min={today} />
    <TimeField form={form} name="time" label="Time" zone={office.zone} />
  </Section>
);

function nameLanguage(language: string): string {
  return new Intl.DisplayNames(['en-US'], { type: 'language' }).of(language) ?? language;
}
