import type { Language } from '#core/ids.ts';
import type { Message, Pack, Placeholder, Voice } from '#core/pack.ts';
import { placeholdersOf } from '#use-cases/prepare-announcement.ts';
import { DateField } from '../components/date-time-fields.tsx';
import { Select } from '../components/select.tsx';
import { TextField } from '../components/text-field.tsx';
import type { FormState } from '../forms/form-state.ts';

export interface AnswerFieldProps {
  readonly form: FormState;
  readonly name: string;
  readonly placeholder: Placeholder;
}

/** The field in which an office fills a gap of the message. */
export const AnswerField = ({ form, name, placeholder }: AnswerFieldProps) => {
  const { label, hint, type, choices, required } = placeholder;
  const field = { form, name, label, hint, optional: !required };
  switch (type) {
    case 'text':
      return <TextField {...field} />;
    case 'url':
      return <TextField {...field} type="url" spellcheck={false} />;
    case 'date':
      return <DateField {...field} />;
    case 'choice':
      return (
        <Select
          {...field}
          prompt="Choose one"
          options={(choices ?? []).map((choice) => ({ value: choice, label: choice }))}
        />
      );
  }
};

/**
 * The gaps that a message leaves in any of its wordings, whichever voice and channels are chosen in the end. What only
 * the official's own voice asks for can stay empty.
 */
export function askedBy(pack: Pack, message: Message, language: Language): readonly Placeholder[] {
  const platforms = [...new Set(message.variants.flatMap((variant) => variant.platforms))];
  const keysOf = (voice: Voice) =>
    new Set(placeholdersOf(pack, message, { platforms, language, voice }).map(({ key }) => key));
  const office = keysOf('office');
  const personal = keysOf('personal');
  return pack.placeholders
    .filter(({ key }) => office.has(key) || personal.has(key))
    .map((placeholder) => ({ ...placeholder, required: office.has(placeholder.key) }));
}
