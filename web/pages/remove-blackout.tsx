import type { PropsWithChildren } from 'hono/jsx';
import type { Blackout } from '#core/gate.ts';
import type { Office } from '#core/office.ts';
import type { Zone } from '#core/slot.ts';
import { Breadcrumb } from '../components/breadcrumb.tsx';
import { Button, ButtonRow } from '../components/buttons.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Form } from '../components/form.tsx';
import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { SummaryList } from '../components/summary-list.tsx';
import { TextField } from '../components/text-field.tsx';
import { TimeText } from '../components/time-text.tsx';
import type { FormState } from '../forms/form-state.ts';
import { removeBlackoutPath, safetyPath } from '../safety-paths.ts';
import { countPosts } from './count-posts.ts';

export interface RemoveBlackoutPageProps {
  readonly office: Pick<Office, 'id' | 'zone'>;
  readonly blackout: Blackout;
  /** How many scheduled posts would go out in its time. */
  readonly scheduled: number;
  readonly form: FormState;
}

/** Asks once more before an office's posts go out in a time of silence. */
export const RemoveBlackoutPage = ({ office, blackout, scheduled, form }: RemoveBlackoutPageProps) => (
  <BlackoutRemoval
    section="safety"
    zone={office.zone}
    back={safetyPath(office.id)}
    action={removeBlackoutPath(office.id, blackout.id)}
    {...{ blackout, form }}
  >
    {scheduled === 0
      ? 'No post is scheduled in it.'
      : `${countPosts(scheduled)} scheduled in it ${scheduled === 1 ? 'goes' : 'go'} out once it is removed.`}
  </BlackoutRemoval>
);

export interface BlackoutRemovalProps {
  readonly section: 'safety' | 'association-safety';
  readonly zone: Zone;
  /** Where the office or association that has entered it stops and resumes. */
  readonly back: string;
  readonly action: string;
  readonly blackout: Blackout;
  readonly form: FormState;
}

/** What is asked of an office and of an association alike; within it stands what goes out again. */
export const BlackoutRemoval = ({
  section,
  zone,
  back,
  action,
  blackout,
  form,
  children,
}: PropsWithChildren<BlackoutRemovalProps>) => (
  <Layout title="Remove this blackout?" section={section} failed={Object.keys(form.errors).length > 0}>
    <Breadcrumb trail={[{ href: back, label: 'Stop and resume' }]} here="Remove a blackout" />
    <ErrorSummary errors={form.errors} />
    <PageTitle>Remove this blackout?</PageTitle>
    <SummaryList
      entries={[
        { label: 'From', value: <TimeText at={blackout.from} zone={zone} /> },
        { label: 'Until', value: <TimeText at={blackout.until} zone={zone} /> },
        { label: 'Reason', value: blackout.reason },
        { label: 'Law or policy', value: blackout.citation },
        { label: 'Entered by', value: blackout.by.name },
      ]}
    />
    <p>{children} What it has put on hold stays on hold.</p>
    <Form action={action}>
      <TextField
        form={form}
        name="reason"
        label="Why may posts go out in this time?"
        hint="In a few words. The history keeps it."
        autocomplete="off"
      />
      <ButtonRow>
        <Button kind="danger">Remove the blackout</Button>
        <a href={back}>Keep it</a>
      </ButtonRow>
    </Form>
  </Layout>
);
