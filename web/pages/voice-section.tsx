import { Radios } from '../components/choices.tsx';
import { FormSection } from '../components/form-section.tsx';
import type { FormState } from '../forms/form-state.ts';
import { LanguageField } from './language-field.tsx';

/** Who speaks, and in which language where there is a choice. */
export const VoiceSection = ({ form, languages }: { form: FormState; languages: readonly string[] }) => (
  <FormSection id="section-voice" heading="Voice">
    <Radios
      form={form}
      name="voice"
      label="Who is speaking?"
      choices={[
        {
          value: 'office',
          label: 'The office',
          hint: 'The posts say “we” and the office’s name. They stay right when the official changes.',
        },
        {
          value: 'personal',
          label: 'The official, personally',
          hint: 'The posts say “I”. They need the official’s name and title, and the official’s agreement.',
        },
      ]}
    />
    <LanguageField form={form} languages={languages} />
  </FormSection>
);
