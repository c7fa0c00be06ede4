import { afterAll, beforeAll, expect, test } from 'vitest';
import { sha256 } from '#adapters/node/sha256.ts';
import { type Actor, findBrokenLink } from '#core/audit.ts';
import { AssociationId, type CampaignId, PackId } from '#core/ids.ts';
import { HOUR, Instant, later } from '#core/time.ts';
import { REFERENCE_INSTANT } from '#test/fixtures/clock.ts';
import { acceptStoredOffer } from '#use-cases/accept-offer.ts';
import { declineStoredOffer } from '#use-cases/decline-offer.ts';
import { dispatchFanOuts } from '#use-cases/dispatch-fan-outs.ts';
import { editStoredPost } from '#use-cases/edit-post.ts';
import { offerCampaign } from '#use-cases/offer-campaign.ts';
import { withdrawCampaign } from '#use-cases/withdraw-campaign.ts';
import { type AssociationStage, openAssociation, PAT, type StagedOffice } from './association-stage.ts';

const DEADLINE = Instant.parse('2026-09-30T21:00:00.000Z');
const clerkOf = (index: number): Actor => ({ kind: 'member', id: `clerk-${index}`, name: 'A Clerk' });

let stage: AssociationStage;
let made = 0;

beforeAll(async () => {
  stage = await openAssociation(AssociationId.parse('four-rivers'), 3);
});
afterAll(() => stage.stop());

async function offer(): Promise<CampaignId> {
  made += 1;
  const offered = await offerCampaign(stage.services, stage.association, {
    ...stage.request(`campaign-${made}`),
    attested: true,
    override: 'Every text names its own office and place.',
    mayOverride: true,
  });
  if (!offered.ok) throw new Error(JSON.stringify(offered.error).slice(0, 2000));
  await stage.runFanOut();
  return offered.value.id;
}

const statesOf = async (id: CampaignId) => (await stage.association.listOffers(id)).map(({ state }) => state);
const postsOf = async ({ store }: StagedOffice, id: CampaignId) => store.listCampaignPosts(id);
const first = () => {
  const [office] = stage.offices;
  if (!office) throw new Error('The stage has no office');
  return office;
};

test('every office is offered exactly the posts that would go out in its own name, as drafts', async () => {
  const id = await offer();
  for (const office of stage.offices) {
    const posts = await postsOf(office, id);
    expect(posts.map(({ state, dueAt }) => [state, dueAt])).toEqual([
      ['draft', undefined],
      ['draft', undefined],
    ]);
    expect(posts.every(({ text }) => text.includes(office.profile.place))).toBe(true);
  }
  expect(await statesOf(id)).toEqual(['pending', 'pending', 'pending']);
  expect((await stage.association.readCampaign(id))?.state).toBe('offered');
});

test('going through the offices again, from the start, offers nothing twice', async () => {
  const id = await offer();
  const before = await postsOf(first(), id);
  const campaign = await stage.association.readCampaign(id);
  if (!campaign) throw new Error('The campaign is gone');
  await stage.association.noteCampaign({ ...campaign, state: 'offering', reached: 0 });
  await dispatchFanOuts({ ...stage.services, fanOut: stage.services.fanOut });
  expect(await stage.runFanOut()).toBe(1);
  expect(await postsOf(first(), id)).toEqual(before);
  expect(await statesOf(id)).toEqual(['pending', 'pending', 'pending']);
});

test('an accepted offer schedules every post, approved by the person who accepted', async () => {
  const id = await offer();
  const { store } = first();
  const seen = (await store.readOffer(id))?.version;
  const accepted = await acceptStoredOffer(stage.services, store, { campaignId: id, seen, by: clerkOf(0) });
  expect(accepted).toMatchObject({ ok: true, value: { state: 'accepted' } });
  for (const post of await postsOf(first(), id)) {
    expect(post).toMatchObject({ state: 'scheduled', approval: { by: { id: 'clerk-0' } } });
    expect(post.offeredBy).toBeUndefined();
  }
  expect(await statesOf(id)).toEqual(['accepted', 'pending', 'pending']);
  expect(findBrokenLink(await store.readAudit(), sha256)).toBeUndefined();
});

