import type { Office } from '#core/office.ts';
import type { Zone } from '#core/slot.ts';
import { Breadcrumb } from '../components/breadcrumb.tsx';
import { Button, ButtonRow } from '../components/buttons.tsx';
import { Radios } from '../components/choices.tsx';
import { DateField, TimeField } from '../components/date-time-fields.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Form, Hidden } from '../components/form.tsx';
import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { TextField } from '../components/text-field.tsx';
import { type FormState, textOf } from '../forms/form-state.ts';
import { blackoutsPath, safetyPath } from '../safety-paths.ts';

export interface AddBlackoutPageProps {
  readonly office: Pick<Office, 'id' | 'zone'>;
  readonly form: FormState;
}

export const AddBlackoutPage = ({ office, form }: AddBlackoutPageProps) => (
  <Layout title="Add a blackout" section="safety" failed={Object.keys(form.errors).length > 0}>
    <Breadcrumb trail={[{ href: safetyPath(office.id), label: 'Stop and resume' }]} here="Add a blackout" />
    <ErrorSummary errors={form.errors} />
    <PageTitle>Add a blackout</PageTitle>
    <p class="lead">
      A time in which nothing of your office goes out. Enter it if your counsel or your policy asks for it;
      Clarion does not know the law.
    </p>
    <Form action={blackoutsPath(office.id)}>
      <Hidden name="id" value={textOf(form, 'id')} />
      <BlackoutFields form={form} zone={office.zone} />
      <ButtonRow>
        <Button>Add the blackout</Button>
        <a href={safetyPath(office.id)}>Back without adding</a>
      </ButtonRow>
    </Form>
  </Layout>
);

/** When it is, why, and what becomes of posts. */
export const BlackoutFields = ({ form, zone }: { readonly form: FormState; readonly zone: Zone }) => (
  <>
    <DateField form={form} name="fromDate" label="First day" />
    <TimeField form={form} name="fromTime" label="It begins at" zone={zone} />
    <DateField form={form} name="untilDate" label="Last day" />
    <TimeField
      form={form}
      name="untilTime"
      label="It ends at"
      hint="From this minute on posts go out again."
      zone={zone}
    />
    <TextField
      form={form}
      name="reason"
      label="Reason"
      hint="For example: no publicity in the weeks before a ballot measure."
      autocomplete="off"
    />
    <TextField
      form={form}
      name="citation"
      label="Law or policy"
      hint="The section that asks for it, as your counsel would cite it."
      autocomplete="off"
    />
    <Radios
      form={form}
      name="posts"
      label="What becomes of posts that fall due in it?"
      choices={[
        {
          value: 'hold',
          label: 'Put them on hold',
          hint: 'Afterwards a person chooses which may still go out, unless they are too late by then.',
        },
        { value: 'skip', label: 'Leave them out', hint: 'They are marked as missed and do not go out.' },
      ]}
    />
  </>
);
