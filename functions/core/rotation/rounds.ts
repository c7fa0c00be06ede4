import type { MessageId } from '#core/ids.ts';

/** Which messages have had their turn, asked and told in the order in which turns go out. */
export interface Rounds {
  /** The round to which the next planned turn belongs. */
  next(): number;
  /**
   * The messages whose turn it is: those that this round lacks, or all where it is complete. What the round before
   * lacked comes first.
   */
  left(): readonly MessageId[];
  /** Records a turn and tells its round. */
  take(messageId: MessageId): number;
}

/**
 * Counts the rounds of a rotation. A turn that people approved too early for its message opens the next round: what
 * the others missed is not owed to them, since to make up for it would repeat them, but they come first in the new one.
 */
export function createRounds(order: readonly MessageId[]): Rounds {
  const known = new Set(order);
  let round = 1;
  let before: ReadonlySet<MessageId> = known;
  let used = new Set<MessageId>();

  const isComplete = () => order.length > 0 && order.every((id) => used.has(id));
  return {
    next: () => (isComplete() ? round + 1 : round),
    left() {
      const [left, last] = isComplete() ? [order, used] : [order.filter((id) => !used.has(id)), before];
      return [...left.filter((id) => !last.has(id)), ...left.filter((id) => last.has(id))];
    },
    take(messageId) {
      // A message that was taken out of the rotation has no say in its rounds.
      if (!known.has(messageId)) return round;
      if (used.has(messageId) || isComplete()) {
        round += 1;
        before = used;
        used = new Set();
      }
      used.add(messageId);
      return round;
    },
  };
}
