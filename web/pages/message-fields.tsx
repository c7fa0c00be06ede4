import type { OwnPack } from '#core/own-pack/own-pack.ts';
import { MessageKind } from '#core/pack.ts';
import { Checkboxes, Radios } from '../components/choices.tsx';
import { FormSection } from '../components/form-section.tsx';
import { Select } from '../components/select.tsx';
import { TextField } from '../components/text-field.tsx';
import type { FormState } from '../forms/form-state.ts';
import { withoutHandleField } from '../forms/message-form.ts';

interface Props {
  readonly pack: OwnPack;
  readonly form: FormState;
}

/** What a message is, apart from its words. */
export const MessageAbout = ({ form }: Pick<Props, 'form'>) => (
  <FormSection id="about" heading="What it is">
    <Select
      form={form}
      name="kind"
      label="Kind"
      options={MessageKind.options.map((value) => ({ value, label: KINDS[value] }))}
    />
    <TextField form={form} name="topic" label="Topic" hint="A word or two, such as “counting”." />
    <Select
      form={form}
      name="audience"
      label="For whom"
      options={[
        { value: 'public', label: 'The public' },
        { value: 'officials', label: 'Election officials' },
        { value: 'associations', label: 'Associations' },
      ]}
    />
    <Select
      form={form}
      name="principle"
      label="Principle"
      hint="Only for a message about one of the ten principles."
      optional
      prompt="None"
      options={Array.from({ length: 10 }, (_, index) => String(index + 1)).map((value) => ({
        value,
        label: value,
      }))}
    />
    <Checkboxes
      form={form}
      name="time_sensitive"
      label="Deadline"
      optional
      choices={[
        {
          value: 'yes',
          label: 'It names a date or a deadline',
          hint: 'Then it is never sent more than an hour late.',
        },
      ]}
    />
  </FormSection>
);

const KINDS: Readonly<Record<MessageKind, string>> = {
  announcement: 'Announcement',
  principle: 'Principle',
  'talking-point': 'Talking point',
  'how-to': 'How-to',
  share: 'Share what is published',
};

/** What goes with the words: a picture, hashtags, and what becomes of a tag without a handle. */
export const MessageExtras = ({ pack, form }: Props) => (
  <FormSection id="extras" heading="Picture, hashtags and tags">
    {pack.media.length === 0 ? (
      <p>The pack has no pictures yet.</p>
    ) : (
      <Radios
        form={form}
        name="media"
        label="Picture"
        choices={[
          { value: '', label: 'No picture', hint: 'Instagram needs one.' },
          ...pack.media.map(({ key, alt }) => ({ value: key, label: key, hint: alt })),
        ]}
      />
    )}
    {pack.hashtags.length === 0 ? null : (
      <Checkboxes
        form={form}
        name="hashtags"
        label="Hashtags"
        optional
        choices={pack.hashtags.map(({ tag, reason }) => ({ value: tag, label: `#${tag}`, hint: reason }))}
      />
    )}
    {pack.tags
      .filter(({ status }) => status === 'active')
      .map(({ key, name }) => (
        <Select
          form={form}
          name={withoutHandleField(key)}
          label={`Where ${name} has no handle`}
          options={[
            { value: 'name', label: 'Write the plain name' },
            { value: 'omit', label: 'Leave the tag out' },
          ]}
        />
      ))}
  </FormSection>
);
