import { afterAll, beforeAll, expect, test } from 'vitest';
import { AssociationId, CampaignId } from '#core/ids.ts';
import { Zone } from '#core/slot.ts';
import { DAY, HOUR, Instant, later } from '#core/time.ts';
import { weekToTell } from '#core/weekly/week.ts';
import { storePublicPost, storeReadings, told } from '#test/web/reach-stage.ts';
import { declineStoredOffer } from '#use-cases/decline-offer.ts';
import { gatherAssociationWeek } from '#use-cases/gather-association-week.ts';
import { offerCampaign } from '#use-cases/offer-campaign.ts';
import { type AssociationStage, CLERK, openAssociation, PAT } from './association-stage.ts';
import { MONDAY } from './weekly-stage.ts';

const associationId = AssociationId.parse('four-rivers');
const ZONE = Zone.parse('America/New_York');
const SITE = 'https://clarion.example.gov';

let stage: AssociationStage;

beforeAll(async () => {
  stage = await openAssociation(associationId, 3);
});
afterAll(() => stage.stop());

const gather = (now: Instant) => {
  const week = weekToTell(now, ZONE);
  if (!week) throw new Error('There is no week to tell of');
  const links = {
    reach: (_scope: object, id: CampaignId) => `${SITE}/reach/${id}`,
    board: (_id: AssociationId, id: CampaignId) => `${SITE}/board/${id}`,
    associationSafety: () => `${SITE}/safety`,
  };
  return gatherAssociationWeek({ ...stage.services, links }, stage.association, { week, zone: ZONE, now });
};

test('an association’s week is what its board and its reach show', async () => {
  expect((await gather(MONDAY)).campaigns).toEqual([]);
  const id = CampaignId.parse('autumn');
  const order = {
    ...stage.request(id),
    attested: true,
    override: 'Each names its place.',
    mayOverride: true,
  };
  const offered = await offerCampaign(stage.services, stage.association, order);
  expect(offered.ok).toBe(true);
  await stage.runFanOut();
  const [first, second] = stage.offices;
  if (!first || !second) throw new Error('There are too few offices');
  const seen = (await second.store.readOffer(id))?.version ?? 0;
  const no = { campaignId: id, seen, reason: 'No', by: CLERK };
  const declined = await declineStoredOffer(stage.services, second.store, no);
  expect(declined.ok).toBe(true);
  const publishedAt = later(stage.clock.now(), DAY);
  const post = await storePublicPost(first.store, { campaign: id, publishedAt });
  const views = told({ impression_count: 1200 });
  await storeReadings(first.store, stage.services.metrics, [
    { post, checkpoint: '1h', look: told({}), associationId },
    { post, checkpoint: '24h', look: views, associationId },
  ]);

  const [campaign, ...others] = (await gather(MONDAY)).campaigns;
  expect(others).toEqual([]);
  expect(campaign).toMatchObject({
    title: 'Adopting the Standards',
    offices: 3,
    answers: { pending: 2, declined: 1, accepted: 0, unreached: 0 },
    openUntil: offered.ok ? offered.value.deadline : '',
    published: [['x', 1]],
    coming: 0,
    board: `${SITE}/board/autumn`,
    link: `${SITE}/reach/autumn`,
    figures: [
      { platform: 'x', checkpoint: '24h', figure: { total: 1200, coverage: { reported: 1, posts: 1 } } },
      { platform: 'x', checkpoint: '7d', figure: { total: undefined, coverage: { reported: 0, posts: 0 } } },
    ],
  });

  // The message is planned for Tuesday, October 6: in the week that follows that Monday.
  const october = Instant.parse('2026-10-05T12:00:00.000Z');
  const [before] = (await gather(october)).campaigns;
  expect(before).toMatchObject({ coming: 1, published: [], answers: { expired: 2 }, openUntil: undefined });
  // Two weeks later it rests, and nothing is told of it.
  expect((await gather(later(october, 14 * DAY + HOUR))).campaigns).toEqual([]);

  await stage.association.writeStop(
    { scope: { kind: 'association', id: associationId }, reason: 'A test', by: PAT, at: MONDAY },
    {
      subject: { kind: 'association', id: associationId },
      action: 'association.stopped',
      summary: 'Stopped.',
    },
  );
  expect((await gather(october)).stoppedAt).toBe(MONDAY);
});
