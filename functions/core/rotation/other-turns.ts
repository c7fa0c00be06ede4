import type { MessageId, OfficeId } from '#core/ids.ts';
import { epochOf, MINUTE, type UtcMinute } from '#core/time.ts';
import type { Turn } from './rotation.ts';

/** What other offices carry, and when. */
export interface OtherTurns {
  /**
   * The first minute from which on those turns near this one are far enough away, or undefined if this one is. Minutes
   * since 1970-01-01 UTC.
   */
  freeFrom(messageId: MessageId, minute: number): number | undefined;
}

export interface KnownTurns {
  add(officeId: OfficeId, turns: readonly Pick<Turn, 'messageId' | 'slot'>[]): void;
  /** Those of all offices but one: an office need not keep apart from itself. */
  without(officeId: OfficeId): OtherTurns;
}

/**
 * Keeps the turns of many offices by message and stretch of `apart` minutes: what is near a minute lies in its stretch
 * or one beside it, so that thousands of offices are planned in one go.
 */
export function createKnownTurns(apart: number): KnownTurns {
  const known = new Map<MessageId, Map<number, { readonly officeId: OfficeId; readonly minute: number }[]>>();
  const stretchOf = (minute: number) => Math.floor(minute / apart);
  return {
    add(officeId, turns) {
      if (apart <= 0) return;
      for (const { messageId, slot } of turns) {
        const minute = minuteNumber(slot.due);
        const stretches = known.get(messageId) ?? new Map();
        known.set(messageId, stretches);
        const stretch = stretches.get(stretchOf(minute)) ?? [];
        stretches.set(stretchOf(minute), stretch);
        stretch.push({ officeId, minute });
      }
    },
    without: (own) => ({
      freeFrom(messageId, minute) {
        const stretches = known.get(messageId);
        if (!stretches) return undefined;
        let last: number | undefined;
        for (let at = stretchOf(minute) - 1; at <= stretchOf(minute) + 1; at += 1) {
          for (const turn of stretches.get(at) ?? []) {
            if (turn.officeId === own || Math.abs(turn.minute - minute) >= apart) continue;
            last = Math.max(last ?? turn.minute, turn.minute);
          }
        }
        return last === undefined ? undefined : last + apart;
      },
    }),
  };
}

/** Minutes since 1970-01-01 UTC. */
export function minuteNumber(due: UtcMinute): number {
  return epochOf(due) / MINUTE;
}
