import { DateField } from '../components/date-time-fields.tsx';
import { Field, type FieldProps, wireField } from '../components/field.tsx';
import { TextField } from '../components/text-field.tsx';
import { type FormState, textOf } from '../forms/form-state.ts';

/** A time of day whose clock the label or another field says. */
export const ClockField = (props: FieldProps) => {
  const wiring = wireField(props);
  return (
    <Field field={props} wiring={wiring}>
      <div class="field-time">
        <input
          class="usa-input"
          id={props.name}
          name={props.name}
          type="time"
          value={textOf(props.form, props.name)}
          required={!props.optional}
          {...wiring.aria}
        />
      </div>
    </Field>
  );
};

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
