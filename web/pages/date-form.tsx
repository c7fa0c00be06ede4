import { type CalendarDate, describeKey } from '#core/election/calendar-date.ts';
import { DateKind, describeKind } from '#core/election/date-kinds.ts';
import { describeValue } from '#core/election/describe-value.ts';
import type { Election } from '#core/election/election.ts';
import { zonesOf } from '#core/election/us-state.ts';
import type { Scope } from '#core/member.ts';
import type { Zone } from '#core/slot.ts';
import { Alert } from '../components/alert.tsx';
import { Breadcrumb } from '../components/breadcrumb.tsx';
import { Button, ButtonRow } from '../components/buttons.tsx';
import { Checkboxes } from '../components/choices.tsx';
import { ClockField, DateField, nameZone } from '../components/date-time-fields.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Form, Hidden } from '../components/form.tsx';
import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { Select } from '../components/select.tsx';
import { TextField } from '../components/text-field.tsx';
import { electionPath, electionsPath } from '../election-paths.ts';
import { type FormState, textOf } from '../forms/form-state.ts';
import { SourceFields } from './election-fields.tsx';
import { electionSection } from './election-section.ts';

export interface DateFormPageProps {
  readonly keeper: Scope;
  readonly election: Election;
  readonly form: FormState;
  /** The date that the new one takes the place of, or stands above of for this office. */
  readonly replaces: CalendarDate | undefined;
  /** Whether the office sets a date of its own above its state's. */
  readonly overrides: boolean;
  /** The clock on which an office reads its times. */
  readonly zone: Zone | undefined;
}

/** The form in which a date is entered, changed or withdrawn, or polls are kept open. */
export const DateFormPage = (props: DateFormPageProps) => {
  const { keeper, election, form, replaces, overrides } = props;
  const isExtension = textOf(form, 'extension') !== '';
  const title = titleOf(props, isExtension);
  return (
    <Layout title={title} section={electionSection(keeper)} failed={Object.keys(form.errors).length > 0}>
      <Breadcrumb
        trail={[
          { href: electionsPath(keeper), label: 'Elections' },
          { href: electionPath(keeper, election.id), label: election.name },
        ]}
        here={title}
      />
      <ErrorSummary errors={form.errors} />
      <PageTitle above={election.name}>{title}</PageTitle>
      {isExtension ? (
        <p class="lead">
          Nothing that reads like results goes out before the new closing time, from the moment you send this.
        </p>
      ) : null}
      {replaces === undefined ? null : (
        <Alert kind="info">
          <p>
            {overrides ? 'Your state’s date is' : 'The calendar says'}: {describeValue(replaces.value)} (
            {replaces.source.text}).{' '}
            {overrides
              ? 'The date that you enter holds for your office only. The state’s stays as it is.'
              : 'It stays on record. You see every post that the change reaches before anything happens.'}
          </p>
        </Alert>
      )}
      <Form action={electionPath(keeper, election.id, 'dates')}>
        <Hidden name="id" value={textOf(form, 'id')} />
        <Hidden name="supersedes" value={textOf(form, 'supersedes')} />
        <Hidden name="extension" value={textOf(form, 'extension')} />
        <KindFields {...props} fixed={isExtension || replaces !== undefined} />
        <DateField form={form} name="date" label={isExtension ? 'Day' : 'Date'} />
        <TimeFields {...props} isExtension={isExtension} />
        <SourceFields form={form} />
        {textOf(form, 'supersedes') === '' ? null : (
          <>
            <TextField
              form={form}
              name="reason"
              label="Reason for the change"
              hint="For example: a court order, or a mistake in the calendar."
              autocomplete="off"
            />
            {isExtension ? null : (
              <Checkboxes
                form={form}
                name="withdraw"
                label="No date at all"
                choices={[
                  {
                    value: 'yes',
                    label: 'Withdraw this date instead of changing it',
                    hint: `${'officeId' in keeper ? 'Your state’s date holds again where there is one.' : 'The calendar then has no such date.'} Date and time above are left aside.`,
                  },
                ]}
              />
            )}
          </>
        )}
        <ButtonRow>
          <Button>{isExtension ? 'Keep results back until then' : 'Enter the date'}</Button>
          <a href={electionPath(keeper, election.id)}>Back without changing</a>
        </ButtonRow>
      </Form>
    </Layout>
  );
};

function titleOf({ replaces, overrides, form }: DateFormPageProps, isExtension: boolean): string {
  if (isExtension) return 'Polls stay open longer';
  if (!replaces) return textOf(form, 'supersedes') === '' ? 'Add a date' : 'Change a date';
  return overrides ? `Your own date for ${describeKey(replaces)}` : `Change ${describeKey(replaces)}`;
}

const KindFields = ({ form, fixed }: DateFormPageProps & { fixed: boolean }) =>
  fixed ? (
    <>
      <Hidden name="kind" value={textOf(form, 'kind')} />
      <Hidden name="civicDay" value={textOf(form, 'civicDay')} />
    </>
  ) : (
    <>
      <Select
        form={form}
        name="kind"
        label="What is it the date of?"
        prompt="Choose one"
        options={DateKind.options.map((kind) => ({ value: kind, label: capitalise(describeKind(kind)) }))}
      />
      <TextField
        form={form}
        name="civicDay"
        label="Name of the civic day"
        hint="Only for a civic day, such as Vote Early Day."
        autocomplete="off"
        optional
      />
    </>
  );

const TimeFields = ({
  form,
  election,
  zone,
  keeper,
  isExtension,
}: DateFormPageProps & { isExtension: boolean }) => {
  const zones = zonesOf(election.state);
  const clock = zone ? `On your office’s clock: ${nameZone(zone)}.` : 'On the clock that you choose below.';
  return (
    <>
      <ClockField
        form={form}
        name="time"
        label={isExtension ? 'Polls stay open until' : 'Time'}
        hint={isExtension ? clock : `${clock} Leave it empty where the whole day is meant.`}
        optional={!isExtension}
      />
      {'officeId' in keeper ? null : (
        <Select
          form={form}
          name="clock"
          label="Whose clock"
          options={[
            { value: '', label: 'Each office’s own clock (local time)' },
            ...zones.map((name) => ({ value: name, label: nameZone(name) })),
          ]}
        />
      )}
    </>
  );
};

function capitalise(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
