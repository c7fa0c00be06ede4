import { ElectionKind } from '#core/election/election.ts';
import { UsState } from '#core/election/us-state.ts';
import type { Scope } from '#core/member.ts';
import { Breadcrumb } from '../components/breadcrumb.tsx';
import { Button, ButtonRow } from '../components/buttons.tsx';
import { ClockField, DateField } from '../components/date-time-fields.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Form, Hidden } from '../components/form.tsx';
import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { Select } from '../components/select.tsx';
import { TextField } from '../components/text-field.tsx';
import { electionsPath } from '../election-paths.ts';
import { type FormState, textOf } from '../forms/form-state.ts';
import { SourceFields } from './election-fields.tsx';
import { electionSection } from './election-section.ts';

export interface AddElectionPageProps {
  readonly keeper: Scope;
  readonly form: FormState;
}

export const AddElectionPage = ({ keeper, form }: AddElectionPageProps) => (
  <Layout
    title="Add an election"
    section={electionSection(keeper)}
    failed={Object.keys(form.errors).length > 0}
  >
    <Breadcrumb trail={[{ href: electionsPath(keeper), label: 'Elections' }]} here="Add an election" />
    <ErrorSummary errors={form.errors} />
    <PageTitle>Add an election</PageTitle>
    <p class="lead">Its day and the closing of its polls come first. You add the other dates afterwards.</p>
    <Form action={electionsPath(keeper)}>
      <Hidden name="id" value={textOf(form, 'id')} />
      <TextField
        form={form}
        name="name"
        label="Name"
        hint="For example: 2027 Spring Municipal Election."
        autocomplete="off"
      />
      {'associationId' in keeper ? (
        <Select
          form={form}
          name="state"
          label="State"
          prompt="Choose a state"
          options={UsState.options.map((state) => ({ value: state, label: state }))}
        />
      ) : null}
      <Select
        form={form}
        name="kind"
        label="Kind of election"
        prompt="Choose a kind"
        options={ElectionKind.options.map((kind) => ({ value: kind, label: KINDS[kind] }))}
      />
      <DateField form={form} name="date" label="Election Day" />
      <ClockField
        form={form}
        name="closes"
        label="Polls close at"
        hint="On each office’s own clock. Leave it empty if you do not know it yet: until then nothing that reads like results goes out."
        optional
      />
      <SourceFields form={form} />
      <ButtonRow>
        <Button>Add the election</Button>
        <a href={electionsPath(keeper)}>Back without adding</a>
      </ButtonRow>
    </Form>
  </Layout>
);

const KINDS: Readonly<Record<ElectionKind, string>> = {
  general: 'General election',
  primary: 'Primary election',
  runoff: 'Runoff election',
  special: 'Special election',
  municipal: 'Municipal election',
};
