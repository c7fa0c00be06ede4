import * as z from 'zod';
import { Actor } from './audit.ts';
import { AssociationId, OfficeId, PackId } from './ids.ts';
import { Zone } from './slot.ts';
import { Instant } from './time.ts';

/** Offices that act together, such as a state's clerks: it prepares, each of its offices decides. */
export const Association = z.object({
  id: AssociationId,
  name: z.string().min(1).max(100),
  /** The zone in which its own people read times. A post is always planned in its office's zone. */
  zone: Zone,
});
export type Association = z.infer<typeof Association>;

/** An office's place in an association. */
export const Membership = z.object({ associationId: AssociationId, officeId: OfficeId, joinedAt: Instant });
export type Membership = z.infer<typeof Membership>;

/**
 * What an office lets an association do in its name, until it takes it back: publish for it, or take offers of one
 * pack as accepted. Nothing else an association's roles allow reaches into an office.
 */
export const Consent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('publishing'), associationId: AssociationId, by: Actor, at: Instant }),
  z.object({
    kind: z.literal('pack'),
    associationId: AssociationId,
    packId: PackId,
    by: Actor,
    at: Instant,
  }),
]);
export type Consent = z.infer<typeof Consent>;

/** Whether two consents allow the same thing. */
export function isSameConsent(one: ConsentTo, other: ConsentTo): boolean {
  return consentKey(one) === consentKey(other);
}

/** What a consent is to, without who gave it. */
export type ConsentTo =
  | { readonly kind: 'publishing'; readonly associationId: AssociationId }
  | { readonly kind: 'pack'; readonly associationId: AssociationId; readonly packId: PackId };

/** Names a consent within its office. */
export function consentKey(consent: ConsentTo): string {
  return consent.kind === 'pack'
    ? `${consent.associationId}#pack#${consent.packId}`
    : `${consent.associationId}#publishing`;
}
