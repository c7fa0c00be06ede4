import * as z from 'zod';
import { Credentials } from '#core/channel.ts';
import type { OfficeId, Platform } from '#core/ids.ts';
import type { Session } from '#core/session.ts';
import type { Connection } from '#ports/connector.ts';
import type { Services } from '../services.ts';
import { amendVisit } from './amend-visit.ts';

type Keeping = Pick<Services, 'store' | 'clock' | 'vault'>;

/** What a visit holds between the return from a platform and the choice: for one office and one platform. */
export interface PresenceContext {
  readonly officeId: OfficeId;
  readonly platform: Platform;
}

const Presences = z.array(
  z.object({ accountId: z.string(), handle: z.string(), name: z.string(), credentials: Credentials }),
);

/** Keeps what a platform said that the person may post as, sealed, until they have chosen. */
export async function keepPresences(
  services: Keeping,
  session: Session,
  context: PresenceContext,
  presences: readonly Connection[],
): Promise<void> {
  const sealed = await services.vault.seal(JSON.stringify(presences), context);
  await amendVisit(services, session, (current) => ({ ...current, connections: { ...context, sealed } }));
}

/** The presences to choose from; none where nothing was found for this office and platform. */
export async function readPresences(
  { vault }: Keeping,
  { connections }: Session,
  context: PresenceContext,
): Promise<readonly Connection[]> {
  if (connections?.officeId !== context.officeId || connections.platform !== context.platform) return [];
  return Presences.parse(JSON.parse(await vault.open(connections.sealed, context)));
}

export function forgetPresences(services: Keeping, session: Session): Promise<void> {
  return amendVisit(services, session, ({ connections: _chosen, ...rest }) => rest);
}
