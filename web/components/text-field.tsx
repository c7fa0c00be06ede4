import { textOf } from '../forms/form-state.ts';
import { Field, type FieldProps, wireField } from './field.tsx';

export interface TextFieldProps extends FieldProps {
  readonly type?: 'text' | 'url' | 'email' | 'tel' | undefined;
  readonly autocomplete?: string | undefined;
  readonly spellcheck?: boolean | undefined;
}

export const TextField = (props: TextFieldProps) => {
  const wiring = wireField(props);
  return (
    <Field field={props} wiring={wiring}>
      <input
        class="usa-input"
        id={props.name}
        name={props.name}
        type={props.type ?? 'text'}
        value={textOf(props.form, props.name)}
        autocomplete={props.autocomplete}
        spellcheck={props.spellcheck}
        required={!props.optional}
        {...wiring.aria}
      />
    </Field>
  );
};
