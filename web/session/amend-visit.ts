import type { Session } from '#core/session.ts';
import type { Services } from '../services.ts';

export type VisitStore = Pick<Services, 'store' | 'clock'>;

/**
 * Changes what a visit holds. It is read again first, so that what this request has written already stands, and a
 * visit that was ended meanwhile is not brought back to life.
 */
export async function amendVisit(
  { store, clock }: VisitStore,
  session: Session,
  amend: (current: Session) => Session,
): Promise<void> {
  const current = await store.readSession(session.id, clock.now());
  if (current) await store.writeSession(amend(current));
}
