import type { Message, Pack } from '#core/pack.ts';
import { Checkboxes } from '../components/choices.tsx';
import { ClockField, DateField } from '../components/date-time-fields.tsx';
import { TextField } from '../components/text-field.tsx';
import { Wording } from '../components/wording.tsx';
import {
  dateField,
  LONGEST_WEEKS,
  offeredMessages,
  TIMES,
  timeField,
} from '../forms/association-schedule.ts';
import { errorOf, type FormState } from '../forms/form-state.ts';
import { groupMessages } from './message-kinds.ts';

export interface ScheduleFieldsProps {
  readonly form: FormState;
  readonly pack: Pack;
  readonly today: string;
}

/** A date and a time for each message that is to go out. */
export const DatesFields = ({ form, pack, today }: ScheduleFieldsProps) => {
  const error = errorOf(form, 'messages');
  return (
    // The error summary leads here: no single field is wrong where none has a date.
    <div id="messages" tabindex={-1}>
      <p>
        Give a date to each message that should go out; leave the others empty. Every office reads the time on
        its own clock: 9:00 in the morning is 9:00 wherever it is.
      </p>
      {error === undefined ? null : (
        <p class="usa-error-message">
          <span class="usa-sr-only">Error: </span>
          {error}
        </p>
      )}
      {groupMessages(pack).map(({ heading, messages }) => (
        <>
          <h3>{heading}</h3>
          <ul class="dated-list">
            {messages.map((message) => (
              <DatedMessage form={form} pack={pack} message={message} today={today} />
            ))}
          </ul>
        </>
      ))}
    </div>
  );
};

const DatedMessage = ({
  form,
  pack,
  message,
  today,
}: ScheduleFieldsProps & { readonly message: Message }) => (
  <li class="dated">
    <fieldset class="usa-fieldset">
      <legend class="dated__title">{message.title}</legend>
      <MessageText pack={pack} message={message} />
      <div class="dated__fields">
        <DateField form={form} name={dateField(message.id)} label="Date" min={today} optional />
        <ClockField form={form} name={timeField(message.id)} label="Time" required={false} />
      </div>
    </fieldset>
  </li>
);

/** The first wording, to know what one chooses; the preview shows every text for every office. */
const MessageText = ({ pack, message }: { pack: Pack; message: Message }) => {
  const variant = message.variants.find(({ voice }) => voice === 'office') ?? message.variants[0];
  return variant ? (
    <details class="dated__text">
      <summary>
        Read the text<span class="usa-sr-only"> of {message.title}</span>
      </summary>
      <Wording pack={pack} variant={variant} />
    </details>
  ) : null;
};

/** Which messages take turns, and in which rhythm. */
export const RotationFields = ({ form, pack, today }: ScheduleFieldsProps) => (
  <>
    <Checkboxes
      form={form}
      name="messages"
      label="Which messages take turns?"
      hint="Every office says each of them once before any comes again."
      choices={offeredMessages(pack).map(({ id, title }) => ({ value: id, label: title }))}
    />
    <DateField form={form} name="start" label="First day" min={today} />
    <TextField
      form={form}
      name="weeks"
      label="For how many weeks?"
      hint={`From 1 to ${LONGEST_WEEKS}.`}
      autocomplete="off"
    />
    <Checkboxes
      form={form}
      name="weekdays"
      label="On which days of the week?"
      choices={WEEKDAYS.map((label, index) => ({ value: String(index + 1), label }))}
    />
    <div class="usa-form-group">
      <fieldset class="usa-fieldset">
        <legend class="usa-legend">At which times of the day?</legend>
        <p class="usa-hint">One post at each of them, on the clock of each office. Leave the others empty.</p>
        <div class="dated__fields">
          {TIMES.map((name, index) => (
            <ClockField
              form={form}
              name={name}
              label={ORDER[index] ?? name}
              optional={index > 0}
              required={false}
            />
          ))}
        </div>
      </fieldset>
    </div>
    <TextField
      form={form}
      name="gapDays"
      label="Days before a message comes again in the same office"
      hint="From 0 to 365. When every message was used and none may come again yet, the rotation stops and says so."
      autocomplete="off"
    />
  </>
);

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const ORDER = ['First', 'Second', 'Third'];
