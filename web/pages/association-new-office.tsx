import type { Association } from '#core/association.ts';
import { OFFICE_GUIDE, type OfficeColumn } from '#core/import-offices/office-form.ts';
import { Breadcrumb } from '../components/breadcrumb.tsx';
import { Button, ButtonRow } from '../components/buttons.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Form } from '../components/form.tsx';
import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { Select } from '../components/select.tsx';
import { TextField } from '../components/text-field.tsx';
import type { FormState } from '../forms/form-state.ts';
import { memberOfficesPath } from '../import-paths.ts';

export interface AssociationNewOfficePageProps {
  readonly association: Association;
  readonly form: FormState;
}

/** Sets up one office. Its fields are the columns of a file. */
export const AssociationNewOfficePage = ({ association, form }: AssociationNewOfficePageProps) => {
  const path = memberOfficesPath(association.id);
  return (
    <Layout title="Add an office" section="association-offices" failed={Object.keys(form.errors).length > 0}>
      <Breadcrumb trail={[{ href: path, label: 'Offices' }]} here="Add an office" />
      <ErrorSummary errors={form.errors} />
      <PageTitle>Add an office</PageTitle>
      <p>
        For an office that does not use Clarion yet. It is a member at once, and has no people and no channels
        until somebody of it is invited and connects them.
      </p>
      <Form action={path} label="Add an office">
        <Line form={form} column="name" label="Name of the office" />
        <Line form={form} column="id" label="Id" />
        <Select
          form={form}
          name="kind"
          label="Kind"
          prompt="Choose a kind"
          options={[
            { value: 'town', label: 'Town' },
            { value: 'county', label: 'County' },
            { value: 'state', label: 'State' },
          ]}
        />
        <Line form={form} column="place" label="Place" />
        <Line form={form} column="state" label="State" />
        <Line form={form} column="zone" label="Time zone" />
        <Line form={form} column="website" label="Website" />
        <Line form={form} column="official_name" label="Name of the election official" />
        <Line form={form} column="official_title" label="Title of the election official" />
        <Line form={form} column="population" label="Population" optional />
        <TextField
          form={form}
          name="owner"
          type="email"
          label="Email of its first member"
          hint="They are invited as owner: they connect the channels and invite others. You can do this later."
          autocomplete="off"
          spellcheck={false}
          optional
        />
        <ButtonRow>
          <Button>Add the office</Button>
          <a href={path}>Back, add nothing</a>
        </ButtonRow>
      </Form>
    </Layout>
  );
};

interface LineProps {
  readonly form: FormState;
  readonly column: OfficeColumn;
  readonly label: string;
  readonly optional?: boolean;
}

const Line = ({ form, column, label, optional }: LineProps) => (
  <TextField
    form={form}
    name={column}
    label={label}
    hint={OFFICE_GUIDE[column]}
    optional={optional}
    type={column === 'website' ? 'url' : 'text'}
    autocomplete="off"
    spellcheck={false}
  />
);
