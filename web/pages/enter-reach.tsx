import { nameCheckpoint } from '#core/reach/checkpoint.ts';
import { keyOf, type Metric } from '#core/reach/metric.ts';
import type { Snapshot } from '#core/reach/snapshot.ts';
import { numberField } from '#use-cases/enter-reach.ts';
import { Button, ButtonRow } from '../components/buttons.tsx';
import { Form, Hidden } from '../components/form.tsx';
import { TextField } from '../components/text-field.tsx';
import { TimeText } from '../components/time-text.tsx';
import { type FormState, freshForm } from '../forms/form-state.ts';
import { postPath } from '../office-paths.ts';
import type { PublicPostView } from '../post-view.ts';
import { Panel } from './panel.tsx';

/** Takes numbers that a person has read on the platform, for those who may. */
export const EnterReach = ({ view, form }: { view: PublicPostView; form: FormState }) => {
  const { office, post, rules, reach, mayWrite } = view;
  const { entry } = reach;
  if (entry === undefined || !mayWrite) return null;
  const age = reach.ages.find(({ checkpoint }) => checkpoint === entry.checkpoint);
  return (
    <Panel id="enter-reach" heading="Type in numbers that you see there">
      <p>
        Open the post on {rules.name} and type in what it shows. Leave a field empty if you do not know the
        number: it stays unknown.
      </p>
      {age === undefined ? (
        <p>
          What you type in now is <strong>kept beside the four ages</strong>, as of now. Posts are compared at
          those ages only, so it is in no total.
        </p>
      ) : (
        <p>
          What you type in now <strong>counts for the age of {nameCheckpoint(age.checkpoint)}</strong>, until{' '}
          <TimeText at={age.endsAt} zone={office.zone} />.
        </p>
      )}
      <Form action={postPath(post, 'reach')} label="Type in numbers">
        <Hidden name="checkpoint" value={entry.checkpoint} />
        <Hidden name="seen" value={String(entry.seen)} />
        <NumberFields metrics={entry.metrics} form={withTyped(form, entry.metrics, entry.before)} />
        <ButtonRow>
          <Button>Save the numbers</Button>
        </ButtonRow>
      </Form>
    </Panel>
  );
};

/** One field for each metric. */
export const NumberFields = ({ metrics, form }: { metrics: readonly Metric[]; form: FormState }) => (
  <>
    {metrics.map((metric) => (
      <TextField
        form={form}
        name={numberField(keyOf(metric))}
        label={metric.label}
        hint={metric.meaning}
        autocomplete="off"
        optional
      />
    ))}
  </>
);

/** A form that was not sent yet shows what was typed in before. */
export function withTyped(
  form: FormState,
  metrics: readonly Metric[],
  before: Snapshot | undefined,
): FormState {
  if (Object.keys(form.values).length > 0) return form;
  const typed = metrics.flatMap((metric) => {
    const reading = before?.readings[keyOf(metric)];
    return reading?.status === 'manual' ? [[numberField(keyOf(metric)), String(reading.value)]] : [];
  });
  return { ...freshForm(Object.fromEntries(typed)), errors: form.errors };
}
