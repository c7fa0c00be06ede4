import { type Consent, type ConsentTo, isSameConsent } from '#core/association.ts';
import type { Actor } from '#core/audit.ts';
import { err, ok, type Result } from '#core/result.ts';
import type { Clock } from '#ports/clock.ts';
import type { Packs } from '#ports/packs.ts';
import type { OfficeStore, Store } from '#ports/store.ts';

export interface Consenting {
  readonly clock: Clock;
  readonly packs: Packs;
  readonly store: Pick<Store, 'forAssociation'>;
}

export interface ConsentOrder {
  readonly to: ConsentTo;
  readonly by: Actor;
}

/** An association that the office is not in, or a pack that is not installed: nothing can be let to them. */
export interface ConsentRefusal {
  readonly kind: 'unknown-association' | 'unknown-pack';
}

/** Lets an association of the office do something in its name. What was given before stays as it was given. */
export async function giveConsent(
  parts: Consenting,
  office: OfficeStore,
  { to, by }: ConsentOrder,
): Promise<Result<Consent, ConsentRefusal>> {
  const { associationId } = to;
  const [memberships, association] = await Promise.all([
    office.listMemberships(),
    parts.store.forAssociation(associationId, by).readAssociation(),
  ]);
  const isMember = memberships.some((membership) => membership.associationId === associationId);
  if (!association || !isMember) return err({ kind: 'unknown-association' });
  const pack = to.kind === 'pack' ? await parts.packs.find({ associationId }, to.packId) : undefined;
  if (to.kind === 'pack' && !pack) return err({ kind: 'unknown-pack' });

  const consent: Consent = { ...to, by, at: parts.clock.now() };
  const what = pack
    ? `${association.name} offer texts of “${pack.title}” that count as accepted`
    : `publishers of ${association.name} work in the name of the office`;
  const written = await office.giveConsent(consent, {
    subject: { kind: 'office', id: office.officeId },
    action: 'consent.given',
    summary: `${by.name} let ${what}, until the office takes it back.`,
    details: detailsOf(to),
  });
  if (written === 'written') return ok(consent);
  const before = (await office.listConsents()).find((found) => isSameConsent(found, to));
  // Taken back in this very moment: the page that is shown next says so.
  return ok(before ?? consent);
}

/** What a consent is to, for filters of the history. */
export function detailsOf(to: ConsentTo): Record<string, string> {
  return { association: to.associationId, ...(to.kind === 'pack' && { pack: to.packId }) };
}
