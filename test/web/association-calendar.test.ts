import { afterAll, beforeAll, expect, test } from 'vitest';
import { AssociationId, MemberId } from '#core/ids.ts';
import { type AssociationStage, openAssociation } from '#test/use-cases/association-stage.ts';
import { acceptStoredOffer } from '#use-cases/accept-offer.ts';
import { offerCampaign } from '#use-cases/offer-campaign.ts';
import { withdrawCampaign } from '#use-cases/withdraw-campaign.ts';
import { createApp } from '#web/app.tsx';
import { type TestVisitor, visitAs } from './visitor.ts';

let stage: AssociationStage;
let pat: TestVisitor;

beforeAll(async () => {
  stage = await openAssociation(AssociationId.parse('four-rivers'), 2);
  pat = await visitAs(createApp(stage.services), stage.services, {
    id: MemberId.parse('pat'),
    name: 'Pat',
    email: 'pat@four-rivers.example.gov',
    grants: [{ associationId: AssociationId.parse('four-rivers'), roles: ['viewer'] }],
  });
  const order = { attested: true, override: 'Each names its own office.', mayOverride: true };
  await offerCampaign(stage.services, stage.association, { ...stage.request('shown'), ...order });
  await stage.runFanOut();
});
afterAll(() => stage.stop());

const read = async (query: string) => (await pat.get(`/associations/four-rivers/calendar${query}`)).text();

test('a campaign stands on its day, with how many offices take part', async () => {
  expect(await read('?from=2026-10-01')).toContain('0 of 2 offices');
  const [office] = stage.offices;
  const { campaignId } = stage.request('shown');
  const seen = (await office?.store.readOffer(campaignId))?.version;
  const by = { kind: 'member' as const, id: 'clerk-0', name: 'A Clerk' };
  if (office) await acceptStoredOffer(stage.services, office.store, { campaignId, seen, by });
  for (const view of ['', '&view=week', '&view=list']) {
    const page = await read(`?from=2026-10-06${view}`);
    expect(page).toContain('1 of 2 offices');
    expect(page).toContain('/associations/four-rivers/campaigns/shown');
  }
});

test('a month without campaigns says what to do', async () => {
  expect(await read('?from=2026-12-01')).toContain('No campaign in this month');
});

test('a view or a day that does not exist is no page', async () => {
  for (const query of ['?view=year', '?from=2026-02-30']) {
    expect((await pat.get(`/associations/four-rivers/calendar${query}`)).status).toBe(404);
  }
});

test('a withdrawn campaign is gone from it', async () => {
  const withdrawal = {
    campaignId: stage.request('shown').campaignId,
    reason: 'A wrong link',
    by: { kind: 'member' as const, id: 'pat', name: 'Pat' },
  };
  await withdrawCampaign(stage.services, stage.association, withdrawal);
  expect(await read('?from=2026-10-01')).not.toContain('of 2 offices');
});
