import type { Association } from '#core/association.ts';
import type { Stop } from '#core/gate.ts';
import { associationSafetyPath } from '../association-paths.ts';
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

export interface AssociationLiftStopPageProps {
  readonly association: Association;
  readonly stop: Stop;
  readonly form: FormState;
  /** Whether this is another stop than the one that the person wanted to lift. */
  readonly replaced: boolean;
}

/** Asks once more before offices' posts go out again. */
export const AssociationLiftStopPage = ({
  association,
  stop,
  form,
  replaced,
}: AssociationLiftStopPageProps) => {
  const title = 'Lift the stop of all offices?';
  const back = associationSafetyPath(association.id);
  return (
    <Layout
      title={title}
      section="association-safety"
      failed={replaced || Object.keys(form.errors).length > 0}
    >
      <Breadcrumb trail={[{ href: back, label: 'Stop and resume' }]} here="Lift the stop" />
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
          { label: 'Since', value: <TimeText at={stop.at} zone={association.zone} /> },
          { label: 'Because', value: stop.reason },
        ]}
      />
      <ul class="plain-list">
        <li>
          Posts whose time is still to come go out as planned, unless their office has stopped them itself.
        </li>
        <li>
          Nothing is released by it: what was put on hold stays there until somebody of its office decides.
        </li>
      </ul>
      <Form action={associationSafetyPath(association.id, 'lift')}>
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
