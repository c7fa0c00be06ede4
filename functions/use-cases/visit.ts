import type { Digest } from '#core/digest.ts';
import { type Session, SessionId } from '#core/session.ts';
import { HOUR, later } from '#core/time.ts';
import type { Clock } from '#ports/clock.ts';
import type { Secrets } from '#ports/secrets.ts';
import type { Store } from '#ports/store.ts';

export interface Visits {
  readonly store: Pick<Store, 'readSession' | 'createSession' | 'deleteSession'>;
  readonly clock: Clock;
  readonly secrets: Secrets;
  readonly digest: Digest;
}

/** How long a session lasts, whether used or not. */
export const SESSION_LENGTH = 12 * HOUR;

/** Begins a browser's visit. The token goes into its cookie; the store knows only the token's hash. */
export async function beginVisit({
  store,
  clock,
  secrets,
  digest,
}: Visits): Promise<{ readonly token: string; readonly session: Session }> {
  const token = secrets.token();
  const now = clock.now();
  const session: Session = {
    id: sessionIdOf(token, digest),
    createdAt: now,
    endsAt: later(now, SESSION_LENGTH),
  };
  await store.createSession(session);
  return { token, session };
}

/** The session that a cookie's token belongs to, if it has not ended. */
export function resumeVisit({ store, clock, digest }: Visits, token: string): Promise<Session | undefined> {
  return store.readSession(sessionIdOf(token, digest), clock.now());
}

/** Ends a visit: its token is worth nothing from now on. */
export function endVisit({ store }: Visits, session: Session): Promise<void> {
  return store.deleteSession(session.id);
}

/** The token that a form of this session must carry. It tells nothing of the cookie it is made from. */
export function formToken(session: Session, digest: Digest): string {
  return digest(`form ${session.id}`);
}

function sessionIdOf(token: string, digest: Digest): SessionId {
  return SessionId.parse(digest(token));
}
