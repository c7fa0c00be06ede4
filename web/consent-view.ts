import { type Association, type Consent, type ConsentTo, isSameConsent } from '#core/association.ts';
import { can } from '#core/member.ts';
import type { Office } from '#core/office.ts';
import type { Pack } from '#core/pack.ts';
import type { OfficeContext } from './office-env.ts';
import type { Services } from './services.ts';

/** One association, and what the office lets it do. */
export interface AssociationConsents {
  readonly association: Pick<Association, 'id' | 'name'>;
  readonly publishing: Consent | undefined;
  readonly packs: readonly PackConsent[];
}

export interface PackConsent {
  readonly pack: Pick<Pack, 'id' | 'title'>;
  readonly consent: Consent | undefined;
}

export interface ConsentsView {
  readonly office: Office;
  readonly associations: readonly AssociationConsents[];
  /** Whether this member may give and take back. */
  readonly mayManage: boolean;
}

/** Reads what an office lets its associations do. */
export async function viewConsents(
  { packs, store }: Pick<Services, 'packs' | 'store'>,
  c: OfficeContext,
): Promise<ConsentsView> {
  const { office, profile, member, actor } = c.var;
  const [memberships, consents] = await Promise.all([office.listMemberships(), office.listConsents()]);
  const associations = await Promise.all(
    memberships.map(async ({ associationId: id }) => {
      const given = (to: ConsentTo) => consents.find((consent) => isSameConsent(consent, to));
      const association = await store.forAssociation(id, actor).readAssociation();
      const named = consents.flatMap((consent) =>
        consent.kind === 'pack' && consent.associationId === id ? [consent.packId] : [],
      );
      // Those that the association can offer: what the office writes itself is not among them.
      const installed = await packs.list({ associationId: id });
      // A consent to a pack that is gone can still be taken back. Its first version told what it was.
      const gone = await Promise.all(
        named
          .filter((packId) => !installed.some((pack) => pack.id === packId))
          .map(async (packId) => {
            const first = await packs.findVersion({ associationId: id }, { packId, packVersion: 1 });
            return { id: packId, title: `${first?.title ?? packId} (not offered any more)` };
          }),
      );
      return {
        association: association ?? { id, name: id },
        publishing: given({ kind: 'publishing', associationId: id }),
        packs: [...installed, ...gone].map((pack) => ({
          pack,
          consent: given({ kind: 'pack', associationId: id, packId: pack.id }),
        })),
      };
    }),
  );
  return { office: profile, associations, mayManage: can(member, { officeId: profile.id }, 'manage') };
}
