import { nameLanguage } from '#core/name-language.ts';
import { Radios } from '../components/choices.tsx';
import { Hidden } from '../components/form.tsx';
import { type FormState, textOf } from '../forms/form-state.ts';

/** In which language posts speak, where there is a choice. */
export const LanguageField = ({
  form,
  languages,
}: {
  readonly form: FormState;
  readonly languages: readonly string[];
}) =>
  languages.length > 1 ? (
    <Radios
      form={form}
      name="language"
      label="Language"
      choices={languages.map((language) => ({ value: language, label: nameLanguage(language) }))}
    />
  ) : (
    <Hidden name="language" value={textOf(form, 'language')} />
  );
