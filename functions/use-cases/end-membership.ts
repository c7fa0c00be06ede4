import type { Actor } from '#core/audit.ts';
import type { Stop, StopScope } from '#core/gate.ts';
import type { OfficeId } from '#core/ids.ts';
import { findWithdrawn } from '#core/message-withdrawal.ts';
import type { Office } from '#core/office.ts';
import { err, ok, type Result } from '#core/result.ts';
import type { AssociationStore } from '#ports/association-store.ts';

export interface MembershipEnd {
  readonly officeId: OfficeId;
  readonly reason: string;
  readonly by: Actor;
}

export type MembershipRefusal =
  | { readonly kind: 'no-member' }
  /** A stop of the association holds the office's posts: without the membership they would go out. */
  | { readonly kind: 'stopped'; readonly stop: Stop };

/** Each further try means that something was written in the office in that very moment. */
const TRIES = 8;

/**
 * Takes an office out of the association. It keeps everything: its people, channels, posts, and what it has accepted.
 * What it let the association do in its name ends with it.
 */
export async function endMembership(
  association: AssociationStore,
  { officeId, reason, by }: MembershipEnd,
): Promise<Result<Office, MembershipRefusal>> {
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const [found, stop, profile] = await Promise.all([
      association.lookUpOffices([officeId]),
      findHoldingStop(association),
      association.readAssociation(),
    ]);
    const member = found.get(officeId);
    if (member?.kind !== 'member') return err({ kind: 'no-member' });
    if (stop) return err({ kind: 'stopped', stop });
    const { office } = member;
    const from = profile?.name ?? association.associationId;
    const written = await association.endMembership(officeId, {
      subject: { kind: 'office', id: officeId },
      action: 'office.left',
      summary: `${by.name} ended the membership of ${office.name} in ${from}: ${reason}.`,
      details: { reason },
    });
    if (written === 'written') return ok(office);
  }
  throw new Error(`The membership of ${officeId} could not be ended: others write there all the time`);
}

/**
 * A stop of the association that may hold posts of its offices. That of a campaign or message which is withdrawn holds
 * none any more: in every office they are on hold by themselves.
 */
export async function findHoldingStop(association: AssociationStore): Promise<Stop | undefined> {
  for (const stop of await association.listStops()) {
    const { scope } = stop;
    if (!(await isOver(association, scope))) return stop;
  }
  return undefined;
}

async function isOver(association: AssociationStore, scope: StopScope): Promise<boolean> {
  if (scope.kind !== 'campaign' && scope.kind !== 'message') return false;
  const campaign = await association.readCampaign(scope.kind === 'campaign' ? scope.id : scope.campaignId);
  if (campaign?.state === 'withdrawn') return true;
  return scope.kind === 'message' && findWithdrawn(campaign?.withdrawn, scope.id)?.isDone === true;
}