test('an offer that changed since it was seen is not accepted', async () => {
  const id = await offer();
  const { store } = first();
  const refused = await acceptStoredOffer(stage.services, store, { campaignId: id, seen: 0, by: clerkOf(0) });
  expect(refused).toMatchObject({ ok: false, error: { kind: 'changed-meanwhile' } });
  expect((await postsOf(first(), id)).map(({ state }) => state)).toEqual(['draft', 'draft']);
});

test('a text that a colleague changed since it was read is not accepted unread', async () => {
  const id = await offer();
  const { store } = first();
  const posts = await postsOf(first(), id);
  const read = new Map(posts.map((post, index) => [post.id, post.version - (index === 0 ? 1 : 0)]));
  const seen = (await store.readOffer(id))?.version;
  const refused = await acceptStoredOffer(stage.services, store, {
    campaignId: id,
    seen,
    read,
    by: clerkOf(0),
  });
  expect(refused).toMatchObject({ ok: false, error: { kind: 'changed-meanwhile' } });
  expect(await postsOf(first(), id)).toEqual(posts);
});

test('a text that the office changed stays its own, and makes the offer customised', async () => {
  const id = await offer();
  const { store, profile } = first();
  const [post] = await postsOf(first(), id);
  if (!post) throw new Error('There is no post');
  const text = `${profile.name} works by the Standards of Conduct.`;
  const rulesFor = () => {
    const rules = stage.services.rules.find(({ platform }) => platform === post.platform);
    if (!rules) throw new Error('There are no rules');
    return rules;
  };
  const edited = await editStoredPost({ ...stage.services, rulesFor }, store, {
    id: post.id,
    seen: post.version,
    text,
    alt: post.image?.alt ?? '',
    keepImage: true,
    by: clerkOf(0),
  });
  expect(edited).toMatchObject({ ok: true });
  const seen = (await store.readOffer(id))?.version;
  const accepted = await acceptStoredOffer(stage.services, store, { campaignId: id, seen, by: clerkOf(0) });
  expect(accepted).toMatchObject({ ok: true, value: { state: 'customised' } });
  expect(await store.readPost(post.id)).toMatchObject({
    text,
    state: 'scheduled',
    approval: { alone: true },
  });
});

test('a declined offer takes its drafts out, and cannot be accepted afterwards', async () => {
  const id = await offer();
  const { store } = first();
  const seen = (await store.readOffer(id))?.version;
  const answer = { campaignId: id, seen, by: clerkOf(0) };
  const declined = await declineStoredOffer(stage.services, store, { ...answer, reason: 'Not this month' });
  expect(declined).toMatchObject({ ok: true, value: { state: 'declined' } });
  expect((await postsOf(first(), id)).map(({ state }) => state)).toEqual(['cancelled', 'cancelled']);
  const current = (await store.readOffer(id))?.version;
  expect(await acceptStoredOffer(stage.services, store, { ...answer, seen: current })).toMatchObject({
    ok: false,
    error: { kind: 'closed' },
  });
});

test('no answer by the deadline is no consent: the offer expires and nothing of it goes out', async () => {
  const id = await offer();
  stage.clock.set(later(DEADLINE, HOUR));
  const { store } = first();
  const seen = (await store.readOffer(id))?.version;
  const late = await acceptStoredOffer(stage.services, store, { campaignId: id, seen, by: clerkOf(0) });
  expect(late).toMatchObject({ ok: false, error: { kind: 'closed' } });
  await dispatchFanOuts(stage.services);
  await stage.runFanOut();
  expect(await statesOf(id)).toEqual(['expired', 'expired', 'expired']);
  expect((await postsOf(first(), id)).map(({ state }) => state)).toEqual(['cancelled', 'cancelled']);
  stage.clock.set(REFERENCE_INSTANT);
});

