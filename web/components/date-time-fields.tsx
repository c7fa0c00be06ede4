import type { Zone } from '#core/slot.ts';
import { textOf } from '../forms/form-state.ts';
import { Field, type FieldProps, type Wiring, wireField } from './field.tsx';

export interface DateFieldProps extends FieldProps {
  /** The first and the last date that may be chosen, `YYYY-MM-DD`. */
  readonly min?: string | undefined;
  readonly max?: string | undefined;
}

/** A calendar date, `YYYY-MM-DD`. */
export const DateField = (props: DateFieldProps) => {
  const wiring = wireField(props);
  return (
    <Field field={props} wiring={wiring}>
      <input
        class="usa-input field-date"
        id={props.name}
        name={props.name}
        type="date"
        value={textOf(props.form, props.name)}
        min={props.min}
        max={props.max}
        required={!props.optional}
        {...wiring.aria}
      />
    </Field>
  );
};

export interface ClockFieldProps extends FieldProps {
  /** Whether the form can be sent without it; a field that is not optional is required where nothing is said. */
  readonly required?: boolean;
}

/** A time of day, `HH:MM`, whose clock the label or another field says. */
export const ClockField = (props: ClockFieldProps) => {
  const wiring = wireField(props);
  return (
    <Field field={props} wiring={wiring}>
      <div class="field-time">
        <ClockInput field={props} aria={wiring.aria} />
      </div>
    </Field>
  );
};

export interface TimeFieldProps extends FieldProps {
  /** Shown beside the field: a time without its zone is no time. */
  readonly zone: Zone;
}

/** A time of day on the office's clock, `HH:MM`. */
export const TimeField = (props: TimeFieldProps) => {
  const zoneId = `${props.name}-zone`;
  const wiring = wireField(props, zoneId);
  return (
    <Field field={props} wiring={wiring}>
      <div class="field-time">
        <ClockInput field={props} aria={wiring.aria} />
        <span class="usa-hint" id={zoneId}>
          {nameZone(props.zone)}
        </span>
      </div>
    </Field>
  );
};

const ClockInput = ({ field, aria }: { field: ClockFieldProps; aria: Wiring['aria'] }) => (
  <input
    class="usa-input"
    id={field.name}
    name={field.name}
    type="time"
    value={textOf(field.form, field.name)}
    required={field.required ?? !field.optional}
    {...aria}
  />
);

/** Such as `Eastern Time (New York)`. */
export function nameZone(zone: Zone): string {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longGeneric' });
  const name = parts.formatToParts(0).find(({ type }) => type === 'timeZoneName')?.value ?? zone;
  const city = zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone;
  return name.includes(city) ? name : `${name} (${city})`;
}
