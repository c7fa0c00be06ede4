import type { Schedule } from './association-campaign.ts';
import type { MessageId } from './ids.ts';
import type { Place } from './plan-offer.ts';
import { describeExhaustion } from './rotation/describe-exhaustion.ts';
import { planRotation } from './rotation/plan-rotation.ts';
import { SPACING } from './rotation/rotation.ts';
import { resolveSlot, type Slot, type Zone } from './slot.ts';

/** One message at one time in one office. */
export interface Turn {
  /** From 1, in the order of time: names the turn's posts. */
  readonly number: number;
  readonly messageId: MessageId;
  readonly slot: Slot;
}

export interface Turns {
  readonly turns: readonly Turn[];
  /** What the schedule cannot give this office, in sentences. */
  readonly omitted: readonly string[];
}

/** The turns of a schedule for an office of this zone, at its place among the offices. */
export function turnsOf(schedule: Schedule, zone: Zone, place: Place): Turns {
  switch (schedule.kind) {
    case 'dates':
      return turnsOnDates(schedule, zone);
    case 'rotation':
      return turnsInRotation(schedule, zone, place);
  }
}

function turnsOnDates({ turns }: Schedule & { kind: 'dates' }, zone: Zone): Turns {
  const resolved = turns.map(({ messageId, local }) => ({
    messageId,
    slot: resolveSlot(local, zone),
    local,
  }));
  return {
    turns: resolved
      .flatMap(({ messageId, slot }) => (slot.ok ? [{ messageId, slot: slot.value }] : []))
      .toSorted((a, b) => (a.slot.due < b.slot.due ? -1 : a.slot.due > b.slot.due ? 1 : 0))
      .map((turn, index) => ({ ...turn, number: index + 1 })),
    omitted: resolved.filter(({ slot }) => !slot.ok).map(({ local }) => `${local} is not a date.`),
  };
}

/** An office's part of a rotation: planned from its place alone, so that offices can be reached one by one. */
function turnsInRotation(schedule: Schedule & { kind: 'rotation' }, zone: Zone, place: Place): Turns {
  const { turns, exhausted } = planRotation({
    messages: schedule.messageIds.map((id) => ({ id })),
    rhythm: {
      weekdays: schedule.weekdays,
      times: schedule.times,
      period: { from: schedule.start, weeks: schedule.weeks },
    },
    zone,
    gap: schedule.gapDays,
    place: { index: place.index, of: place.count },
    spacing: SPACING,
    blackouts: [],
    onBlackout: 'skip',
    whenExhausted: 'stop',
    fixed: [],
  });
  return {
    turns: turns.map(({ messageId, slot }, index) => ({ messageId, slot, number: index + 1 })),
    omitted: exhausted.map(describeExhaustion),
  };
}
