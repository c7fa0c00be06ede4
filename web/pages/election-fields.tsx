import { DateField } from '../components/date-time-fields.tsx';
import { TextField } from '../components/text-field.tsx';
import type { FormState } from '../forms/form-state.ts';

/** Where a date stands, and when somebody looked there. */
export const SourceFields = ({ form }: { readonly form: FormState }) => (
  <>
    <TextField
      form={form}
      name="source"
      label="Source"
      hint="The law, order or page that says so, as you would cite it."
      autocomplete="off"
    />
    <TextField
      form={form}
      name="link"
      label="Link to the source"
      type="url"
      autocomplete="off"
      spellcheck={false}
    />
    <DateField
      form={form}
      name="verifiedOn"
      label="Verified on"
      hint="The day on which you compared the date with its source."
    />
  </>
);
