import * as z from 'zod';
import { Actor, CLARION } from '#core/audit.ts';
import type { Office } from '#core/office.ts';
import { Image } from '#core/pack.ts';
import { Instant } from '#core/time.ts';
import { Colour } from './contrast.ts';

/** An image as stored, without the words that describe it. */
export const Picture = Image.omit({ alt: true });
export type Picture = z.infer<typeof Picture>;

export const LONGEST_DISPLAY_NAME = 100;

/** How an office looks on its cards. */
export const Identity = z.object({
  /** The name that stands on every card. */
  name: z.string().min(1).max(LONGEST_DISPLAY_NAME),
  /** The seal or logo; it stands on white. */
  logo: Picture.optional(),
  /** The ground of statements, and the letters on white. White text can be read on it. */
  main: Colour,
  /** The panel behind a number or a day. White text can be read on it. */
  accent: Colour,
  by: Actor,
  at: Instant,
  /** Counts writes; a write based on an older count is refused. 0 for what is not stored yet. */
  version: z.int().nonnegative(),
});
export type Identity = z.infer<typeof Identity>;

/** The identity of an office that has not chosen one yet: its name, and the blues of U.S. government pages. */
export function plainIdentity(office: Pick<Office, 'name'>, at: Instant): Identity {
  return {
    name: office.name,
    main: Colour.parse('#1a4480'),
    accent: Colour.parse('#005ea2'),
    by: CLARION,
    at,
    version: 0,
  };
}
