import * as z from 'zod';
import { Actor } from '#core/audit.ts';
import { Day } from '#core/election/day.ts';
import { OfficeId } from '#core/ids.ts';
import { Instant } from '#core/time.ts';

const Listed = z.object({ name: z.string().min(1), also: z.array(z.string().min(1)).optional() });

/** What an office has entered so that its own posts are read with its own names, links and consents. */
export const OfficeWording = z.object({
  officeId: OfficeId,
  parties: z.array(Listed),
  candidates: z.array(Listed),
  /** When its official is a candidate, both days included. */
  candidacies: z.array(z.object({ from: Day, until: Day, citation: z.string().min(1) })),
  /** Hosts or pages besides its own website that its posts may link to. */
  hosts: z.array(z.string().min(1)),
  /** Who agreed to be mentioned: `name` as the pack names them. */
  consents: z.array(z.object({ name: z.string().min(1), by: z.string().min(1), on: Day })),
  by: Actor,
  at: Instant,
  /** Counts writes; a write based on an older count is refused. */
  version: z.int().nonnegative(),
});
export type OfficeWording = z.infer<typeof OfficeWording>;
