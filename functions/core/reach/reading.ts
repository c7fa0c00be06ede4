import * as z from 'zod';
import { Actor } from '#core/audit.ts';
import { Instant } from '#core/time.ts';

const reason = z.string().min(1);

/** The platform does not give this number for this post, and will not. */
const NotAvailable = z.object({ status: z.literal('not-available'), reason });
/** The platform gives it, but not to Clarion as it is connected now. */
const NotPermitted = z.object({ status: z.literal('not-permitted'), reason });
/** It is to come. */
const NotYet = z.object({ status: z.literal('not-yet'), reason });

/** A number that nobody has told so far, but that a person may read on the platform. */
export const UnknownReading = z.discriminatedUnion('status', [NotAvailable, NotPermitted, NotYet]);
export type UnknownReading = z.infer<typeof UnknownReading>;

/**
 * What is known of one metric of one post. Unknown is not zero: `zero` is the platform's own word, and whatever it did
 * not say stands here as what it is, with a sentence for people where that needs one.
 */
export const Reading = z.discriminatedUnion('status', [
  z.object({ status: z.literal('value'), value: z.number().positive() }),
  z.object({ status: z.literal('zero') }),
  NotAvailable,
  NotPermitted,
  NotYet,
  /** The post is not on the platform any more. */
  z.object({ status: z.literal('deleted') }),
  /** A person has read it on the platform and typed it in. */
  z.object({
    status: z.literal('manual'),
    value: z.number().nonnegative(),
    by: Actor.optional(),
    at: Instant.optional(),
    /** What stood here before, and does so again where the number is taken back. */
    instead: UnknownReading.optional(),
  }),
]);
export type Reading = z.infer<typeof Reading>;
export type ReadingStatus = Reading['status'];

export const READING_STATUSES: readonly ReadingStatus[] = [
  'value',
  'zero',
  'manual',
  'not-yet',
  'not-available',
  'not-permitted',
  'deleted',
];

/** The reading that a platform's own number is. Throws RangeError for what is no count. */
export function readingOf(count: number): Reading {
  if (!Number.isSafeInteger(count) || count < 0) throw new RangeError(`${count} is no count`);
  return count === 0 ? { status: 'zero' } : { status: 'value', value: count };
}

/** The number of a reading, zero included; nothing where it is unknown. */
export function numberOf(reading: Reading | undefined): number | undefined {
  switch (reading?.status) {
    case 'value':
    case 'manual':
      return reading.value;
    case 'zero':
      return 0;
    default:
      return undefined;
  }
}

/** Whether a reading tells a number. */
export function isReported(status: ReadingStatus): boolean {
  return status === 'value' || status === 'zero' || status === 'manual';
}
