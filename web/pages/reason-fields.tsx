import type { Finding } from '#core/guardrails/guardrail.ts';
import { keyOfFinding } from '#core/guardrails/held-back.ts';
import { Hidden } from '../components/form.tsx';
import { TextField } from '../components/text-field.tsx';
import { NO_CERTIFICATE } from '../components/wording-notes.tsx';
import type { FormState } from '../forms/form-state.ts';
import { aboutField, reasonFieldOf } from '../forms/reasons-form.ts';

export interface ReasonFieldsProps {
  readonly form: FormState;
  readonly findings: readonly Finding[];
}

/** Asks for a reason for each thing that a rule holds back. The history keeps it, with the approver's name. */
export const ReasonFields = ({ form, findings }: ReasonFieldsProps) =>
  findings.length === 0 ? null : (
    <fieldset class="usa-fieldset">
      <legend class="usa-legend">
        {findings.length === 1 ? 'A rule holds this post back' : 'Rules hold this post back'}
      </legend>
      <p>
        Change the text, or say for each why it may stand as it is. Your reason and your name are kept with
        the post and in its history. {NO_CERTIFICATE}
      </p>
      {findings.map((finding, place) => (
        <>
          <Hidden name={aboutField(place)} value={keyOfFinding(finding)} />
          <TextField
            form={form}
            name={reasonFieldOf(place)}
            label={describeQuestion(finding)}
            hint={finding.message}
            autocomplete="off"
          />
        </>
      ))}
    </fieldset>
  );

function describeQuestion({ words, field }: Finding): string {
  if (words === undefined) return 'Why it may stand';
  return field === 'alt' ? `Why “${words}” may stand in the image’s description` : `Why “${words}” may stand`;
}
