import type { MessageId } from '#core/ids.ts';
import { dayNumber, dayOf } from './rhythm.ts';
import type { Rotation } from './rotation.ts';

/** On which days each message is used, and what that leaves open. Days are numbered as by `dayNumber`. */
export interface Gaps {
  /** The first day from the given one on that is a gap away from every use of the message, before and after. */
  opensOn(messageId: MessageId, day: number): number;
  use(messageId: MessageId, day: number): void;
}

/** Counts days of the office's calendar, so that a change of clocks takes nothing from a gap of four weeks. */
export function createGaps({ messages, gap, fixed }: Pick<Rotation, 'messages' | 'gap' | 'fixed'>): Gaps {
  const gaps = new Map(messages.map((message) => [message.id, message.gap ?? gap]));
  const uses = new Map<MessageId, readonly number[]>();
  const use = (messageId: MessageId, day: number) => {
    uses.set(
      messageId,
      [...(uses.get(messageId) ?? []), day].sort((a, b) => a - b),
    );
  };
  for (const { messageId, slot } of fixed) use(messageId, dayNumber(dayOf(slot.local)));
  return {
    opensOn(messageId, day) {
      const wait = gaps.get(messageId) ?? gap;
      let open = day;
      // In the order of the days, so that one look at each suffices.
      for (const used of uses.get(messageId) ?? []) {
        if (Math.abs(used - open) < wait) open = used + wait;
      }
      return open;
    },
    use,
  };
}
