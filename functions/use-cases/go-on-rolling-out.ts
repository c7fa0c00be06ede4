import { CLARION } from '#core/audit.ts';
import { isRolledOut, type Rollout } from '#core/election/rollout.ts';
import type { RolloutOrder } from '#core/fan-out-order.ts';
import type { AssociationStore } from '#ports/association-store.ts';
import type { FanOutQueue } from '#ports/fan-out-queue.ts';
import type { Store } from '#ports/store.ts';
import type { Delivery } from './arrange-delivery.ts';
import { type DateChange, followCalendar } from './follow-calendar.ts';

export interface RollingOut extends Delivery {
  readonly store: Pick<Store, 'forOffice' | 'forAssociation' | 'readOffices'>;
  readonly fanOut: FanOutQueue;
}

/** Offices gone through between two notes of how far it is: what an interruption makes to be looked at again. */
const BATCH = 25;

/**
 * Lets the posts of an association's next offices follow a date. Repeated for an office it changes nothing more, and
 * what it has not reached yet is held by the last check before the call: killed at any point, it is taken up.
 */
export async function goOnRollingOut(
  parts: RollingOut,
  order: RolloutOrder,
): Promise<'goes-on' | 'done' | 'nothing-to-do' | 'overtaken'> {
  const association = parts.store.forAssociation(order.associationId, CLARION);
  const rollout = await association.readRollout(order.dateId);
  if (!rollout || isRolledOut(rollout)) return 'nothing-to-do';
  const change = await readChange(association, rollout);
  const ids = rollout.officeIds.slice(rollout.reached, rollout.reached + BATCH);
  for (const office of await parts.store.readOffices(ids)) {
    const store = parts.store.forOffice(office.id, CLARION);
    const { reopened, told } = await followCalendar(parts, store, office, change, rollout.startedBy);
    const now = parts.clock.now();
    if (reopened + told > 0) await store.lookAgain(now, now);
  }
  const reached = Math.min(rollout.officeIds.length, rollout.reached + BATCH);
  const written = await association.noteRollout({ ...rollout, reached });
  if (written === 'conflict') return 'overtaken';
  if (isRolledOut({ ...rollout, reached })) return 'done';
  await parts.fanOut.send(order);
  return 'goes-on';
}

async function readChange(association: AssociationStore, { id, electionId }: Rollout): Promise<DateChange> {
  const calendar = (await association.listCalendars()).find(({ election }) => election.id === electionId);
  const date = calendar?.dates.find((known) => known.id === id);
  if (!calendar || !date) throw new Error(`The date ${id} of ${electionId} is gone from its calendar`);
  const before = calendar.dates.filter((known) => known.id !== id);
  return { election: calendar.election, date, before, after: calendar.dates };
}
