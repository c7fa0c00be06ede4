import { LocalTime, resolveSlot, type Slot, slotAt, type Zone } from '#core/slot.ts';
import { later, MINUTE, startOf, type UtcMinute } from '#core/time.ts';
import { dayOf, daysLater, lastDayOf, listTimes } from './rhythm.ts';
import type { EmptySlot, Rotation } from './rotation.ts';

/** A slot that waits for a message. */
export interface Opening {
  readonly wanted: LocalTime;
  readonly slot: Slot;
}

export interface Openings {
  readonly openings: readonly Opening[];
  readonly empty: readonly EmptySlot[];
}

type Asked = Pick<Rotation, 'rhythm' | 'zone' | 'blackouts' | 'onBlackout' | 'fixed' | 'notBefore'>;

/** The slots of a rotation that are free, and those at which nothing can go out whatever the message. */
export function findOpenings(asked: Asked): Openings {
  const { zone, fixed, notBefore } = asked;
  const openings: Opening[] = [];
  const empty: EmptySlot[] = [];
  const silent: LocalTime[] = [];
  const filled = new Set(fixed.map(({ wanted }) => wanted));
  // A turn that was put off or moved by a person still fills the minute that it was meant for.
  const taken = new Set(
    fixed.flatMap(({ wanted, slot, offset }) => [
      slot.due,
      slotAt(later(slot.due, -offset * MINUTE), zone).due,
      slotOf(wanted, zone).due,
    ]),
  );

  for (const wanted of listTimes(asked.rhythm)) {
    if (filled.has(wanted)) continue;
    const slot = slotOf(wanted, zone);
    if (notBefore !== undefined && startOf(slot.due) < notBefore) empty.push({ wanted, why: 'past' });
    else if (isSilent(slot.due, asked)) silent.push(wanted);
    else if (taken.has(slot.due)) empty.push({ wanted, why: 'same-minute' });
    else {
      taken.add(slot.due);
      openings.push({ wanted, slot });
    }
  }
  // Only now, because a slot in its own place goes before one that is put off.
  for (const wanted of silent) {
    const slot = asked.onBlackout === 'shift' ? findFreeDay(wanted, asked, taken) : undefined;
    if (slot) {
      taken.add(slot.due);
      openings.push({ wanted, slot });
    } else empty.push({ wanted, why: 'blackout' });
  }
  return { openings, empty };
}

/** The same time on the first day after the blackout that has no slot there yet, if the period has one. */
function findFreeDay(wanted: LocalTime, asked: Asked, taken: ReadonlySet<UtcMinute>): Slot | undefined {
  const last = lastDayOf(asked.rhythm.period);
  for (let day = daysLater(dayOf(wanted), 1); day <= last; day = daysLater(day, 1)) {
    const slot = slotOf(LocalTime.parse(`${day}${wanted.slice(10)}`), asked.zone);
    if (!taken.has(slot.due) && !isSilent(slot.due, asked)) return slot;
  }
  return undefined;
}

/** Whether a minute lies in a blackout. */
export function isSilent(due: UtcMinute, { blackouts }: Pick<Rotation, 'blackouts'>): boolean {
  if (blackouts.length === 0) return false;
  const at = startOf(due);
  return blackouts.some(({ from, until }) => from <= at && at < until);
}

function slotOf(wanted: LocalTime, zone: Zone): Slot {
  const slot = resolveSlot(wanted, zone);
  if (!slot.ok) throw new RangeError(`${wanted} is no time of a calendar`);
  return slot.value;
}
