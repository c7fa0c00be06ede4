import type { Message, MessageKind, Pack } from '#core/pack.ts';

export interface MessageGroup {
  readonly kind: MessageKind;
  readonly heading: string;
  /** What messages of this kind are for. */
  readonly purpose: string;
  readonly messages: readonly Message[];
}

const KINDS: readonly Omit<MessageGroup, 'messages'>[] = [
  {
    kind: 'announcement',
    heading: 'Announcement',
    purpose: 'Tell the public what your office has decided. Begin here.',
  },
  {
    kind: 'principle',
    heading: 'Principles, one at a time',
    purpose:
      'Explain what a principle means in your daily work. Use them in any order, weeks or months apart.',
  },
  {
    kind: 'talking-point',
    heading: 'Talking points',
    purpose: 'Keep the conversation going between elections: who you are and how you work.',
  },
  {
    kind: 'how-to',
    heading: 'Help for voters',
    purpose: 'Show voters how to take one step, such as registering or finding their polling place.',
  },
  {
    kind: 'share',
    heading: 'Share what you have published',
    purpose: 'Point to an op-ed, a press release or another piece of yours, wherever it can be read.',
  },
];

/** A pack's messages that an office can post, by kind; kinds without any are left out. */
export function groupMessages(pack: Pack): readonly MessageGroup[] {
  // What speaks to associations would be odd in an office's mouth.
  const usable = pack.messages.filter(({ audience }) => audience !== 'associations');
  return KINDS.map((kind) => ({
    ...kind,
    messages: usable.filter((message) => message.kind === kind.kind),
  })).filter(({ messages }) => messages.length > 0);
}

/** What a message is for, in a sentence. */
export function describePurpose(message: Message): string {
  const listener = message.audience === 'officials' ? 'other election officials' : 'voters';
  switch (message.kind) {
    case 'announcement':
      return `Tells ${listener} about a decision of your office.`;
    case 'principle':
      return message.principle === undefined
        ? `Explains one of the principles to ${listener}.`
        : `Explains principle ${message.principle} to ${listener}.`;
    case 'talking-point':
      return `Gives ${listener} a look at your work.`;
    case 'how-to':
      return `Helps ${listener} with one step.`;
    case 'share':
      return `Shows ${listener} a piece that you have published elsewhere.`;
  }
}
