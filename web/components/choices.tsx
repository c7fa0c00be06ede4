import type { Child } from 'hono/jsx';
import { valuesOf } from '../forms/form-state.ts';
import { FieldGroup, type FieldProps, wireField } from './field.tsx';

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly hint?: string | undefined;
  /** Why it cannot be chosen. */
  readonly unavailable?: string | undefined;
}

export interface ChoicesProps extends FieldProps {
  readonly choices: readonly Choice[];
}

/** One of several. */
export const Radios = (props: ChoicesProps) => <Choices {...props} kind="radio" />;

/** Any of several: name the field in `readForm`'s lists. */
export const Checkboxes = (props: ChoicesProps) => <Choices {...props} kind="checkbox" />;

const Choices = ({ kind, ...props }: ChoicesProps & { kind: 'radio' | 'checkbox' }): Child => {
  const chosen = valuesOf(props.form, props.name);
  return (
    <FieldGroup field={props} wiring={wireField(props)}>
      {props.choices.map(({ value, label, hint, unavailable }, index) => {
        // The first control bears the field's own name: that is where the error summary leads.
        const id = index === 0 ? props.name : `${props.name}-${index + 1}`;
        const explanation = unavailable ?? hint;
        return (
          <div class={`usa-${kind}`}>
            <input
              class={`usa-${kind}__input`}
              id={id}
              type={kind}
              name={props.name}
              value={value}
              checked={chosen.includes(value) && unavailable === undefined}
              disabled={unavailable !== undefined}
              aria-describedby={explanation === undefined ? undefined : `${id}-about`}
            />
            <label class={`usa-${kind}__label`} for={id}>
              {label}
            </label>
            {explanation === undefined ? null : (
              <p class="choice-hint usa-hint" id={`${id}-about`}>
                {explanation}
              </p>
            )}
          </div>
        );
      })}
    </FieldGroup>
  );
};
