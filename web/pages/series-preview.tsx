import { describeAnchoredTime } from '#core/election/anchored-time.ts';
import { describeTime } from '#core/slot.ts';
import type { PreparedSeries, PreparedTurn } from '#use-cases/prepare-series.ts';
import { Carried } from '../components/carried.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { PreviewColors } from '../components/preview-colors.tsx';
import { electionPath } from '../election-paths.ts';
import type { FormState } from '../forms/form-state.ts';
import { ChangeSomething } from './change-something.tsx';
import { CostPreview } from './cost-lines.tsx';
import { countPosts } from './count-posts.ts';
import { describeReading } from './describe-reading.ts';
import { LastStep } from './last-step.tsx';
import { PlannedPostView } from './planned-post.tsx';
import type { PreviewProps } from './preview-props.ts';

export interface SeriesPreviewPageProps extends PreviewProps {
  readonly prepared: PreparedSeries;
}

/** Every post of a series exactly as it will stand, each with its time, and the last step before it is scheduled. */
export const SeriesPreviewPage = (props: SeriesPreviewPageProps) => {
  const { office, prepared, values, errors, alone, others } = props;
  const { election, turns, cost } = prepared;
  const form: FormState = { values, errors };
  const count = turns.reduce((sum, { planned }) => sum + planned.length, 0);
  const path = (step: string) => electionPath({ officeId: office.id }, election.id, step);
  const isSound = prepared.problems.every(({ field }) => field === 'attested');
  return (
    <Layout title="Read every post" section="elections" width="wide" failed={Object.keys(errors).length > 0}>
      <PageTitle above={election.name}>Read every post</PageTitle>
      <ErrorSummary errors={errors} />
      <p class="lead">
        {countPosts(count)}, each at the time that the calendar means today. Read each word: this is exactly
        what the public will see.
      </p>
      <PreviewColors />
      {turns.map((turn) => (
        <Turn {...props} turn={turn} form={form} />
      ))}
      <CostPreview office={office} check={cost} rules={props.rules} now={props.now} />
      {isSound && cost.refusal === undefined ? (
        <LastStep action={path('series')} {...{ office, form, alone, others, count }} when="of this series">
          <Carried values={values} />
        </LastStep>
      ) : null}
      <ChangeSomething action={path('series/change')} values={values} />
    </Layout>
  );
};

const Turn = ({
  office,
  channels,
  links,
  prepared,
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
        {planned.map((each) => (
          <PlannedPostView
            {...{ office, channels, links, form }}
            planned={each}
            facts={prepared.facts}
            field={`text.${each.post?.id}`}
            label={`${each.rules.name}, ${message.title}`}
          />
        ))}
      </div>
    </section>
  );
};
