import type { MessageId } from '#core/ids.ts';
import { resolveSlot, type Slot, slotAt } from '#core/slot.ts';
import { later, MINUTE } from '#core/time.ts';
import { isSilent } from './openings.ts';
import { minuteNumber, type OtherTurns } from './other-turns.ts';
import { dayOf } from './rhythm.ts';
import type { Rotation } from './rotation.ts';

export interface PutOff {
  readonly slot: Slot;
  /** Minutes. */
  readonly offset: number;
}

/** The smallest offset, up to a limit in minutes, at which no other office carries the message close by. */
export function findOffset(
  slot: Slot,
  messageId: MessageId,
  limit: number,
  { others, rotation }: { readonly others: OtherTurns; readonly rotation: Pick<Rotation, 'blackouts'> },
): PutOff | undefined {
  const base = minuteNumber(slot.due);
  let offset = 0;
  while (offset <= limit) {
    const free = others.freeFrom(messageId, base + offset);
    const moved = free === undefined ? putOff(slot, offset, rotation) : undefined;
    if (moved) return { slot: moved, offset };
    offset = free === undefined ? offset + 1 : free - base;
  }
  return undefined;
}

/**
 * A slot so many minutes later. None in a blackout, on another day of the office's calendar, or in an hour that the
 * clock shows for the second time: read again from its wall-clock time, it would jump back to the first.
 */
export function putOff(slot: Slot, offset: number, rotation: Pick<Rotation, 'blackouts'>): Slot | undefined {
  if (offset === 0) return slot;
  const moved = slotAt(later(slot.due, offset * MINUTE), slot.zone);
  if (dayOf(moved.local) !== dayOf(slot.local) || isSilent(moved.due, rotation)) return undefined;
  const again = resolveSlot(moved.local, slot.zone);
  return again.ok && again.value.due === moved.due ? again.value : undefined;
}
