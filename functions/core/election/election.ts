import * as z from 'zod';
import { UsState } from './us-state.ts';

const slug = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'use lower-case letters, digits and hyphens');

export const ElectionId = slug.brand<'ElectionId'>();
export type ElectionId = z.infer<typeof ElectionId>;

export const ElectionKind = z.enum(['general', 'primary', 'runoff', 'special', 'municipal']);
export type ElectionKind = z.infer<typeof ElectionKind>;

/**
 * One election of one state. When it takes place is not here but in its calendar, so that a court's new date keeps
 * the old one and its source on record.
 */
export const Election = z.object({
  id: ElectionId,
  name: z.string().trim().min(1).max(100),
  state: UsState,
  kind: ElectionKind,
  /** The year of the cycle it belongs to, which a runoff in January does not take from its own date. */
  cycle: z.int().min(2000).max(2100),
});
export type Election = z.infer<typeof Election>;