test('a withdrawn campaign holds what is scheduled, at once and in every office', async () => {
  const id = await offer();
  const { store } = first();
  const seen = (await store.readOffer(id))?.version;
  await acceptStoredOffer(stage.services, store, { campaignId: id, seen, by: clerkOf(0) });
  const withdrawal = { campaignId: id, reason: 'A wrong link', by: PAT };
  expect(await withdrawCampaign(stage.services, stage.association, withdrawal)).toMatchObject({ ok: true });
  // Before any office was gone through, the last check before a call already refuses.
  expect((await store.readGates()).stops).toMatchObject([{ scope: { kind: 'campaign', id } }]);
  const [post] = await postsOf(first(), id);
  if (!post) throw new Error('There is no post');
  const barred = await store.writePost(
    { post, happening: { subject: { kind: 'post', id: post.id }, action: 'post.test', summary: 'A test.' } },
    'unless-stopped',
  );
  expect(barred).toBe('conflict');
  await stage.runFanOut();
  expect((await postsOf(first(), id)).map(({ state }) => state)).toEqual(['held', 'held']);
  expect(await statesOf(id)).toEqual(['withdrawn', 'withdrawn', 'withdrawn']);
});

test('an offer is not put any more once its campaign is withdrawn', async () => {
  made += 1;
  const request = {
    ...stage.request(`campaign-${made}`),
    attested: true,
    override: 'Yes',
    mayOverride: true,
  };
  const offered = await offerCampaign(stage.services, stage.association, request);
  if (!offered.ok) throw new Error(offered.error.kind);
  stage.fanOuts.length = 0;
  const withdrawal = { campaignId: offered.value.id, reason: 'Too early', by: PAT };
  await withdrawCampaign(stage.services, stage.association, withdrawal);
  await stage.runFanOut();
  expect(await statesOf(offered.value.id)).toEqual([]);
});

test('a standing consent to the pack accepts by itself, and names who gave it', async () => {
  const { store } = first();
  const associationId = stage.association.associationId;
  const packId = PackId.parse('standards-of-conduct');
  const consent = { kind: 'pack' as const, associationId, packId, by: clerkOf(0), at: REFERENCE_INSTANT };
  const subject = { kind: 'office' as const, id: first().profile.id };
  await store.giveConsent(consent, { subject, action: 'consent.given', summary: 'Given.' });
  const id = await offer();
  expect(await statesOf(id)).toEqual(['accepted', 'pending', 'pending']);
  expect((await store.readOffer(id))?.answer).toMatchObject({ standing: true, by: { id: 'clerk-0' } });
  await store.withdrawConsent(consent, { subject, action: 'consent.withdrawn', summary: 'Taken back.' });
  expect(await statesOf(await offer())).toEqual(['pending', 'pending', 'pending']);
});

test('near-identical texts on X need a reason, and an approver to give it', async () => {
  made += 1;
  const order = { ...stage.request(`campaign-${made}`), attested: true };
  for (const refused of [
    { override: '', mayOverride: true },
    { override: 'They are short.', mayOverride: false },
  ]) {
    const result = await offerCampaign(stage.services, stage.association, { ...order, ...refused });
    expect(result).toMatchObject({ ok: false, error: { prepared: { problems: [{ field: 'override' }] } } });
  }
  expect(await stage.association.readCampaign(order.campaignId)).toBeUndefined();
});

test('a deadline after the first post is refused', async () => {
  made += 1;
  const request = stage.request(`campaign-${made}`);
  const result = await offerCampaign(stage.services, stage.association, {
    ...request,
    deadline: { date: '2026-10-07', time: '17:00' },
    attested: true,
    override: 'Yes',
    mayOverride: true,
  });
  expect(result).toMatchObject({ ok: false, error: { prepared: { problems: [{ field: 'deadline' }] } } });
});
