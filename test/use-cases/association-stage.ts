import type { Actor } from '#core/audit.ts';
import {
  type AssociationId,
  CampaignId,
  Language,
  MemberId,
  MessageId,
  OfficeId,
  PackId,
} from '#core/ids.ts';
import type { Office } from '#core/office.ts';
import { LocalTime, Zone } from '#core/slot.ts';
import type { AssociationStore } from '#ports/association-store.ts';
import type { OfficeStore } from '#ports/store.ts';
import { REFERENCE_INSTANT } from '#test/fixtures/clock.ts';
import { MILLBROOK, storeChannel } from '#test/fixtures/office.ts';
import { startTestServices, type TestServices } from '#test/fixtures/services.ts';
import { goOnFanningOut } from '#use-cases/fan-out.ts';
import type { CampaignRequest } from '#use-cases/prepare-offers.ts';

export const CLERK: Actor = { kind: 'member', id: 'clerk', name: 'A Clerk' };
export const PAT: Actor = { kind: 'member', id: 'pat', name: 'Pat Gallagher' };

export interface StagedOffice {
  readonly profile: Office;
  readonly store: OfficeStore;
}

/** A real store with an association, its offices, each with a clerk and channels on X and Facebook. */
export interface AssociationStage extends TestServices {
  readonly association: AssociationStore;
  readonly offices: readonly StagedOffice[];
  /** One message on two platforms, on a date after the deadline. */
  request(id: string): CampaignRequest;
  /** Works on fan-out orders until none is left, and tells how many there were. */
  runFanOut(): Promise<number>;
}

const NAMES = ['Ashford', 'Birchwood', 'Cedarville', 'Dunmore', 'Eastlake'];

export async function openAssociation(id: AssociationId, count: number): Promise<AssociationStage> {
  const test = await startTestServices();
  const { services } = test;
  const association = services.store.forAssociation(id, PAT);
  await association.writeAssociation({ id, name: 'The Association', zone: Zone.parse('America/New_York') });
  const offices: StagedOffice[] = [];
  for (let index = 0; index < count; index += 1) {
    offices.push(await openMember(test, association, index));
  }
  return {
    ...test,
    association,
    offices,
    request: (campaignId) => ({
      campaignId: CampaignId.parse(campaignId),
      packId: PackId.parse('standards-of-conduct'),
      title: 'Adopting the Standards',
      schedule: {
        kind: 'dates',
        turns: [
          {
            messageId: MessageId.parse('announce-adoption'),
            local: LocalTime.parse('2026-10-06T09:00'),
          },
        ],
      },
      answers: {},
      hashtags: ['StandardsOfConduct'],
      platforms: services.rules
        .map(({ platform }) => platform)
        .filter((platform) => platform === 'x' || platform === 'facebook'),
      language: Language.parse('en'),
      withImage: true,
      officeIds: offices.map(({ profile }) => profile.id),
      deadline: { date: '2026-09-30', time: '17:00' },
      by: PAT,
    }),
    runFanOut: async () => {
      let worked = 0;
      for (let order = test.fanOuts.shift(); order; order = test.fanOuts.shift()) {
        await goOnFanningOut(services, order);
        worked += 1;
      }
      return worked;
    },
  };
}

async function openMember(
  { services }: TestServices,
  association: AssociationStore,
  index: number,
): Promise<StagedOffice> {
  const place = `${NAMES[index % NAMES.length]} ${Math.floor(index / NAMES.length) + 1}`;
  const id = OfficeId.parse(`office-${String(index).padStart(4, '0')}`);
  const profile: Office = { ...MILLBROOK, id, name: `${place} Town Clerk`, place };
  const store = services.store.forOffice(id, CLERK);
  await store.writeOffice(profile);
  for (const platform of ['x', 'facebook']) {
    await storeChannel(services.store, services.vault, profile, platform);
  }
  await services.store.writeMember({
    id: MemberId.parse(`${CLERK.id}-${index}`),
    name: CLERK.name,
    email: 'clerk@ashford.example.gov',
    grants: [{ officeId: id, roles: ['owner'] }],
  });
  await association.addMembership(
    { associationId: association.associationId, officeId: id, joinedAt: REFERENCE_INSTANT },
    { subject: { kind: 'office', id }, action: 'office.joined', summary: `${profile.name} joined.` },
  );
  return { profile, store };
}
