import { textOf } from '../forms/form-state.ts';
import { Field, type FieldProps, wireField } from './field.tsx';

export interface Option {
  readonly value: string;
  readonly label: string;
}

export interface SelectProps extends FieldProps {
  readonly options: readonly Option[];
  /** The empty first choice, such as "Choose a language". Without it the first option is preselected. */
  readonly prompt?: string | undefined;
}

export const Select = (props: SelectProps) => {
  const wiring = wireField(props);
  const chosen = textOf(props.form, props.name);
  return (
    <Field field={props} wiring={wiring}>
      <select
        class="usa-select"
        id={props.name}
        name={props.name}
        required={!props.optional}
        {...wiring.aria}
      >
        {props.prompt === undefined ? null : <option value="">{props.prompt}</option>}
        {props.options.map(({ value, label }) => (
          <option value={value} selected={value === chosen}>
            {label}
          </option>
        ))}
      </select>
    </Field>
  );
};
