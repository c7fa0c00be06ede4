import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Actor } from '#core/audit.ts';
import { AssociationId, type CampaignId, PackId } from '#core/ids.ts';
import { election, row } from '#test/core/election/calendar.ts';
import { REFERENCE_INSTANT } from '#test/fixtures/clock.ts';
import { acceptStoredOffer } from '#use-cases/accept-offer.ts';
import { approveStoredPost } from '#use-cases/approve-post.ts';
import { editStoredPost } from '#use-cases/edit-post.ts';
import { offerCampaign } from '#use-cases/offer-campaign.ts';
import { prepareOffers } from '#use-cases/prepare-offers.ts';
import { setCostCap } from '#use-cases/set-cost-cap.ts';
import { type AssociationStage, openAssociation, type StagedOffice } from './association-stage.ts';

const ORDER = { attested: true, override: 'Every text names its own office.', mayOverride: true };

let stage: AssociationStage;

beforeEach(async () => {
  stage = await openAssociation(AssociationId.parse('four-rivers'), 2);
});
afterEach(() => stage.stop());

const office = (index: number): StagedOffice => {
  const found = stage.offices[index];
  if (!found) throw new Error(`The stage has no office ${index}`);
  return found;
};
const clerkOf = (index: number): Actor => ({ kind: 'member', id: `clerk-${index}`, name: 'A Clerk' });

/** An office whose own records put these words into its text on Facebook; that on X does not name its place. */
const says = (index: number, words: string) =>
  office(index).store.writeOffice({
    ...office(index).profile,
    place: `Ashford. ${words} Welcome to Ashford`,
  });

const enterElection = () =>
  stage.association.addElection(election(), [row('election-day', '2026-11-10')], {
    subject: { kind: 'association', id: stage.association.associationId },
    action: 'association.election-added',
    summary: 'An election was entered.',
  });

async function offer(): Promise<CampaignId> {
  const offered = await offerCampaign(stage.services, stage.association, {
    ...stage.request('c1'),
    ...ORDER,
  });
  if (!offered.ok) throw new Error(JSON.stringify(offered.error).slice(0, 2000));
  await stage.runFanOut();
  return offered.value.id;
}

async function accept(index: number, campaignId: CampaignId) {
  const { store } = office(index);
  const seen = (await store.readOffer(campaignId))?.version;
  return acceptStoredOffer(stage.services, store, { campaignId, seen, by: clerkOf(index) });
}

async function prepare() {
  const prepared = await prepareOffers(stage.services, stage.association, stage.request('c1'));
  if ('kind' in prepared) throw new Error(prepared.kind);
  return prepared;
}

test('the calendars of many offices are the same as each office reads', async () => {
  await enterElection();
  await office(0).store.addElection(
    { ...election(), id: 'own' as never },
    [{ ...row('election-day', '2026-11-17'), electionId: 'own' as never }],
    { subject: { kind: 'office', id: office(0).profile.id }, action: 'office.test', summary: 'A test.' },
  );
  const ids = stage.offices.map(({ profile }) => profile.id);
  const read = await stage.services.store.listCalendarsOf(ids);
  expect([...read.keys()]).toEqual(ids);
  expect(read.get(office(0).profile.id)).toHaveLength(2);
  for (const { profile, store } of stage.offices) {
    expect(read.get(profile.id)).toEqual(await store.listCalendars());
  }
});

test('the preview says of which office the calendar contradicts a text, and offers it all the same', async () => {
  await enterElection();
  await says(0, 'Election Day is November 3.');
  const { offices, problems } = await prepare();
  expect(problems).toEqual([]);
  expect(offices.map(({ posts, contradictions }) => [posts.length, contradictions.length])).toEqual([
    [2, 1],
    [2, 0],
  ]);
  expect(offices[0]?.contradictions[0]?.sentences[0]).toContain('Tuesday, November 10, 2026');
});

test('a text that every office’s calendar contradicts is not offered', async () => {
  for (const index of [0, 1]) await says(index, 'Election Day is Monday, November 3.');
  const refused = await offerCampaign(stage.services, stage.association, {
    ...stage.request('c1'),
    ...ORDER,
  });
  expect(refused).toMatchObject({ ok: false, error: { prepared: { problems: [{ field: 'calendar' }] } } });
});

test('a contradicted post is not scheduled with the yes: it waits until somebody has changed it', async () => {
  await says(0, 'Election Day is Monday, November 3.');
  const id = await offer();
  expect((await office(0).store.listCampaignPosts(id)).map(({ state }) => state)).toEqual(['draft', 'draft']);
  for (const index of [0, 1]) expect(await accept(index, id)).toMatchObject({ ok: true });
  expect(await office(1).store.listCampaignPosts(id)).toMatchObject([
    { state: 'scheduled' },
    { state: 'scheduled' },
  ]);
  const { store } = office(0);
  const [post] = await store.listCampaignPosts(id);
  if (!post) throw new Error('There is no post');
  expect(post).toMatchObject({ state: 'review', trouble: expect.stringContaining('is a Tuesday') });

  const approve = (seen: number) =>
    approveStoredPost(stage.services, store, { id: post.id, seen, by: clerkOf(0) });
  expect(await approve(post.version)).toMatchObject({ ok: false, error: { kind: 'against-calendar' } });
  const rulesFor = () => {
    const rules = stage.services.rules.find(({ platform }) => platform === post.platform);
    if (!rules) throw new Error('There are no rules');
    return rules;
  };
  const edited = await editStoredPost({ ...stage.services, rulesFor }, store, {
    id: post.id,
    seen: post.version,
    text: post.text.replace('Monday', 'Tuesday'),
    alt: post.image?.alt ?? '',
    keepImage: true,
    by: clerkOf(0),
  });
  if (!edited.ok) throw new Error(edited.error.kind);
  expect(edited.value.trouble).toBeUndefined();
  expect(await approve(edited.value.version)).toMatchObject({ ok: true, value: { state: 'scheduled' } });
});

test('what a date contradicts that came after the offer is found when it is accepted', async () => {
  await says(0, 'Election Day is November 3.');
  const id = await offer();
  await enterElection();
  await accept(0, id);
  const posts = await office(0).store.listCampaignPosts(id);
  expect(posts.map(({ platform, state }) => `${platform} ${state}`)).toEqual([
    'facebook review',
    'x scheduled',
  ]);
});

test('a standing consent that the cost cap refuses leaves the offer pending, and the offer says why', async () => {
  const { store, profile } = office(0);
  const by = clerkOf(0);
  const associationId = stage.association.associationId;
  const packId = PackId.parse('standards-of-conduct');
  await store.giveConsent(
    { kind: 'pack', associationId, packId, by, at: REFERENCE_INSTANT },
    { subject: { kind: 'office', id: profile.id }, action: 'consent.given', summary: 'Given.' },
  );
  await setCostCap(stage.services, store, { amount: '0', seen: 0, by });
  const id = await offer();
  const refused = await store.readOffer(id);
  expect(refused).toMatchObject({
    state: 'pending',
    consentRefused: { kind: 'over-cap', message: expect.stringContaining('over the cap of $0') },
  });
  const history = await store.readHistory({ kind: 'campaign', id });
  expect(history.at(-1)?.summary).toContain('The consent that A Clerk gave beforehand did not accept');

  await setCostCap(stage.services, store, { amount: '', seen: 1, by });
  expect(await accept(0, id)).toMatchObject({ ok: true, value: { state: 'accepted' } });
  expect((await store.readOffer(id))?.consentRefused).toBeUndefined();
});
