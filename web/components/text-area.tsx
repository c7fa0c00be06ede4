import { countText } from '#core/text-count.ts';
import type { TextRules } from '#core/text-rules.ts';
import { textOf } from '../forms/form-state.ts';
import { Field, type FieldProps, wireField } from './field.tsx';
import { writeNumber } from './number-text.ts';

export interface TextAreaProps extends FieldProps {
  readonly rows?: number | undefined;
  /** Shows how long the text is as that platform counts. A page that uses it asks Layout for `live-count`. */
  readonly countFor?: Pick<TextRules, 'name' | 'text'> | undefined;
  readonly language?: string | undefined;
}

export const TextArea = (props: TextAreaProps) => {
  const { name, countFor } = props;
  const text = textOf(props.form, name);
  const countId = `${name}-count`;
  const wiring = countFor ? wireField(props, countId) : wireField(props);
  return (
    <Field field={props} wiring={wiring}>
      <textarea
        class="usa-textarea"
        id={name}
        name={name}
        rows={props.rows ?? 6}
        lang={props.language}
        required={!props.optional}
        {...wiring.aria}
      >
        {/* The parser drops a first line break, so one is given away for a text that begins with its own. */}
        {`\n${text}`}
      </textarea>
      {countFor ? <Count id={countId} field={name} text={text} rules={countFor} /> : null}
    </Field>
  );
};

interface CountProps {
  readonly id: string;
  readonly field: string;
  readonly text: string;
  readonly rules: Pick<TextRules, 'name' | 'text'>;
}

const Count = ({ id, field, text, rules: { name, text: limit } }: CountProps) => {
  const length = countText(text, limit.unit);
  return (
    <p
      class={`count${length > limit.max ? ' count--over' : ''}`}
      id={id}
      data-count-of={field}
      data-unit={limit.unit}
      data-max={limit.max}
    >
      <span data-count>{writeNumber(length)}</span> of {writeNumber(limit.max)}, as {name} counts
    </p>
  );
};
