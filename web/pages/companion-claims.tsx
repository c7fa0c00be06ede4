import { CLAIM_LIMITS } from '#core/companion/companion-answers.ts';
import { FormSection } from '../components/form-section.tsx';
import { TextArea } from '../components/text-area.tsx';
import { TextField } from '../components/text-field.tsx';
import { claimField, evidenceField } from '../forms/companion-form.ts';
import { type FormState, textOf } from '../forms/form-state.ts';

/** Rows without a claim that the form offers: saving offers as many again. */
const EMPTY_ROWS = 2;
const FIRST_ROWS = 3;

/** Each claim of a text with what shows that it is true. */
export const CompanionClaims = ({ form, wanted }: { readonly form: FormState; readonly wanted: number }) => (
  <FormSection id="claims" heading="Claims and evidence">
    <p>
      Write down each sentence that a reader may doubt, and below it at least {wanted} sources for it: a
      report, a record of your office, a web address. They stand at the end of the document, for the editor
      who checks them.
    </p>
    {listRows(form).map((at) => (
      <div class="claim">
        <TextField
          form={form}
          name={claimField(at)}
          label={`Claim ${at + 1}`}
          hint={at === 0 ? 'One sentence, as it stands in your text.' : undefined}
          optional
        />
        <TextArea
          form={form}
          name={evidenceField(at)}
          label={`Evidence for claim ${at + 1}`}
          hint={at === 0 ? 'One source on each line.' : undefined}
          rows={3}
          optional
        />
      </div>
    ))}
    <p>Saving adds room for more.</p>
  </FormSection>
);

function listRows(form: FormState): readonly number[] {
  const all = Array.from({ length: CLAIM_LIMITS.claims }, (_, at) => at);
  const last = all.findLast(
    (at) => textOf(form, claimField(at)) !== '' || textOf(form, evidenceField(at)) !== '',
  );
  return all.slice(0, Math.max(FIRST_ROWS, (last ?? -1) + 1 + EMPTY_ROWS));
}
