import { afterAll, beforeAll, expect, test } from 'vitest';
import { AssociationId, type CampaignId } from '#core/ids.ts';
import type { OfficeStore, Store } from '#ports/store.ts';
import { goOnFanningOut } from '#use-cases/fan-out.ts';
import { offerCampaign } from '#use-cases/offer-campaign.ts';
import { type AssociationStage, openAssociation } from './association-stage.ts';

const associationId = AssociationId.parse('four-rivers');
const signInUrl = 'https://clarion.example.gov/sign-in';

let stage: AssociationStage;

beforeAll(async () => {
  stage = await openAssociation(associationId, 6);
});
afterAll(() => stage.stop());

async function offer(id: string): Promise<CampaignId> {
  const order = {
    ...stage.request(id),
    attested: true,
    override: 'Each names its place.',
    mayOverride: true,
  };
  const offered = await offerCampaign(stage.services, stage.association, order);
  if (!offered.ok) throw new Error(JSON.stringify(offered.error).slice(0, 500));
  return offered.value.id;
}

/** A store that cannot write the third office's offers. */
function withoutThird(store: Store): Store {
  const third = stage.offices[2]?.profile.id;
  return {
    ...store,
    forOffice: (id, actor) => {
      const office = store.forOffice(id, actor);
      if (id !== third) return office;
      const makeOffer: OfficeStore['makeOffer'] = () => Promise.reject(new Error('The store is away'));
      return Object.assign(office, { makeOffer });
    },
  };
}

test('where one office fails the others are finished, nothing is noted, and the next try does the rest', async () => {
  const campaignId = await offer('one-fails');
  const order = { associationId, campaignId };
  const parts = { ...stage.services, signInUrl, lanes: 2 };
  const failing = goOnFanningOut({ ...parts, store: withoutThird(parts.store) }, order);
  await expect(failing).rejects.toThrow('The store is away');
  expect((await stage.association.readCampaign(campaignId))?.reached).toBe(0);
  // One lane ended with the failure, the other went through the rest.
  expect(await stage.association.listOffers(campaignId)).toHaveLength(5);

  expect(await goOnFanningOut(parts, order)).toBe('done');
  const offers = await stage.association.listOffers(campaignId);
  expect(offers.map(({ version }) => version)).toEqual([1, 1, 1, 1, 1, 1]);
});

test('an office that has an offer is looked at by the next sweep, told or not before a crash', async () => {
  const campaignId = await offer('looked-at');
  stage.clock.advance(1);
  const now = stage.clock.now();
  await goOnFanningOut({ ...stage.services, signInUrl }, { associationId, campaignId });
  const led = await stage.services.store.attention.read(now, 100);
  expect([...led].sort()).toEqual(stage.offices.map(({ profile }) => profile.id));
});
