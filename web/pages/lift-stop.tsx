import type { Stop } from '#core/gate.ts';
import type { Office } from '#core/office.ts';
import type { Zone } from '#core/slot.ts';
import { Alert } from '../components/alert.tsx';
import { Breadcrumb } from '../components/breadcrumb.tsx';
import { Button, ButtonRow } from '../components/buttons.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Form, Hidden } from '../components/form.tsx';
import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { SummaryList } from '../components/summary-list.tsx';
import { TextField } from '../components/text-field.tsx';
import { TimeText } from '../components/time-text.tsx';
import type { FormState } from '../forms/form-state.ts';
import { writeScopeKey } from '../forms/stop-forms.ts';
import { liftPath, safetyPath } from '../safety-paths.ts';
import { withinSentence } from '../stop-notice.ts';
import { countPosts } from './count-posts.ts';

export interface LiftStopPageProps {
  readonly office: Pick<Office, 'id' | 'zone'>;
  readonly stop: Stop;
  readonly what: string;
  /** How many scheduled posts go out at their times again. */
  readonly freed: number;
  /** How many posts are on hold, for whatever reason. */
  readonly held: number;
  readonly form: FormState;
  /** Whether this is another stop than the one that the person wanted to lift. */
  readonly replaced: boolean;
}

/** Asks once more before an office's posts go out again. */
export const LiftStopPage = ({ office, stop, what, freed, held, form, replaced }: LiftStopPageProps) => (
  <StopLifting
    title={`Lift the stop of ${withinSentence(what)}?`}
    here="Lift a stop"
    section="safety"
    zone={office.zone}
    back={safetyPath(office.id)}
    action={liftPath(office.id)}
    scope={writeScopeKey(stop.scope)}
    consequences={[describeFreed(freed), describeHeld(held)]}
    {...{ stop, form, replaced }}
  />
);

export interface StopLiftingProps extends Pick<LiftStopPageProps, 'stop' | 'form' | 'replaced'> {
  readonly title: string;
  readonly here: string;
  readonly section: 'safety' | 'association-safety';
  readonly zone: Zone;
  /** Where the office or association that has stopped posting stops and resumes. */
  readonly back: string;
  readonly action: string;
  /** Which of an office's stops it is; an association lifts one only. */
  readonly scope?: string | undefined;
  /** What becomes of posts, a sentence for each kind. */
  readonly consequences: readonly string[];
}

/** What is asked of an office and of an association alike. */
export const StopLifting = (props: StopLiftingProps) => {
  const { title, section, zone, back, stop, form, replaced } = props;
  return (
    <Layout title={title} section={section} failed={replaced || Object.keys(form.errors).length > 0}>
      <Breadcrumb trail={[{ href: back, label: 'Stop and resume' }]} here={props.here} />
      <PageTitle>{title}</PageTitle>
      <ErrorSummary errors={form.errors} />
      {replaced ? (
        <Alert kind="warning" heading="Posts were stopped anew since you opened the page">
          <p>Nothing was changed. Read the reason below, and lift the stop only if it is settled too.</p>
        </Alert>
      ) : null}
      <SummaryList
        entries={[
          { label: 'Stopped by', value: stop.by.name },
          { label: 'Since', value: <TimeText at={stop.at} zone={zone} /> },
          { label: 'Because', value: stop.reason },
        ]}
      />
      <ul class="plain-list">
        {props.consequences.map((consequence) => (
          <li>{consequence}</li>
        ))}
      </ul>
      <Form action={props.action}>
        {props.scope === undefined ? null : <Hidden name="scope" value={props.scope} />}
        <Hidden name="seen" value={stop.at} />
        <TextField
          form={form}
          name="reason"
          label="Why may posts go out again?"
          hint="In a few words. The history keeps it."
          autocomplete="off"
        />
        <ButtonRow>
          <Button>Lift this stop</Button>
          <a href={back}>Keep it</a>
        </ButtonRow>
      </Form>
    </Layout>
  );
};

function describeFreed(count: number): string {
  return count === 0
    ? 'No scheduled post goes out because of it.'
    : `${countPosts(count)} that ${count === 1 ? 'is' : 'are'} scheduled ${count === 1 ? 'goes' : 'go'} out as planned.`;
}

function describeHeld(count: number): string {
  return count === 0
    ? 'No post is on hold.'
    : `${countPosts(count)} on hold ${count === 1 ? 'stays' : 'stay'} on hold. On the next page you choose what may still go out.`;
}
