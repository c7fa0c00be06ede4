import * as z from 'zod';
import { OfficeId, Platform } from './ids.ts';
import { Instant } from './time.ts';

/** What a platform gave an office to post with. Only ever stored sealed. */
export const Credentials = z.object({
  accessToken: z.string().min(1),
  refreshToken: z.string().min(1).optional(),
  /** When the access token ends; absent where the platform sets no end. */
  expiresAt: Instant.optional(),
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
  /** Why it is disconnected, in a sentence. */
  trouble: z.string().optional(),
  version: z.int(),
});
export type Channel = z.infer<typeof Channel>;

/** When a person has to connect again: never, where a refresh token renews the access or the platform sets no end. */
export function endOfConnection({ refreshToken, expiresAt }: Credentials): Instant | undefined {
  return refreshToken === undefined ? expiresAt : undefined;
}
