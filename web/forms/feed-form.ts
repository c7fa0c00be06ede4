import * as z from 'zod';
import { Instant } from '#core/time.ts';

export const FeedForm = z.object({
  /**
   * When the feed that the person saw was made; empty where they saw none. What cannot be read is no feed's time, so
   * that the change is refused as based on an outdated page.
   */
  seen: z
    .union([z.literal('').transform(() => undefined), Instant])
    .catch(Instant.parse('1970-01-01T00:00:00.000Z')),
});
