import type { Office } from '#core/office.ts';
import type { Pack } from '#core/pack.ts';
import { LONGEST_PERIOD } from '#core/rotation/rhythm.ts';
import { LONGEST_GAP } from '#core/rotation/rotation-spec.ts';
import { Checkboxes } from '../components/choices.tsx';
import { DateField, TimeField } from '../components/date-time-fields.tsx';
import { TextField } from '../components/text-field.tsx';
import type { FormState } from '../forms/form-state.ts';
import { TIME_FIELDS } from '../forms/rhythm-form.ts';
import { messagesToRotate } from '../forms/rotation-form.ts';

/** Which messages take turns. */
export const MessagesField = ({ form, pack }: { readonly form: FormState; readonly pack: Pack }) => (
  <Checkboxes
    form={form}
    name="messages"
    label="Which messages take turns?"
    hint="Each of them is said once before any comes again, in this order. Your office begins at its own place in it, so that offices with the same pack do not all say the same on the same day."
    choices={messagesToRotate(pack).map(({ id, title }) => ({ value: id, label: title }))}
  />
);

export interface RhythmFieldsProps {
  readonly form: FormState;
  readonly office: Office;
  /** The first day that may be chosen; absent where the rotation runs already and its first day stays. */
  readonly today?: string | undefined;
}

/** On which days and at which times they go out. */
export const RhythmFields = ({ form, office, today }: RhythmFieldsProps) => (
  <>
    {today === undefined ? null : <DateField form={form} name="start" label="First day" min={today} />}
    <TextField
      form={form}
      name="weeks"
      label={today === undefined ? 'For how many weeks, from its first day on?' : 'For how many weeks?'}
      hint={`From 1 to ${LONGEST_PERIOD}.`}
      autocomplete="off"
    />
    <Checkboxes
      form={form}
      name="weekdays"
      label="On which days of the week?"
      choices={WEEKDAYS.map((label, index) => ({ value: String(index + 1), label }))}
    />
    {TIME_FIELDS.map((name, index) => (
      <TimeField
        form={form}
        name={name}
        label={`${ORDER[index]} time of the day`}
        zone={office.zone}
        optional={index > 0}
      />
    ))}
    <TextField
      form={form}
      name="gapDays"
      label="Days before a message comes again"
      hint={`From 0 to ${LONGEST_GAP}. Where every message was said and none may come again yet, the rotation stops, and the next page says so. X may refuse a text that it has just had.`}
      autocomplete="off"
    />
  </>
);

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const ORDER = ['First', 'Second', 'Third'];
