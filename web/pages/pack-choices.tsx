import type { Channel } from '#core/channel.ts';
import { answerField } from '#core/check-answers.ts';
import type { Office } from '#core/office.ts';
import type { Pack } from '#core/pack.ts';
import type { TextRules } from '#core/text-rules.ts';
import { Checkboxes, type Choice } from '../components/choices.tsx';
import { FormSection } from '../components/form-section.tsx';
import type { FormState } from '../forms/form-state.ts';
import { describePresence } from '../handle-text.ts';
import { officePath } from '../paths.ts';
import { AnswerField } from './answer-field.tsx';

/** What forms ask that plan several messages of a pack at once. */
export interface PackChoicesProps {
  readonly form: FormState;
  readonly office: Office;
  readonly pack: Pack;
  readonly rules: readonly TextRules[];
  readonly channels: readonly Channel[];
}

export interface AnswersSectionProps extends Pick<PackChoicesProps, 'form' | 'pack'> {
  /** What the words are for, such as `rotation`. */
  readonly what: string;
}

/** The words that make the posts the office's own. Which of them are needed depends on the messages in the end. */
export const AnswersSection = ({ form, pack, what }: AnswersSectionProps) => (
  <FormSection id="section-details" heading="Your details">
    <p>
      These words make the posts your office’s own. What Clarion knows of your office is filled in; change it
      here for this {what} only. What none of the chosen messages asks for can stay empty.
    </p>
    {pack.placeholders.map((placeholder) => (
      <AnswerField
        form={form}
        name={answerField(placeholder.key)}
        placeholder={{ ...placeholder, required: false }}
      />
    ))}
  </FormSection>
);

/** The office's channels, and what their posts carry besides the text. */
export const ChannelsSection = ({ form, office, pack, rules, channels }: PackChoicesProps) => (
  <FormSection id="section-channels" heading="Channels, hashtags and pictures">
    <Checkboxes
      form={form}
      name="platforms"
      label="Where should it be posted?"
      hint="Each channel gets its own wording, with the tags that are right there."
      choices={rules.map((known) => describeStanding(known, channels))}
    />
    <p>
      <a href={officePath(office.id, '/channels')}>See or connect channels</a>
      <span class="usa-hint"> (leaves this form)</span>
    </p>
    <PackHashtags form={form} pack={pack} />
    <PackPictures form={form} pack={pack} rules={rules} />
  </FormSection>
);

/** Which of a pack's hashtags its messages may carry. */
export const PackHashtags = ({ form, pack }: Pick<PackChoicesProps, 'form' | 'pack'>) =>
  pack.hashtags.length === 0 ? null : (
    <Checkboxes
      form={form}
      name="hashtags"
      label="Which hashtags may the posts carry?"
      hint="Each message carries those of its own. Where a platform takes fewer, the first ones are used."
      choices={pack.hashtags.map(({ tag, status, reason }) => ({
        value: tag,
        label: `#${tag}`,
        hint: status === 'off' ? `Off at first: ${reason}` : reason,
      }))}
    />
  );

/** Whether posts show the pictures that belong to their messages. */
export const PackPictures = ({ form, pack, rules }: Pick<PackChoicesProps, 'form' | 'pack' | 'rules'>) =>
  pack.images.size === 0 ? null : (
    <Checkboxes
      form={form}
      name="withImage"
      label="Should the posts show the pack’s pictures?"
      choices={[{ value: 'yes', label: 'Show the pictures', hint: needPictures(rules) }]}
    />
  );

/** Says which platforms take no post without a picture, if one of them does. */
export function needPictures(rules: readonly TextRules[]): string | undefined {
  const needy = rules.filter(({ image }) => image.required).map(({ name }) => name);
  return needy.length === 0
    ? undefined
    : `${new Intl.ListFormat('en-US').format(needy)} cannot do without one.`;
}

function describeStanding({ platform, name }: TextRules, channels: readonly Channel[]): Choice {
  const choice = { value: platform, label: name };
  const channel = channels.find((candidate) => candidate.platform === platform);
  if (!channel) return { ...choice, unavailable: 'Not connected. Connect it on the Channels page.' };
  if (channel.status === 'disconnected') {
    return {
      ...choice,
      unavailable: `No longer connected. ${channel.trouble ?? 'Connect it again on the Channels page.'}`,
    };
  }
  const byHand = channel.mode === 'manual' ? ' A person posts it by hand when its time comes.' : '';
  return { ...choice, hint: `As ${describePresence(channel)}.${byHand}` };
}
