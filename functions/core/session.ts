import * as z from 'zod';
import { MemberId, OfficeId, Platform } from './ids.ts';
import { Instant } from './time.ts';

/** SHA-256 of the token in the browser's cookie: whoever reads the store cannot take over a session. */
export const SessionId = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .brand<'SessionId'>();
export type SessionId = z.infer<typeof SessionId>;

/** A browser's visit: before sign-in it holds the pending request, after it the member. */
export const Session = z.object({
  id: SessionId,
  memberId: MemberId.optional(),
  idToken: z.string().optional(),
  /** A sign-in that has been sent to the provider and not come back. */
  signIn: z
    .object({ state: z.string(), nonce: z.string(), verifier: z.string(), returnTo: z.string() })
    .optional(),
  /** A channel that is being connected. */
  connect: z
    .object({ officeId: OfficeId, platform: Platform, state: z.string(), verifier: z.string() })
    .optional(),
  /** Presences found by a connection, sealed, while the person chooses one of them. */
  connections: z.object({ officeId: OfficeId, platform: Platform, sealed: z.string() }).optional(),
  /** A message to show once on the next page. */
  notice: z.string().optional(),
  createdAt: Instant,
  endsAt: Instant,
});
export type Session = z.infer<typeof Session>;
