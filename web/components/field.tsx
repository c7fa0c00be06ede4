import type { Child, PropsWithChildren } from 'hono/jsx';
import { errorOf, type FormState } from '../forms/form-state.ts';

export interface FieldProps {
  readonly form: FormState;
  /** The field's name in the form, and its id on the page: the error summary links to it. */
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly optional?: boolean | undefined;
}

/** How a field is tied to its hint, its error and whatever else explains it. */
export interface Wiring {
  readonly hintId: string | undefined;
  readonly errorId: string | undefined;
  readonly error: string | undefined;
  /** Spread onto the control. */
  readonly aria: {
    readonly 'aria-describedby': string | undefined;
    readonly 'aria-invalid': 'true' | undefined;
  };
}

export function wireField({ form, name, hint }: FieldProps, ...explainedBy: readonly string[]): Wiring {
  const error = errorOf(form, name);
  const hintId = hint === undefined ? undefined : `${name}-hint`;
  const errorId = error === undefined ? undefined : `${name}-error`;
  const ids = [hintId, errorId, ...explainedBy].filter((id) => id !== undefined);
  return {
    hintId,
    errorId,
    error,
    aria: {
      'aria-describedby': ids.length > 0 ? ids.join(' ') : undefined,
      'aria-invalid': error === undefined ? undefined : 'true',
    },
  };
}

/** The label, hint and error around a single control. */
export const Field = ({
  field,
  wiring,
  children,
}: PropsWithChildren<{ field: FieldProps; wiring: Wiring }>) => (
  <div class={groupClass(wiring)}>
    <label class={`usa-label${wiring.error === undefined ? '' : ' usa-label--error'}`} for={field.name}>
      <LabelText {...field} />
    </label>
    <Explanation hint={field.hint} wiring={wiring} />
    {children}
  </div>
);

/** The same around a group of controls, such as radio buttons. */
export const FieldGroup = ({
  field,
  wiring,
  children,
}: PropsWithChildren<{ field: FieldProps; wiring: Wiring }>) => (
  <div class={groupClass(wiring)}>
    <fieldset class="usa-fieldset" {...wiring.aria}>
      <legend class="usa-legend">
        <LabelText {...field} />
      </legend>
      <Explanation hint={field.hint} wiring={wiring} />
      {children}
    </fieldset>
  </div>
);

const LabelText = ({ label, optional }: FieldProps): Child => (
  <>
    {label}
    {optional ? <span class="usa-hint"> (optional)</span> : null}
  </>
);

const Explanation = ({ hint, wiring }: { hint: string | undefined; wiring: Wiring }) => (
  <>
    {hint === undefined ? null : (
      <p class="usa-hint" id={wiring.hintId}>
        {hint}
      </p>
    )}
    {wiring.error === undefined ? null : (
      <p class="usa-error-message" id={wiring.errorId}>
        <span class="usa-sr-only">Error: </span>
        {wiring.error}
      </p>
    )}
  </>
);

function groupClass(wiring: Wiring): string {
  return `usa-form-group${wiring.error === undefined ? '' : ' usa-form-group--error'}`;
}
