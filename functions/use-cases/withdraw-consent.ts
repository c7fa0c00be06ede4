import { isSameConsent } from '#core/association.ts';
import { err, ok, type Result } from '#core/result.ts';
import type { Packs } from '#ports/packs.ts';
import type { OfficeStore, Store } from '#ports/store.ts';
import { type ConsentOrder, detailsOf } from './give-consent.ts';

/** Takes a consent back, from this moment on. What was accepted by it stays accepted, and is the office's to cancel. */
export async function withdrawConsent(
  { packs, store }: { readonly packs: Packs; readonly store: Pick<Store, 'forAssociation'> },
  office: OfficeStore,
  { to, by }: ConsentOrder,
): Promise<Result<'withdrawn', { readonly kind: 'not-given' }>> {
  const given = (await office.listConsents()).find((found) => isSameConsent(found, to));
  if (!given) return err({ kind: 'not-given' });
  const association = await store.forAssociation(to.associationId, by).readAssociation();
  const name = association?.name ?? to.associationId;
  const pack = to.kind === 'pack' && (await packs.find({ associationId: to.associationId }, to.packId));
  const what =
    to.kind === 'pack'
      ? `Offers of ${name} from “${pack ? pack.title : to.packId}” wait for an answer again`
      : `Nobody of ${name} works in the name of the office any more`;
  const written = await office.withdrawConsent(to, {
    subject: { kind: 'office', id: office.officeId },
    action: 'consent.withdrawn',
    summary: `${by.name} took a consent back. ${what}.`,
    details: detailsOf(to),
  });
  return written === 'written' ? ok('withdrawn') : err({ kind: 'not-given' });
}
