import type { Channel } from '#core/channel.ts';
import { describeAnchoredTime } from '#core/election/anchored-time.ts';
import type { Office } from '#core/office.ts';
import { describeTime } from '#core/slot.ts';
import type { PreparedSeries, PreparedTurn } from '#use-cases/prepare-series.ts';
import { Alert } from '../components/alert.tsx';
import { Button, ButtonRow } from '../components/buttons.tsx';
import { Checkboxes } from '../components/choices.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Form, Hidden } from '../components/form.tsx';
import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { PostPreview } from '../components/post-preview.tsx';
import { electionPath } from '../election-paths.ts';
import { errorOf, type FieldErrors, type FormState, type FormValues } from '../forms/form-state.ts';
import { mediaPath } from '../office-paths.ts';
import { countPosts } from './count-posts.ts';
import { describeReading } from './describe-reading.ts';

export interface SeriesPreviewPageProps {
  readonly office: Office;
  readonly prepared: PreparedSeries;
  readonly channels: readonly Channel[];
  /** Everything that the form holds, to carry along. */
  readonly values: FormValues;
  readonly errors: FieldErrors;
  /** Whether the member's role lets them schedule. */
  readonly mayPublish: boolean;
}

/** Every post of a series exactly as it will stand, each with its time, and the last step before it is launched. */
export const SeriesPreviewPage = (props: SeriesPreviewPageProps) => {
  const { office, prepared, values, errors, mayPublish } = props;
  const { election, turns, cost } = prepared;
  const form: FormState = { values, errors };
  const count = turns.reduce((sum, { planned }) => sum + planned.length, 0);
  const path = (step: string) => electionPath({ officeId: office.id }, election.id, step);
  const isSound = prepared.problems.every(({ field }) => field === 'attested') && cost.refusal === undefined;
  return (
    <Layout title="Read every post" section="elections" width="wide" failed={Object.keys(errors).length > 0}>
      <PageTitle above={election.name}>Read every post</PageTitle>
      <ErrorSummary errors={errors} />
      <p class="lead">
        {countPosts(count)}, each at the time that the calendar means today. Read each word: this is exactly
        what the public will see.
      </p>
      {cost.refusal === undefined ? null : (
        <Alert kind="error" heading="Over the monthly cap">
          <p>{cost.refusal}</p>
        </Alert>
      )}
      {turns.map((turn) => (
        <Turn {...props} turn={turn} form={form} />
      ))}
      {mayPublish ? null : (
        <Alert kind="info" heading="Your role does not schedule">
          <p>You can prepare this series. Ask a publisher or an owner of your office to schedule it.</p>
        </Alert>
      )}
      {isSound && mayPublish ? (
        <Form action={path('series')} label="Launch">
          <Carried values={values} />
          <Checkboxes
            form={form}
            name="attested"
            label="Your approval"
            choices={[
              {
                value: 'yes',
                label: `I have read every text and may publish it for ${office.name}.`,
                hint: 'Where somebody else of your office can approve, the posts wait for them.',
              },
            ]}
          />
          <ButtonRow>
            <Button>Launch {countPosts(count)}</Button>
          </ButtonRow>
        </Form>
      ) : null}
      <Form action={path('series/change')} label="Change">
        <Carried values={values} />
        <ButtonRow>
          <Button kind="outline">Change something</Button>
        </ButtonRow>
      </Form>
    </Layout>
  );
};

const Turn = ({
  office,
  channels,
  turn,
  form,
}: SeriesPreviewPageProps & { turn: PreparedTurn; form: FormState }) => {
  const { slot, anchored, message, planned } = turn;
  const reading = describeReading(slot);
  return (
    <section>
      <h2>{describeTime(slot.due, slot.zone)}</h2>
      <p>
        {message.title}: {describeAnchoredTime(anchored)}.{reading === undefined ? null : ` ${reading}`}
      </p>
      <div class="preview-list">
        {planned.map(({ rules, post }) => {
          const field = `text.${post?.id}`;
          const error = errorOf(form, field);
          return (
            // The error summary leads here: a planned text has no field of its own.
            <section id={field} aria-label={`${rules.name}, ${message.title}`} tabindex={-1}>
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
            </section>
          );
        })}
      </div>
    </section>
  );
};

/** The form's fields, unseen: nothing is stored before it is launched. */
const Carried = ({ values }: { values: FormValues }) => (
  <>
    {Object.entries(values).flatMap(([name, value]) =>
      (typeof value === 'string' ? [value] : value).map((each) => <Hidden name={name} value={each} />),
    )}
  </>
);
