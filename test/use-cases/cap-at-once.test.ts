import { afterEach, beforeEach, expect, test } from 'vitest';
import { formatDollars } from '#core/cost/millicents.ts';
import { AssociationId, MessageId, Platform } from '#core/ids.ts';
import type { Member } from '#core/member.ts';
import type { Post } from '#core/post.ts';
import { actorOf, DANA, MILLBROOK, memberWith } from '#test/fixtures/office.ts';
import { acceptStoredOffer } from '#use-cases/accept-offer.ts';
import { approveStoredPost } from '#use-cases/approve-post.ts';
import { checkCost } from '#use-cases/check-cost.ts';
import { launchAnnouncement } from '#use-cases/launch-announcement.ts';
import { launchRotation } from '#use-cases/launch-rotation.ts';
import { offerCampaign } from '#use-cases/offer-campaign.ts';
import { type AnnouncementRequest, prepareAnnouncement } from '#use-cases/prepare-announcement.ts';
import { prepareRotation } from '#use-cases/prepare-rotation.ts';
import { setCostCap } from '#use-cases/set-cost-cap.ts';
import { CLERK, openAssociation } from './association-stage.ts';
import { openRotations, type RotationStage, rhythmOf } from './rotation-stage.ts';

/** A second person who may do all that Dana may. */
const COLLEAGUE: Member = memberWith('owner');
const PEOPLE = [DANA, COLLEAGUE];

let stage: RotationStage;

beforeEach(async () => {
  stage = await openRotations();
  await stage.services.store.writeMember(COLLEAGUE);
});
afterEach(() => stage.stop());

const storeOf = (member: Member) => stage.services.store.forOffice(MILLBROOK.id, actorOf(member));

/** An announcement on X, in the words of each person's own campaign. */
function announcement(member: Member): AnnouncementRequest & { readonly attested: boolean } {
  const { rhythm, gapDays, messageIds, ...wish } = stage.request(`of-${member.id}`, {
    platforms: [Platform.parse('x')],
    by: actorOf(member),
  });
  const when = { date: '2026-09-16', time: '09:00' };
  return { ...wish, messageId: MessageId.parse('announce-adoption'), alt: 'A page.', when, attested: true };
}

const announce = (member: Member) =>
  launchAnnouncement(stage.services, storeOf(member), announcement(member));

async function costOfOne(): Promise<string> {
  const prepared = await prepareAnnouncement(stage.services, stage.office, announcement(DANA));
  if ('kind' in prepared) throw new Error(prepared.kind);
  expect(prepared.problems).toEqual([]);
  expect(prepared.cost.cost.total).toBeGreaterThan(0);
  return formatDollars(prepared.cost.cost.total);
}

async function capAt(amount: string): Promise<void> {
  const set = await setCostCap(stage.services, stage.office, { amount, seen: 0, by: actorOf(DANA) });
  expect(set).toMatchObject({ ok: true });
}

const campaigns = () => stage.office.listCampaigns();

test('of two launches at the same moment that break the cap together, one is refused and stores nothing', async () => {
  await capAt(await costOfOne());
  const results = await Promise.all(PEOPLE.map(announce));
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  expect(results.find(({ ok }) => !ok)).toMatchObject({
    error: { kind: 'problems', prepared: { problems: [{ field: 'cost' }] } },
  });
  expect(await campaigns()).toHaveLength(1);
  expect(await stage.office.listPosts()).toHaveLength(1);
});

test('two launches at the same moment that keep the cap together both take place', async () => {
  await capAt('1000');
  const results = await Promise.all(PEOPLE.map(announce));
  expect(results.map(({ ok }) => ok)).toEqual([true, true]);
  expect(await stage.office.listPosts()).toHaveLength(2);
});

test('the same form, sent twice at the same moment under a cap, is launched once', async () => {
  await capAt('1000');
  const results = await Promise.all([announce(DANA), announce(DANA)]);
  expect(results.map(({ ok }) => ok)).toEqual([true, true]);
  expect(await stage.office.listPosts()).toHaveLength(1);
});

test('a rotation is judged anew where an announcement has come between its judging and its writing', async () => {
  const form = stage.request('in-turn', { platforms: [Platform.parse('x')], rhythm: rhythmOf(1) });
  const prepared = await prepareRotation(stage.services, stage.office, form);
  if ('kind' in prepared) throw new Error(prepared.kind);
  await capAt(formatDollars(prepared.cost.cost.total));
  const overtaken = new Proxy(stage.office, {
    get: (office, name) => {
      const value: unknown = Reflect.get(office, name);
      if (typeof value !== 'function') return value;
      if (name !== 'listMembers') return value.bind(office);
      // Who may approve is asked for once the costs are judged.
      return async () => {
        await announce(COLLEAGUE);
        return office.listMembers();
      };
    },
  });
  const launched = await launchRotation(stage.services, overtaken, { ...form, attested: true });
  expect(launched).toMatchObject({
    ok: false,
    error: { kind: 'problems', prepared: { problems: [{ field: 'cost' }] } },
  });
  expect((await campaigns()).map(({ id }) => id)).toEqual([announcement(COLLEAGUE).campaignId]);
});

test('of two approvals at the same moment that break the cap together, one is refused', async () => {
  await Promise.all(PEOPLE.map(announce));
  await capAt(await costOfOne());
  const posts = await stage.office.listPosts();
  const approve = ({ id, version, author }: Post) => {
    const [other] = PEOPLE.filter((member) => member.id !== author?.id);
    if (!other) throw new Error('Nobody else is there');
    const decision = { id, seen: version, by: actorOf(other) };
    return approveStoredPost(stage.services, storeOf(other), decision);
  };
  const results = await Promise.all(posts.map(approve));
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  expect(results.find(({ ok }) => !ok)).toMatchObject({ error: { kind: 'over-cap' } });
  const states = (await stage.office.listPosts()).map(({ state }) => state);
  expect(states.toSorted()).toEqual(['review', 'scheduled']);
});

test('of two offers that are accepted at the same moment and break the cap together, one stays pending', async () => {
  const county = await openAssociation(AssociationId.parse('four-rivers'), 1);
  try {
    const [member] = county.offices;
    if (!member) throw new Error('The association has no office');
    const { store } = member;
    for (const id of ['one', 'other']) {
      const request = { ...county.request(id), attested: true, override: '', mayOverride: false };
      expect(await offerCampaign(county.services, county.association, request)).toMatchObject({ ok: true });
    }
    await county.runFanOut();
    const offers = await store.listOffers();
    const [offer] = offers;
    const posts = offer ? await store.listCampaignPosts(offer.campaignId) : [];
    const { cost } = await checkCost(county.services, store, posts);
    expect(cost.total).toBeGreaterThan(0);
    const cap = { amount: formatDollars(cost.total), seen: 0, by: CLERK };
    expect(await setCostCap(county.services, store, cap)).toMatchObject({ ok: true });
    const results = await Promise.all(
      offers.map(({ campaignId, version }) =>
        acceptStoredOffer(county.services, store, { campaignId, seen: version, by: CLERK }),
      ),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.find(({ ok }) => !ok)).toMatchObject({ error: { kind: 'over-cap' } });
    const states = (await store.listOffers()).map(({ state }) => state);
    expect(states.toSorted()).toEqual(['accepted', 'pending']);
  } finally {
    await county.stop();
  }
});
