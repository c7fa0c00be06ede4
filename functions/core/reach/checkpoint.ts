import * as z from 'zod';
import { DAY, epochOf, HOUR, type Instant, instantOf, later, MINUTE } from '#core/time.ts';

/** The ages at which every published post is read, so that posts can be compared at the same age. */
export const Checkpoint = z.enum(['1h', '24h', '7d', '28d']);
export type Checkpoint = z.infer<typeof Checkpoint>;

export const CHECKPOINTS: readonly Checkpoint[] = Checkpoint.options;

/** Milliseconds after publishing; and how much later a figure may be read and still count as one of that age. */
const SCHEDULE: Readonly<Record<Checkpoint, { readonly age: number; readonly grace: number }>> = {
  '1h': { age: HOUR, grace: HOUR },
  '24h': { age: DAY, grace: 12 * HOUR },
  '7d': { age: 7 * DAY, grace: DAY },
  '28d': { age: 28 * DAY, grace: 3 * DAY },
};

/** Posts of a few minutes are read together: platforms charge and count calls, not posts, where they can. */
const TOGETHER = 5 * MINUTE;

/** The age of a checkpoint in milliseconds. */
export function ageOf(checkpoint: Checkpoint): number {
  return SCHEDULE[checkpoint].age;
}

/** When a post is read at a checkpoint: at the first full five minutes from that age on. */
export function dueAtCheckpoint(publishedAt: Instant, checkpoint: Checkpoint): Instant {
  return instantOf(Math.ceil((epochOf(publishedAt) + ageOf(checkpoint)) / TOGETHER) * TOGETHER);
}

/** After this instant a figure is too old to be compared with others of the checkpoint. */
export function endOfCheckpoint(publishedAt: Instant, checkpoint: Checkpoint): Instant {
  const { age, grace } = SCHEDULE[checkpoint];
  return later(publishedAt, age + grace);
}

/** How long a checkpoint can be read, in milliseconds. */
export function graceOf(checkpoint: Checkpoint): number {
  return SCHEDULE[checkpoint].grace;
}

/** The checkpoint after one; nothing after the last. */
export function checkpointAfter(checkpoint: Checkpoint): Checkpoint | undefined {
  return CHECKPOINTS[CHECKPOINTS.indexOf(checkpoint) + 1];
}

/** What a checkpoint is called for people. */
export function nameCheckpoint(checkpoint: Checkpoint): string {
  return NAMES[checkpoint];
}

const NAMES: Readonly<Record<Checkpoint, string>> = {
  '1h': '1 hour',
  '24h': '24 hours',
  '7d': '7 days',
  '28d': '28 days',
};
