import { defineGuardrail } from '#core/guardrails/guardrail.ts';
import { describeTime } from '#core/slot.ts';
import { startOf } from '#core/time.ts';

/** A post that falls due in a time in which counsel has asked the office to keep silent. */
export const blackout = defineGuardrail('blackout', ({ slot }, { blackouts, zone }) => {
  const due = startOf(slot.due);
  return blackouts
    .filter(({ from, until }) => from <= due && due < until)
    .map(({ until, reason, citation }) => ({
      field: 'slot',
      message: `This post falls due in a time of silence (${reason}; ${citation}). Move it to ${describeTime(until, zone)} or later.`,
    }));
});
