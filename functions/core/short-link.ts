import * as z from 'zod';
import { Actor } from './audit.ts';
import { addDays, Day } from './election/day.ts';
import { CampaignId, OfficeId } from './ids.ts';
import { Instant } from './time.ts';

/**
 * What codes are made of: no digit or letter that is mistaken for another one (0 and o, 1 and i and l, 2 and z, 5 and
 * s, 6 and b, 9 and g and q, u and v), and no vowels, so that chance writes no words into an office's posts.
 */
const CODE_LETTERS = '2345678cdfhjkmnprtvwx';

const CODE_LENGTH = 7;

export const LinkCode = z
  .string()
  .regex(new RegExp(`^[${CODE_LETTERS}]{${CODE_LENGTH}}$`))
  .brand<'LinkCode'>();
export type LinkCode = z.infer<typeof LinkCode>;

export const LONGEST_TARGET = 500;
export const LONGEST_TITLE = 100;

/** An address of Clarion's that leads to one of the office's, and is counted when it is opened. */
export const ShortLink = z.object({
  code: LinkCode,
  officeId: OfficeId,
  /** As it is given out: another site can have pages whose addresses end the same. */
  address: z.url().optional(),
  /** Where it leads: read by `checkShortLink`, and never changed. */
  target: z.url({ protocol: /^https$/ }).max(LONGEST_TARGET),
  title: z.string().min(1).max(LONGEST_TITLE),
  /** The campaign that it was made for, if for one. */
  campaignId: CampaignId.optional(),
  by: Actor,
  at: Instant,
  /** From when on it leads nowhere. */
  retiredAt: Instant.optional(),
  /** Counts writes; a write based on an older count is refused. */
  version: z.int().nonnegative(),
});
export type ShortLink = z.infer<typeof ShortLink>;

/** How often a link was opened on a day of UTC. Whoever opened it is nowhere. */
export interface DayOfOpenings {
  readonly code: LinkCode;
  readonly day: Day;
  readonly opened: number;
}

/** How often a link was opened. */
export interface Openings {
  readonly total: number;
  /** Today and the `LATELY` − 1 days before it, by UTC. */
  readonly lately: number;
}

/** How many days of UTC count as the last ones, the one that is under way included. */
export const LATELY = 28;

const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** How many of the 64 values can be shared out evenly among the letters of a code. */
const EVEN = BASE64URL.length - (BASE64URL.length % CODE_LETTERS.length);

/** A code drawn from 32 random bytes as base64url, each code as likely as any other. */
export function drawCode(token: string): LinkCode {
  // The last of 43 characters holds four bits only.
  const values = [...token.slice(0, 42)].map((character) => BASE64URL.indexOf(character));
  const letters = values
    .filter((value) => value >= 0 && value < EVEN)
    .map((value) => CODE_LETTERS.charAt(value % CODE_LETTERS.length));
  return LinkCode.parse(letters.slice(0, CODE_LENGTH).join(''));
}

/** The code that somebody asks for; nothing where none can be like that. A code that is typed may be in capitals. */
export function readCode(text: string): LinkCode | undefined {
  const parsed = LinkCode.safeParse(text.toLowerCase());
  return parsed.success ? parsed.data : undefined;
}

/** The day of UTC that an opening is counted on. */
export function dayOfOpening(at: Instant): Day {
  return Day.parse(at.slice(0, 10));
}

/** Adds up how often a link was opened, as of now. */
export function addUpOpenings(code: LinkCode, days: readonly DayOfOpenings[], now: Instant): Openings {
  const since = addDays(dayOfOpening(now), 1 - LATELY);
  const own = days.filter((day) => day.code === code);
  const add = (some: readonly DayOfOpenings[]) => some.reduce((sum, { opened }) => sum + opened, 0);
  return { total: add(own), lately: add(own.filter(({ day }) => day >= since)) };
}

/** Whether a text has the address of a link in it, and not only one that begins the same. */
export function namesAddress(text: string, address: string): boolean {
  const [, afterFirst, ...more] = text.split(address);
  return [afterFirst, ...more].some((after) => after !== undefined && !/^[\w-]/.test(after));
}
