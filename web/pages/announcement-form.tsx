import type { Channel } from '#core/channel.ts';
import { answerField } from '#core/check-answers.ts';
import type { LibraryImage } from '#core/library-image.ts';
import type { Office } from '#core/office.ts';
import type { Message, Pack } from '#core/pack.ts';
import type { TextRules } from '#core/text-rules.ts';
import { Breadcrumb } from '../components/breadcrumb.tsx';
import { Button, ButtonRow } from '../components/buttons.tsx';
import { Checkboxes, type Choice } from '../components/choices.tsx';
import { DateField, TimeField } from '../components/date-time-fields.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Form, Hidden } from '../components/form.tsx';
import { FormSection } from '../components/form-section.tsx';
import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { TextArea } from '../components/text-area.tsx';
import { languageOf, languagesOf } from '../forms/announcement-form.ts';
import { type FormState, textOf, withErrorAt } from '../forms/form-state.ts';
import { mediaPath, packPath } from '../office-paths.ts';
import { officePath } from '../paths.ts';
import { describeChannel } from './announcement-channels.ts';
import { AnnouncementSteps } from './announcement-steps.tsx';
import { AnswerField, askedBy } from './answer-field.tsx';
import { ChoosePicture } from './choose-picture.tsx';
import { ConnectFirst } from './connect-first.tsx';
import { needPictures } from './pack-choices.tsx';
import { VoiceSection } from './voice-section.tsx';

export interface AnnouncementFormPageProps {
  readonly office: Office;
  readonly pack: Pack;
  readonly message: Message;
  readonly rules: readonly TextRules[];
  readonly channels: readonly Channel[];
  /** Those of the office's own that posts may show. */
  readonly images: readonly LibraryImage[];
  readonly form: FormState;
  /** Today on the office's clock, `YYYY-MM-DD`. */
  readonly today: string;
}

/** Everything that an announcement needs to know, on one page. */
export const AnnouncementFormPage = (given: AnnouncementFormPageProps) => {
  // Where the pack has no picture there is no box to tick: the choice of another one bears what is wrong.
  const form = packImageOf(given) ? given.form : withErrorAt(given.form, 'withImage', 'picture');
  const props = { ...given, form };
  const { office, pack, message, channels } = props;
  return (
    <Layout title={message.title} section="new-announcement" failed={Object.keys(form.errors).length > 0}>
      <Breadcrumb trail={[{ href: packPath(office.id, pack.id), label: pack.title }]} here={message.title} />
      <PageTitle above="New announcement">{message.title}</PageTitle>
      <AnnouncementSteps current={2} />
      <ErrorSummary errors={form.errors} />
      <ConnectFirst office={office} channels={channels} />
      <Form action={officePath(office.id, '/announcements/preview')} label="New announcement">
        {['campaign', 'pack', 'message'].map((name) => (
          <Hidden name={name} value={textOf(form, name)} />
        ))}
        <VoiceSection form={form} languages={languagesOf(message)} />
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

const DetailsSection = ({ form, pack, message }: AnnouncementFormPageProps) => {
  const asked = askedBy(pack, message, languageOf(form, message));
  return asked.length === 0 ? null : (
    <FormSection id="section-details" heading="Your details">
      <p>
        These words make the posts your office’s own. What Clarion knows of your office is filled in; change
        it here for this announcement only.
      </p>
      {asked.map((placeholder) => (
        <AnswerField form={form} name={answerField(placeholder.key)} placeholder={placeholder} />
      ))}
    </FormSection>
  );
};

const ChannelsSection = ({ form, office, message, rules, channels }: AnnouncementFormPageProps) => (
  <FormSection id="section-channels" heading="Channels">
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
  </FormSection>
);

const HashtagsSection = ({ form, pack, message }: AnnouncementFormPageProps) => {
  const offered = message.hashtags.flatMap((tag) => pack.hashtags.filter((known) => known.tag === tag));
  return offered.length === 0 ? null : (
    <FormSection id="section-hashtags" heading="Hashtags">
      <Checkboxes
        form={form}
        name="hashtags"
        label="Which hashtags should the posts carry?"
        hint="Where a platform takes fewer, the first ones are used, and the next page says so."
        choices={offered.map(({ tag, reason }) => ({ value: tag, label: `#${tag}`, hint: reason }))}
      />
    </FormSection>
  );
};

const ImageSection = (props: AnnouncementFormPageProps) => {
  const { form, office, pack, message, rules, images } = props;
  const image = packImageOf(props);
  const from = `${pack.id}/${message.id}`;
  return (
    <FormSection id="section-image" heading="Picture">
      {image ? (
        <>
          <figure class="picture">
            {/* The field below holds its description, so a screen reader need not hear it twice. */}
            <img src={mediaPath(office.id, image.mediaId)} alt="" width={image.width} height={image.height} />
          </figure>
          <Checkboxes
            form={form}
            name="withImage"
            label="Should the posts show a picture?"
            choices={[{ value: 'yes', label: 'Show the picture', hint: needPictures(rules) }]}
          />
        </>
      ) : null}
      <ChoosePicture
        form={form}
        office={office}
        images={images}
        otherwise={image ? 'The picture of the pack' : 'No picture'}
        card={{ from, language: languageOf(form, message) }}
      />
      {image ? (
        <TextArea
          form={form}
          name="alt"
          label="Description of the picture (alt text)"
          hint="Says what the pack’s picture shows, for people who cannot see it. Repeat any words that stand in it."
          rows={4}
        />
      ) : null}
    </FormSection>
  );
};

function packImageOf({ pack, message }: Pick<AnnouncementFormPageProps, 'pack' | 'message'>) {
  return message.media === undefined ? undefined : pack.images.get(message.media);
}

const TimeSection = ({ form, office, today }: AnnouncementFormPageProps) => (
  <FormSection id="section-time" heading="Date and time">
    <DateField form={form} name="date" label="Date" min={today} />
    <TimeField form={form} name="time" label="Time" zone={office.zone} />
  </FormSection>
);
