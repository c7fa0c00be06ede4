import type { Office } from '#core/office.ts';
import { Checkboxes, Radios } from '../components/choices.tsx';
import { writeNumber } from '../components/number-text.ts';
import { TextArea } from '../components/text-area.tsx';
import { countBy, MOST_TICKED } from '../forms/association-audience.ts';
import { errorOf, type FormState, textOf } from '../forms/form-state.ts';

export interface AudienceFieldsProps {
  readonly form: FormState;
  readonly offices: readonly Office[];
}

/** To which offices a campaign is offered. Of thousands nobody ticks single ones: they are written into a list. */
export const AudienceFields = ({ form, offices }: AudienceFieldsProps) => {
  const ticks = offices.length <= MOST_TICKED;
  const chosen = textOf(form, 'audience');
  return (
    <>
      <Radios
        form={form}
        name="audience"
        label="To which offices is it offered?"
        choices={[
          { value: 'all', label: `All ${writeNumber(offices.length)} offices` },
          { value: 'matching', label: 'All offices of some kinds or states', hint: 'Choose them below.' },
          {
            value: 'named',
            label: 'Single offices',
            hint: ticks ? 'Tick them below.' : 'Write them into the list below.',
          },
        ]}
      />
      <details class="audience" open={chosen === 'matching' || isWrong(form, 'kinds')}>
        <summary>Kinds and states</summary>
        <Checkboxes
          form={form}
          name="kinds"
          label="Kinds"
          hint="None ticked means every kind."
          choices={countBy(offices, 'kind').map(({ value, count }) => ({
            value,
            label: `${KINDS[value] ?? value} (${writeNumber(count)})`,
          }))}
        />
        <Checkboxes
          form={form}
          name="states"
          label="States"
          hint="None ticked means every state."
          choices={countBy(offices, 'state').map(({ value, count }) => ({
            value,
            label: `${value} (${writeNumber(count)})`,
          }))}
        />
      </details>
      <details class="audience" open={chosen === 'named' || isWrong(form, 'named') || isWrong(form, 'ids')}>
        <summary>Single offices</summary>
        {ticks ? (
          <Checkboxes
            form={form}
            name="named"
            label="Offices"
            choices={offices.map(({ id, name, state }) => ({ value: id, label: `${name}, ${state}` }))}
          />
        ) : null}
        <TextArea
          form={form}
          name="ids"
          label={ticks ? 'More offices' : 'Offices'}
          hint="One on each line, by its name or its id, such as from a spreadsheet."
          rows={4}
          optional={ticks}
        />
      </details>
    </>
  );
};

const KINDS: Readonly<Record<string, string>> = { town: 'Towns', county: 'Counties', state: 'States' };

const isWrong = (form: FormState, name: string): boolean => errorOf(form, name) !== undefined;
