import { answerField } from '#core/check-answers.ts';
import type { CompanionField, CompanionTemplate } from '#core/companion/companion-template.ts';
import { countWords } from '#core/count-words.ts';
import { nameLanguage } from '#core/name-language.ts';
import { DateField } from '../components/date-time-fields.tsx';
import { FormSection } from '../components/form-section.tsx';
import { writeNumber } from '../components/number-text.ts';
import { Select } from '../components/select.tsx';
import { TextArea } from '../components/text-area.tsx';
import { TextField } from '../components/text-field.tsx';
import { type FormState, textOf } from '../forms/form-state.ts';

export interface CompanionFieldsProps {
  readonly template: CompanionTemplate;
  readonly form: FormState;
}

/** What an office fills in: short answers first, then what it writes in its own words, step by step. */
export const CompanionFields = ({ template, form }: CompanionFieldsProps) => {
  const { fields, wordings } = template;
  const steps = fields.filter(({ prompts }) => prompts !== undefined);
  const others = fields.filter(({ prompts }) => prompts === undefined);
  return (
    <>
      {wordings.length > 1 ? (
        <Select
          form={form}
          name="language"
          label="Language"
          options={wordings.map(({ language }) => ({ value: language, label: nameLanguage(language) }))}
        />
      ) : null}
      {others.map((field) => (
        <OneField form={form} field={field} />
      ))}
      {steps.map((field) => (
        <Step form={form} field={field} />
      ))}
    </>
  );
};

const OneField = ({ form, field }: { readonly form: FormState; readonly field: CompanionField }) => {
  const { key, label, hint, type, required } = field;
  const props = { form, name: answerField(key), label, hint, optional: !required };
  switch (type) {
    case 'long':
      return <TextArea {...props} rows={4} />;
    case 'date':
      return <DateField {...props} />;
    case 'url':
      return <TextField {...props} type="url" spellcheck={false} />;
    case 'email':
      return <TextField {...props} type="email" spellcheck={false} />;
    case 'text':
      return <TextField {...props} />;
  }
};

const Step = ({ form, field }: { readonly form: FormState; readonly field: CompanionField }) => {
  const { key, label, hint, prompts = [] } = field;
  const name = answerField(key);
  return (
    <FormSection id={`step-${key}`} heading={label}>
      <ul class="prompts">
        {prompts.map((prompt) => (
          <li>{prompt}</li>
        ))}
      </ul>
      <TextArea form={form} name={name} label={`Your text for: ${label}`} hint={hint} rows={10} />
      <p class="count" data-words-of={name}>
        <span data-words>{writeNumber(countWords(textOf(form, name)))}</span> words in this step
      </p>
    </FormSection>
  );
};
