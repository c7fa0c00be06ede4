import * as z from 'zod';
import { OfficeId, Platform } from './ids.ts';
import { DAY, HOUR, Instant, later, MINUTE } from './time.ts';

/** What a platform gave an office to post with. Only ever stored sealed. */
export const Credentials = z.object({
  accessToken: z.string().min(1),
  refreshToken: z.string().min(1).optional(),
  /** When the access token ends; absent where the platform sets no end. */
  expiresAt: Instant.optional(),
  /** From when on an access token without a refresh token can renew itself; absent where none can. */
  renewableFrom: Instant.optional(),
  /** When the refresh token ends; absent where the platform does not say. */
  renewableUntil: Instant.optional(),
});
export type Credentials = z.infer<typeof Credentials>;

/** An office's presence on a platform. */
export const Channel = z.object({
  officeId: OfficeId,
  platform: Platform,
  mode: z.enum(['api', 'manual']),
  status: z.enum(['connected', 'disconnected']),
  /** The platform's own immutable id; the handle is what it is called today. */
  accountId: z.string(),
  handle: z.string(),
  name: z.string(),
  /** Credentials sealed by the vault for this office and platform; absent once disconnected. */
  sealed: z.string().optional(),
  /** When the channel stops working unless a person connects it again; absent where it renews itself or never ends. */
  expiresAt: Instant.optional(),
  /** Of a manual channel: where the public sees it, and who posts there. */
  byHand: z.object({ address: z.url(), poster: z.string() }).optional(),
  connectedAt: Instant,
  /** When the platform last said whose access this is. */
  checkedAt: Instant.optional(),
  /** When Clarion asks the platform again. */
  checkAt: Instant.optional(),
  /** Until then the credentials are somebody's to renew: a refresh token may be good for one use only. */
  renewingUntil: Instant.optional(),
  /** Why it is disconnected, in a sentence. */
  trouble: z.string().optional(),
  version: z.int(),
});
export type Channel = z.infer<typeof Channel>;

/** When a person has to connect again: at the end of the refresh token, or of access without one, if either has an end. */
export function endOfConnection(credentials: Credentials): Instant | undefined {
  const { refreshToken, expiresAt, renewableUntil } = credentials;
  return refreshToken === undefined ? expiresAt : renewableUntil;
}

const CHECK_EVERY = DAY;
const CHECK_AGAIN = HOUR;

/** Whether Clarion asks the platform about this channel: it has access, and posts with it. */
export function isChecked({ mode, status }: Channel): boolean {
  return mode === 'api' && status === 'connected';
}

/** When a channel that is in order at this instant is checked again. */
export function nextCheck(now: Instant): Instant {
  return later(now, CHECK_EVERY);
}

/** When a check that begins at this instant is made anew if nothing comes of it. */
export function repeatCheck(now: Instant): Instant {
  return later(now, CHECK_AGAIN);
}

/**
 * Credentials that end sooner than this are renewed before a post is sent with them: those with a refresh token at the
 * last moment, since renewing costs them their old one; those that renew themselves while they are good, well before.
 */
const RENEW_BEFORE = { byRefreshToken: 10 * MINUTE, byThemselves: 30 * DAY };

/** How eagerly credentials are renewed: only where a post needs it, or whenever the platform lets them. */
export type Renewal = 'at-need' | 'when-possible';

/** Whether these credentials are to be renewed at this instant. */
export function isToRenew(credentials: Credentials, renewal: Renewal, now: Instant): boolean {
  const { refreshToken, expiresAt, renewableFrom } = credentials;
  if (expiresAt === undefined) return false;
  if (refreshToken !== undefined) return expiresAt <= later(now, RENEW_BEFORE.byRefreshToken);
  if (renewableFrom === undefined || renewableFrom > now) return false;
  return renewal === 'when-possible' || expiresAt <= later(now, RENEW_BEFORE.byThemselves);
}
