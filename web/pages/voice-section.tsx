import { Radios } from '../components/choices.tsx';
import { Hidden } from '../components/form.tsx';
import { FormSection } from '../components/form-section.tsx';
import { type FormState, textOf } from '../forms/form-state.ts';

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
    {languages.length > 1 ? (
      <Radios
        form={form}
        name="language"
        label="Language"
        choices={languages.map((language) => ({ value: language, label: nameLanguage(language) }))}
      />
    ) : (
      <Hidden name="language" value={textOf(form, 'language')} />
    )}
  </FormSection>
);

function nameLanguage(language: string): string {
  return new Intl.DisplayNames(['en-US'], { type: 'language' }).of(language) ?? language;
}
