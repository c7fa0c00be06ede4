import * as z from 'zod';
import { Actor } from '#core/audit.ts';
import { MemberId } from '#core/ids.ts';
import { Instant } from '#core/time.ts';
import type { Week } from './week.ts';

/** What a member has decided about the weekly summary of one office or association. Who never decided gets none. */
export const WeeklyChoice = z.object({
  memberId: MemberId,
  isOn: z.boolean(),
  by: Actor,
  at: Instant,
  /** Counts writes; a write based on an older count is refused. */
  version: z.int().nonnegative(),
});
export type WeeklyChoice = z.infer<typeof WeeklyChoice>;

/** Whether somebody gets the summary of a week: not of one that was due before they had asked for any. */
export function wants({ isOn, at }: WeeklyChoice, { tellAt }: Pick<Week, 'tellAt'>): boolean {
  return isOn && at < tellAt;
}

/** Names the summary of a week to one member: whatever happens in between, it is sent once. */
export function weeklyKey(
  { monday }: Pick<Week, 'monday'>,
  { memberId }: Pick<WeeklyChoice, 'memberId'>,
): string {
  return `weekly#${monday}#${memberId}`;
}
