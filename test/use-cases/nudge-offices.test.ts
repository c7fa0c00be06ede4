import { afterAll, beforeAll, expect, test } from 'vitest';
import { sha256 } from '#adapters/node/sha256.ts';
import type { AssociationCampaign } from '#core/association-campaign.ts';
import { type Actor, findBrokenLink } from '#core/audit.ts';
import { AssociationId } from '#core/ids.ts';
import { DAY, HOUR, later } from '#core/time.ts';
import { REFERENCE_INSTANT } from '#test/fixtures/clock.ts';
import { acceptStoredOffer } from '#use-cases/accept-offer.ts';
import { declineStoredOffer } from '#use-cases/decline-offer.ts';
import { canHaveGoneOut, followOffers } from '#use-cases/follow-offers.ts';
import { nudgeOffices } from '#use-cases/nudge-offices.ts';
import { offerCampaign } from '#use-cases/offer-campaign.ts';
import { type AssociationStage, openAssociation, PAT, type StagedOffice } from './association-stage.ts';

let stage: AssociationStage;
let campaign: AssociationCampaign;

const clerkOf = (index: number): Actor => ({ kind: 'member', id: `clerk-${index}`, name: 'A Clerk' });

beforeAll(async () => {
  stage = await openAssociation(AssociationId.parse('four-rivers'), 4);
  const order = { attested: true, override: 'Every text names its own office.', mayOverride: true };
  const offered = await offerCampaign(stage.services, stage.association, {
    ...stage.request('spring'),
    ...order,
  });
  if (!offered.ok) throw new Error(offered.error.kind);
  campaign = offered.value;
  await stage.runFanOut();
});
afterAll(() => stage.stop());

const office = (index: number): StagedOffice => {
  const found = stage.offices[index];
  if (!found) throw new Error(`The stage has no office ${index}`);
  return found;
};
const nudge = (officeId?: StagedOffice['profile']['id']) =>
  nudgeOffices(stage.services, stage.association, { campaign, officeId, by: PAT });
const nudgedAt = async () => (await stage.association.listOffers(campaign.id)).map((offer) => offer.nudgedAt);

test('one office is asked again, and led to by its mail', async () => {
  expect(await nudge(office(1).profile.id)).toEqual({ ok: true, value: { asked: 1, askedBefore: 0 } });
  expect(await nudgedAt()).toEqual([undefined, REFERENCE_INSTANT, undefined, undefined]);
  const awaited = await stage.services.store.attention.read(REFERENCE_INSTANT, 10);
  expect(awaited).toContain(office(1).profile.id);
  const history = await office(1).store.readHistory({ kind: 'campaign', id: campaign.id });
  expect(history.at(-1)?.summary).toBe(
    'Pat Gallagher of The Association asked again for an answer to “Adopting the Standards”.',
  );
});

test('whoever reads an offer while it is asked for can still answer it', async () => {
  const seen = (await office(0).store.readOffer(campaign.id))?.version;
  await nudge(office(0).profile.id);
  const answer = { campaignId: campaign.id, seen, by: clerkOf(0) };
  expect(await acceptStoredOffer(stage.services, office(0).store, answer)).toMatchObject({ ok: true });
});

test('asking everybody leaves alone who has answered, and who was asked within a day', async () => {
  const seen = (await office(2).store.readOffer(campaign.id))?.version;
  const answer = { campaignId: campaign.id, seen, by: clerkOf(2), reason: 'Not now' };
  await declineStoredOffer(stage.services, office(2).store, answer);
  stage.clock.set(later(REFERENCE_INSTANT, HOUR));
  expect(await nudge()).toEqual({ ok: true, value: { asked: 1, askedBefore: 1 } });
  expect(await nudge()).toEqual({ ok: true, value: { asked: 0, askedBefore: 2 } });
  stage.clock.set(later(REFERENCE_INSTANT, DAY + HOUR));
  expect(await nudge()).toEqual({ ok: true, value: { asked: 2, askedBefore: 0 } });
});

test('of two who ask one office in the same moment one does, and whoever has answered is not asked', async () => {
  const now = stage.clock.now();
  const ask = ({ store }: StagedOffice) =>
    store.nudgeOffer(campaign.id, later(now, DAY), now, {
      subject: { kind: 'campaign', id: campaign.id },
      action: 'offer.nudged',
      summary: 'It was asked for.',
    });
  expect(await ask(office(3))).toBe('written');
  expect(await ask(office(3))).toBe('conflict');
  expect(await ask(office(2))).toBe('conflict');
});

test('nobody is asked after the deadline', async () => {
  stage.clock.set(later(campaign.deadline, HOUR));
  expect(await nudge()).toEqual({ ok: false, error: { kind: 'nobody-to-ask' } });
  stage.clock.set(REFERENCE_INSTANT);
});

test('each time is told in the association’s own history', async () => {
  const audit = await stage.association.readAudit();
  expect(
    audit.filter(({ action }) => action === 'campaign.nudged').map(({ details }) => details.offices),
  ).toEqual(['1', '1', '1', '2']);
  expect(findBrokenLink(audit, sha256)).toBeUndefined();
});

test('what an accepted campaign has become is counted without the office’s other posts', async () => {
  const accepted = (await stage.association.listOffers(campaign.id)).filter(canHaveGoneOut);
  expect(await followOffers(stage.services, accepted, PAT)).toEqual([
    { officeId: office(0).profile.id, published: [], unsure: 0, coming: 2, held: 0 },
  ]);
});
