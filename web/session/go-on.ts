import type { Context } from 'hono';
import type { Session } from '#core/session.ts';
import { amendVisit, type VisitStore } from './amend-visit.ts';

/** Ends a change: leads to the page to read next, which says once what was done. */
export async function goOn(
  c: Context,
  services: VisitStore,
  session: Session,
  path: string,
  notice: string,
): Promise<Response> {
  await amendVisit(services, session, (current) => ({ ...current, notice }));
  return c.redirect(path, 303);
}
