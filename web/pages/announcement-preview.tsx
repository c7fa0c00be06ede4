import type { Channel } from '#core/channel.ts';
import type { Office } from '#core/office.ts';
import type { PlannedPost } from '#core/plan-announcement.ts';
import { describeTime } from '#core/slot.ts';
import type { PreparedAnnouncement } from '#use-cases/prepare-announcement.ts';
import { Alert } from '../components/alert.tsx';
import { Button, ButtonRow } from '../components/buttons.tsx';
import { Checkboxes } from '../components/choices.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Form, Hidden } from '../components/form.tsx';
import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { PostPreview } from '../components/post-preview.tsx';
import { errorOf, type FieldErrors, type FormState, type FormValues } from '../forms/form-state.ts';
import { mediaPath } from '../office-paths.ts';
import { officePath } from '../paths.ts';
import { AnnouncementSteps } from './announcement-steps.tsx';
import { countPosts } from './count-posts.ts';
import { describeReading } from './describe-reading.ts';

export interface AnnouncementPreviewPageProps {
  readonly office: Office;
  readonly prepared: PreparedAnnouncement;
  readonly channels: readonly Channel[];
  /** Everything that the form holds, to carry along. */
  readonly values: FormValues;
  readonly errors: FieldErrors;
  /** Whether the member's role lets them schedule. */
  readonly mayPublish: boolean;
}

/** Every post exactly as it will stand, and the last step before they are scheduled. */
export const AnnouncementPreviewPage = (props: AnnouncementPreviewPageProps) => {
  const { office, prepared, channels, values, errors, mayPublish } = props;
  const { campaign, planned } = prepared;
  const form: FormState = { values, errors };
  const time = describeTime(campaign.slot.due, campaign.slot.zone);
  const reading = describeReading(campaign.slot);
  const sound = planned.every(({ problems, unfilled }) => problems.length === 0 && unfilled.length === 0);
  return (
    <Layout
      title="Read every post"
      section="new-announcement"
      width="wide"
      failed={Object.keys(errors).length > 0}
    >
      <PageTitle above={campaign.title}>Read every post</PageTitle>
      <AnnouncementSteps current={3} />
      <ErrorSummary errors={errors} />
      <p class="lead">
        {planned.length === 1 ? 'This post is' : 'These posts are'} for <strong>{time}</strong>. Read each
        word: this is exactly what the public will see.
      </p>
      {reading === undefined ? null : (
        <Alert kind="info">
          <p>{reading}</p>
        </Alert>
      )}
      <div class="preview-list">
        {planned.map((post) => (
          <Planned office={office} planned={post} channels={channels} form={form} />
        ))}
      </div>
      {mayPublish ? null : (
        <Alert kind="info" heading="Your role does not schedule">
          <p>You can prepare this announcement. Ask a publisher or an owner of your office to schedule it.</p>
        </Alert>
      )}
      {sound && mayPublish ? (
        <Form action={officePath(office.id, '/announcements')} label="Schedule">
          <Carried values={values} />
          <Checkboxes
            form={form}
            name="attested"
            label="Your approval"
            choices={[
              {
                value: 'yes',
                label: `I have read every text and may publish it for ${office.name}.`,
                hint: 'Your name and this moment are recorded with each post.',
              },
            ]}
          />
          <ButtonRow>
            <Button>
              Schedule {countPosts(planned.length)} for {time}
            </Button>
          </ButtonRow>
        </Form>
      ) : null}
      <Form action={officePath(office.id, '/announcements/change')} label="Change">
        <Carried values={values} />
        <ButtonRow>
          <Button kind="outline">Change something</Button>
        </ButtonRow>
      </Form>
    </Layout>
  );
};

interface PlannedProps {
  readonly office: Office;
  readonly planned: PlannedPost;
  readonly channels: readonly Channel[];
  readonly form: FormState;
}

const Planned = ({ office, planned, channels, form }: PlannedProps) => {
  const { rules, post, notes } = planned;
  const field = `text.${rules.platform}`;
  const error = errorOf(form, field);
  return (
    // The error summary leads here: a planned text has no field of its own.
    <section id={field} aria-label={rules.name} tabindex={-1}>
      {error === undefined ? null : (
        <p class="usa-error-message">
          <span class="usa-sr-only">Error: </span>
          {error}
        </p>
      )}
      {post === undefined ? null : (
        <PostPreview
          rules={rules}
          channel={channels.find(({ platform }) => platform === rules.platform)}
          text={post.text}
          language={post.language}
          image={post.image && { url: mediaPath(office.id, post.image.mediaId), alt: post.image.alt }}
        />
      )}
      {notes.length === 0 ? null : (
        <ul class="preview-notes">
          {notes.map((note) => (
            <li>{note}.</li>
          ))}
        </ul>
      )}
    </section>
  );
};

/** The form's fields, unseen: nothing is stored before it is scheduled. */
const Carried = ({ values }: { values: FormValues }) => (
  <>
    {Object.entries(values).flatMap(([name, value]) =>
      (typeof value === 'string' ? [value] : value).map((each) => <Hidden name={name} value={each} />),
    )}
  </>
);
