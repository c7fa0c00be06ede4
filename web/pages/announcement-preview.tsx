import { describeTime } from '#core/slot.ts';
import type { PreparedAnnouncement } from '#use-cases/prepare-announcement.ts';
import { Alert } from '../components/alert.tsx';
import { Carried } from '../components/carried.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { PreviewColors } from '../components/preview-colors.tsx';
import type { FormState } from '../forms/form-state.ts';
import { officePath } from '../paths.ts';
import { AnnouncementSteps } from './announcement-steps.tsx';
import { ChangeSomething } from './change-something.tsx';
import { CostPreview } from './cost-lines.tsx';
import { describeReading } from './describe-reading.ts';
import { LastStep } from './last-step.tsx';
import { PlannedPostView } from './planned-post.tsx';
import type { PreviewProps } from './preview-props.ts';

export interface AnnouncementPreviewPageProps extends PreviewProps {
  readonly prepared: PreparedAnnouncement;
}

/** Every post exactly as it will stand, and the last step before they are scheduled. */
export const AnnouncementPreviewPage = (props: AnnouncementPreviewPageProps) => {
  const { office, prepared, channels, values, errors, alone, others } = props;
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
      <PreviewColors />
      <div class="preview-list">
        {planned.map((post) => (
          <PlannedPostView
            {...{ office, channels, form }}
            links={props.links}
            planned={post}
            facts={props.prepared.facts}
            field={`text.${post.rules.platform}`}
            label={post.rules.name}
          />
        ))}
      </div>
      <CostPreview office={office} check={prepared.cost} rules={props.rules} now={props.now} />
      {sound && prepared.cost.refusal === undefined ? (
        <LastStep
          action={officePath(office.id, '/announcements')}
          office={office}
          form={form}
          alone={alone}
          others={others}
          count={planned.length}
          when={`for ${time}`}
        >
          <Carried values={values} />
        </LastStep>
      ) : null}
      <ChangeSomething action={officePath(office.id, '/announcements/change')} values={values} />
    </Layout>
  );
};
