import type { MessageId, OfficeId } from '#core/ids.ts';
import type { Slot } from '#core/slot.ts';
import { minuteNumber } from './other-turns.ts';
import type { Turn } from './rotation.ts';

/** An office's turns, as planned. */
export interface OfficeTurns {
  readonly officeId: OfficeId;
  readonly turns: readonly Pick<Turn, 'messageId' | 'slot'>[];
}

/** Two offices that carry the same message too close to one another. */
export interface ClosePair {
  readonly messageId: MessageId;
  /** The earlier one. */
  readonly one: { readonly officeId: OfficeId; readonly slot: Slot };
  readonly other: { readonly officeId: OfficeId; readonly slot: Slot };
  /** How many minutes lie between them. */
  readonly minutes: number;
}

export interface CloseTurns {
  /** How many pairs there are. */
  readonly count: number;
  /** The first of them, by message and time. */
  readonly pairs: readonly ClosePair[];
}

/** Pairs that are listed one by one; two thousand offices can have millions, and nobody reads more. */
export const LISTED_PAIRS = 1000;

/**
 * All pairs of offices that carry the same message with fewer minutes between them than wanted, counted to the last:
 * what offsets could not keep apart. It looks at nothing but the turns, and so checks every way of planning them.
 */
export function findCloseTurns(
  offices: readonly OfficeTurns[],
  apart: number,
  listed: number = LISTED_PAIRS,
): CloseTurns {
  const byMessage = Map.groupBy(offices.flatMap(placeTurns), ({ messageId }) => messageId);
  const pairs: ClosePair[] = [];
  let count = 0;
  for (const [messageId, placed] of [...byMessage].sort(([a], [b]) => (a < b ? -1 : 1))) {
    placed.sort((a, b) => a.minute - b.minute || (a.officeId < b.officeId ? -1 : 1));
    placed.forEach((one, index) => {
      for (let next = index + 1; next < placed.length; next += 1) {
        const other = placed[next];
        if (!other || other.minute - one.minute >= apart) break;
        if (other.officeId === one.officeId) continue;
        count += 1;
        if (pairs.length < listed) pairs.push(pairOf(messageId, one, other));
      }
    });
  }
  return { count, pairs };
}

interface PlacedTurn {
  readonly officeId: OfficeId;
  readonly messageId: MessageId;
  readonly slot: Slot;
  readonly minute: number;
}

function placeTurns({ officeId, turns }: OfficeTurns): readonly PlacedTurn[] {
  return turns.map(({ messageId, slot }) => ({ officeId, messageId, slot, minute: minuteNumber(slot.due) }));
}

function pairOf(messageId: MessageId, one: PlacedTurn, other: PlacedTurn): ClosePair {
  return {
    messageId,
    one: { officeId: one.officeId, slot: one.slot },
    other: { officeId: other.officeId, slot: other.slot },
    minutes: other.minute - one.minute,
  };
}
