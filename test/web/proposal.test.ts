import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { AssociationId, MemberId } from '#core/ids.ts';
import type { Member } from '#core/member.ts';
import { LocalTime } from '#core/slot.ts';
import { type AssociationStage, openAssociation } from '#test/use-cases/association-stage.ts';
import { offerCampaign } from '#use-cases/offer-campaign.ts';
import { reviseCampaign } from '#use-cases/revise-campaign.ts';
import { createApp } from '#web/app.tsx';
import { type TestVisitor, visitAs } from './visitor.ts';

const attested = { attested: true, override: 'Each names its own office.', mayOverride: true };

let stage: AssociationStage;
let made = 0;
let visitor: TestVisitor;
let path: string;
let campaignId: string;

beforeAll(async () => {
  stage = await openAssociation(AssociationId.parse('four-rivers'), 2);
});
afterAll(() => stage.stop());

const memberOf = (officeId: string, role: 'owner' | 'viewer'): Member => ({
  id: MemberId.parse(`${role}-of-${officeId}`),
  name: 'A Clerk',
  email: 'clerk@ashford.example.gov',
  grants: [{ officeId: first().profile.id, roles: [role] }],
});

const first = () => {
  const [office] = stage.offices;
  if (!office) throw new Error('The stage has no office');
  return office;
};

/** An offer that was revised to go out a week later. */
beforeEach(async () => {
  made += 1;
  const request = stage.request(`proposed-${made}`);
  await offerCampaign(stage.services, stage.association, { ...request, ...attested });
  await stage.runFanOut();
  const campaign = await stage.association.readCampaign(request.campaignId);
  if (!campaign || request.schedule.kind !== 'dates') throw new Error('There is no campaign');
  const turns = request.schedule.turns.map((turn) => ({
    ...turn,
    local: LocalTime.parse('2026-10-13T09:00'),
  }));
  const order = { ...request, ...attested, schedule: { ...request.schedule, turns }, seen: campaign.version };
  const revised = await reviseCampaign(stage.services, stage.association, order);
  if (!revised.ok) throw new Error(revised.error.kind);
  await stage.runFanOut();
  campaignId = request.campaignId;
  path = `/offices/${first().profile.id}/offers/${campaignId}/proposal`;
  visitor = await visitAs(createApp(stage.services), stage.services, memberOf(first().profile.id, 'owner'));
});

const readOffer = () => first().store.readOffer(stage.request(campaignId).campaignId);
const readPosts = () => first().store.listCampaignPosts(stage.request(campaignId).campaignId);

test('the offer’s page leads to the comparison, which shows both times of every post', async () => {
  const offerPage = await (await visitor.get(path.replace('/proposal', ''))).text();
  expect(offerPage).toContain(`href="${path}"`);
  const page = await (await visitor.get(path)).text();
  expect(page.match(/October 6, 2026 at 9:00 AM/g)?.length).toBeGreaterThanOrEqual(2);
  expect(page.match(/October 13, 2026 at 9:00 AM/g)?.length).toBeGreaterThanOrEqual(2);
});

test('a ticked change is taken, and the other post stays as it is', async () => {
  const [one, other] = await readPosts();
  const seen = String((await readOffer())?.version);
  const response = await visitor.post(path, { seen, take: one?.id ?? '', attested: 'yes' });
  expect(response.status).toBe(303);
  expect((await readPosts()).map(({ id, slot }) => [id, slot.local])).toEqual(
    expect.arrayContaining([
      [one?.id, '2026-10-13T09:00'],
      [other?.id, '2026-10-06T09:00'],
    ]),
  );
  expect((await readOffer())?.proposed).toBeUndefined();
  // Settled: the comparison leads back to the offer.
  expect((await visitor.get(path)).status).toBe(303);
});

test('without the tick that all was compared, nothing changes', async () => {
  const before = await readPosts();
  const [one] = before;
  const seen = String((await readOffer())?.version);
  const response = await visitor.post(path, { seen, take: one?.id ?? '' });
  expect(response.status).toBe(422);
  expect(await response.text()).toContain('Compare the posts, then tick the box');
  expect(await readPosts()).toEqual(before);
});

test('an outdated page changes nothing and is shown anew', async () => {
  const before = await readPosts();
  const [one] = before;
  const response = await visitor.post(path, { seen: '0', take: one?.id ?? '', attested: 'yes' });
  expect(response.status).toBe(409);
  expect(await response.text()).toContain('has changed since you opened this page');
  expect(await readPosts()).toEqual(before);
});

test('a viewer may compare and take nothing', async () => {
  const viewer = await visitAs(
    createApp(stage.services),
    stage.services,
    memberOf(first().profile.id, 'viewer'),
  );
  expect(await (await viewer.get(path)).text()).not.toContain('name="take"');
  const seen = String((await readOffer())?.version);
  expect((await viewer.post(path, { seen, attested: 'yes' })).status).toBe(403);
});
