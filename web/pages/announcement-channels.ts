import type { Channel } from '#core/channel.ts';
import type { Message } from '#core/pack.ts';
import type { TextRules } from '#core/text-rules.ts';
import type { Choice } from '../components/choices.tsx';
import { describePresence } from '../handle-text.ts';

/** A platform as a choice of the announcement form: as whom it posts, or why it cannot be chosen. */
export function describeChannel(
  message: Message,
  { platform, name }: TextRules,
  channels: readonly Channel[],
): Choice {
  const choice = { value: platform, label: name };
  const voices = new Set(
    message.variants.filter(({ platforms }) => platforms.includes(platform)).map(({ voice }) => voice),
  );
  if (voices.size === 0) return { ...choice, unavailable: `This message has no wording for ${name}.` };
  const channel = channels.find((candidate) => candidate.platform === platform);
  if (!channel) return { ...choice, unavailable: 'Not connected. Connect it on the Channels page.' };
  if (channel.status === 'disconnected') {
    return {
      ...choice,
      unavailable: `No longer connected. ${channel.trouble ?? 'Connect it again on the Channels page.'}`,
    };
  }
  const [only] = voices.size === 1 ? voices : [];
  const limits =
    only === undefined ? '' : ` Only in the ${only === 'office' ? 'office’s' : 'official’s own'} voice.`;
  const byHand = channel.mode === 'manual' ? ' A person posts it by hand when its time comes.' : '';
  return { ...choice, hint: `As ${describePresence(channel)}.${limits}${byHand}` };
}
