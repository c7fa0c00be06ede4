import { Logger } from '@aws-lambda-powertools/logger';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createDynamoDbStore } from '#adapters/dynamodb/store.ts';
import { nodeChance } from '#adapters/node/node-chance.ts';
import { nodeSecrets } from '#adapters/node/node-secrets.ts';
import { sha256 } from '#adapters/node/sha256.ts';
import { CLARION } from '#core/audit.ts';
import { AssociationId, CampaignId, MemberId } from '#core/ids.ts';
import { SessionId } from '#core/session.ts';
import { HOUR, later, MINUTE } from '#core/time.ts';
import { handlePublishOrders } from '#handlers/handle-publish-orders.ts';
import { handleSweep } from '#handlers/handle-sweep.ts';
import { handleWakeUps } from '#handlers/handle-wake-ups.ts';
import type { Store } from '#ports/store.ts';
import { DANA } from '#test/fixtures/office.ts';
import { draftPost, sampleCampaign } from '#test/fixtures/post.ts';
import { type AttentionStage, openAttentionStage } from '#test/use-cases/attention-stage.ts';
import {
  by,
  type PublishingStage,
  type StageOffice,
  startPublishingStage,
} from '#test/use-cases/publishing-stage.ts';
import { choose, MONDAY, weeklyParts } from '#test/use-cases/weekly-stage.ts';
import { countOpening } from '#use-cases/count-opening.ts';
import { enterReach } from '#use-cases/enter-reach.ts';
import { inviteMember } from '#use-cases/invite-member.ts';
import { listShortLinks } from '#use-cases/list-short-links.ts';
import { makeShortLink } from '#use-cases/make-short-link.ts';
import { openShortLink } from '#use-cases/open-short-link.ts';
import { resumePosting } from '#use-cases/resume-posting.ts';
import { retireShortLink } from '#use-cases/retire-short-link.ts';
import { stopPosting } from '#use-cases/stop-posting.ts';
import { takeInvitations } from '#use-cases/take-invitation.ts';
import { connectGuarded } from './guarded-client.ts';
import { policiesOf, statementsOf } from './policies.ts';
import { synthesize } from './synthesize.ts';

/** The handlers at work, on a store that refuses them whatever their policies on AWS would. */
const { publishing, web } = synthesize();
const policies = policiesOf(publishing, web);
const logger = new Logger({ logLevel: 'SILENT' });

let stage: PublishingStage;
let attention: AttentionStage;
let here: StageOffice;
const clients: { destroy(): void }[] = [];

beforeAll(async () => {
  stage = await startPublishingStage();
  attention = openAttentionStage({ store: stage.services.store, clock: stage.clock });
});
afterAll(async () => {
  for (const client of clients) client.destroy();
  attention.close();
  await stage.stop();
});
beforeEach(async () => {
  here = stage.enterOffice();
  await here.store.writeOffice(here.office);
  const grants = [{ officeId: here.office.id, roles: ['owner' as const] }];
  await stage.services.store.writeMember({ ...DANA, email: `dana@${here.office.id}.example.gov`, grants });
});

/** The store as one of the functions meets it. */
function storeAs(name: string): Store {
  const client = connectGuarded(stage.engine.endpoint, statementsOf(policies, name));
  clients.push(client);
  return createDynamoDbStore({
    client,
    table: stage.engine.table,
    clock: stage.clock,
    chance: nodeChance,
    digest: sha256,
  });
}

/** A post of an association's campaign that a person put up an hour ago, and what it counts in for the association. */
async function storePublished(given: Parameters<typeof draftPost>[0]) {
  const offeredBy = AssociationId.parse('four-rivers');
  const campaign = sampleCampaign({
    id: CampaignId.parse(`of-${here.office.id}`),
    officeId: here.office.id,
    offeredBy,
  });
  const post = draftPost({
    officeId: here.office.id,
    campaignId: campaign.id,
    state: 'published',
    receipt: {
      platformId: '1',
      permalink: 'https://x.example.gov/1',
      publishedAt: later(stage.clock.now(), -HOUR),
      byHand: true,
    },
    ...given,
  });
  const summary = { action: 'campaign.stored', summary: 'It was.' };
  await here.store.launchCampaign(
    campaign,
    [{ post, happening: { ...summary, subject: { kind: 'post', id: post.id } } }],
    { ...summary, subject: { kind: 'campaign', id: campaign.id } },
  );
  const association = stage.services.store.forAssociation(offeredBy, by);
  return { post, tallies: () => association.reach.listTallies(campaign.id, 'all', '1h') };
}

async function countMail(): Promise<number> {
  const all = await attention.outbox.list(1_000);
  return all.filter(({ to }) => to.email === `dana@${here.office.id}.example.gov`).length;
}

describe('what a function may do is enough', () => {
  const work = async (...orders: readonly object[]) => {
    const parts = { ...stage.parts, ...attention.parts, store: storeAs('Publish') };
    const Records = orders.map((order, index) => ({ messageId: `${index}`, body: JSON.stringify(order) }));
    return handlePublishOrders(parts, logger, { Records });
  };

  test('to publish a post of an office that is in an association', async () => {
    const associationId = AssociationId.parse('four-rivers');
    const association = stage.services.store.forAssociation(associationId, by);
    const membership = { officeId: here.office.id, associationId, joinedAt: stage.clock.now() };
    await association.addMembership(membership, {
      subject: { kind: 'office', id: here.office.id },
      action: 'office.joined',
      summary: 'It joined.',
    });
    const post = await here.schedule('x');
    stage.clock.advance(30 * MINUTE);
    expect(await work(here.order(post.id))).toEqual({ batchItemFailures: [] });
    expect((await here.read(post.id)).state).toBe('published');
  });

  test('to read how far a post of an association’s campaign has reached', async () => {
    await here.connect('x');
    const { post, tallies } = await storePublished({ reach: { next: '1h', at: stage.clock.now() } });
    const order = { officeId: here.office.id, platform: post.platform, posts: [post.id] };
    expect(await work(order)).toEqual({ batchItemFailures: [] });
    expect(await tallies()).toHaveLength(1);
  });

  test('to check a channel, and to tell its owner that the platform does not take it any more', async () => {
    const { officeId, platform } = await here.connect('x');
    await stage.inject('x', 'me', 'expired-token');
    expect(await work({ officeId, platform })).toEqual({ batchItemFailures: [] });
    expect(await countMail()).toBe(1);
  });

  test('to sweep, and to tell an owner what nobody has told', async () => {
    await here.storeChannel('facebook', { mode: 'manual' });
    const post = await here.scheduleUnconnected('facebook');
    await here.store.lookAgain(stage.clock.now(), stage.clock.now());
    stage.clock.advance(6 * 60 * MINUTE);
    await handleSweep({ ...stage.services, ...attention.parts, store: storeAs('Sweep') }, logger);
    expect(stage.orders.map(({ order }) => order.postId)).toContain(post.id);
    expect(await countMail()).toBeGreaterThan(0);
  });

  test('to sum up the week of an office and of an association, and to move on or leave', async () => {
    const associationId = AssociationId.parse('weekly-rivers');
    const { store } = stage.services;
    const profile = { id: associationId, name: 'Weekly Rivers', zone: here.office.zone };
    await store.forAssociation(associationId, by).writeAssociation(profile);
    const places = [{ officeId: here.office.id }, { associationId }] as const;
    const grants = places.map((place) => ({ ...place, roles: ['owner' as const] }));
    const dana = { ...DANA, email: `dana@${here.office.id}.example.gov`, grants };
    await store.writeMember(dana);
    const mayChoose = weeklyParts(attention, storeAs('Web'));
    for (const place of places) {
      expect(await choose(mayChoose, place, dana, true)).toMatchObject({ ok: true });
    }
    stage.clock.set(MONDAY);
    const parts = { ...stage.services, ...attention.parts, store: storeAs('Sweep') };
    await handleSweep(parts, logger);
    expect(await countMail()).toBe(2);
    for (const place of places) await choose(mayChoose, place, dana, false);
    stage.clock.advance(7 * 24 * 60 * MINUTE);
    await handleSweep(parts, logger);
    expect(await store.weekly.read(stage.clock.now(), 10)).toEqual([]);
  });

  test('to keep what links have answered, and to read it where posts are judged', async () => {
    const answer = { kind: 'dead', why: 'it is a test' } as const;
    const check = { url: `https://${here.office.id}.gov/`, answer, askedAt: stage.clock.now() };
    for (const name of ['Sweep', 'Web']) await storeAs(name).linkChecks.write(check);
    for (const name of ['Sweep', 'Web', 'Publish', 'FanOut'])
      expect(await storeAs(name).linkChecks.read([check.url]), name).toEqual([check]);
    await expect(storeAs('Publish').linkChecks.write(check)).rejects.toThrow('AccessDenied');
  });

  test('to dispatch', async () => {
    const post = await here.schedule('x');
    stage.clock.advance(30 * MINUTE);
    const Records = [{ messageId: '1', body: '{"minute":"2026-09-15T14:30Z"}' }];
    await handleWakeUps({ ...stage.services, store: storeAs('Dispatch') }, logger, { Records });
    expect(stage.orders.map(({ order }) => order.postId)).toContain(post.id);
  });

  test('to stop an office from a page, and to go on', async () => {
    const office = storeAs('Web').forOffice(here.office.id, by);
    const order = { scope: { kind: 'office' }, reason: 'A test', by } as const;
    const stop = await stopPosting(stage.services, office, order);
    expect(await resumePosting(office, { ...order, seen: stop.at })).toMatchObject({ ok: true });
  });
});

describe('what the pages may do is enough', () => {
  const scope = () => ({ officeId: here.office.id });
  const happened = {
    subject: { kind: 'member', id: DANA.id },
    action: 'member.changed',
    summary: 'It was.',
  } as const;

  test('to let somebody in who was invited', async () => {
    const store = storeAs('Web');
    const roster = store.rosterOf(scope(), by);
    const parts = {
      ...stage.services,
      store,
      mailer: attention.parts.mailer,
      signInUrl: 'https://clarion.example.gov/sign-in',
    };
    const email = `new@${here.office.id}.example.gov`;
    const place = { name: here.office.name, zone: here.office.zone };
    const invited = await inviteMember(parts, roster, { email, roles: ['author'], place, by });
    expect(invited).toMatchObject({ ok: true, value: { told: true } });
    const memberId = MemberId.parse(`new-${here.office.id}`);
    const member = await takeInvitations(parts, {
      memberId,
      idToken: '',
      email: { address: email, verified: true },
    });
    expect(member?.grants).toEqual([{ ...scope(), roles: ['author'] }]);
  });

  test('to type in numbers of a post of an association’s campaign', async () => {
    const { post, tallies } = await storePublished({});
    const office = storeAs('Web').forOffice(here.office.id, by);
    const typed = { id: post.id, checkpoint: '1h', seen: 0, numbers: { 'like_count@1': '4' }, by } as const;
    expect(await enterReach(stage.services, office, typed)).toMatchObject({ ok: true });
    expect(await tallies()).toHaveLength(1);
  });

  test('to make a short link, to follow it and to count that', async () => {
    const store = storeAs('Web');
    const office = store.forOffice(here.office.id, by);
    const order = { title: 'Where to vote', target: 'https://vote.gov/', campaign: '', by };
    const linkAddress = () => 'https://clarion.example.gov/l/code';
    const parts = { ...stage.services, store, secrets: nodeSecrets, linkAddress };
    const made = await makeShortLink(parts, office, here.office, order);
    if (!made.ok) throw new Error('It was not made');
    expect(await openShortLink({ store }, made.value.code)).toEqual(made.value);
    await countOpening({ store, clock: stage.clock }, made.value);
    expect(await listShortLinks(stage, office)).toMatchObject([{ total: 1, lately: 1 }]);
    const { code } = made.value;
    expect(await retireShortLink(stage, office, { code, by })).toMatchObject({ code, version: 2 });
  });

  test('to take an owner out where another one stays, with all sessions', async () => {
    const other = { ...DANA, id: MemberId.parse(`other-${here.office.id}`) };
    const grants = [{ ...scope(), roles: ['owner' as const] }];
    await stage.services.store.writeMember({ ...other, grants });
    const store = storeAs('Web');
    const change = { id: other.id, before: ['owner'], after: [], relyingOn: DANA.id } as const;
    expect(await store.rosterOf(scope(), by).writeRoles(change, happened)).toBe('written');
    await store.endSessions(other.id);
  });
});

describe('what a function may do is no more', () => {
  test('the sweep changes no post', async () => {
    const post = await here.schedule('x');
    const happening = {
      subject: { kind: 'post', id: post.id },
      action: 'post.changed',
      summary: 'It was changed.',
    } as const;
    const changing = storeAs('Sweep').forOffice(here.office.id, CLARION).writePost({ post, happening });
    await expect(changing).rejects.toThrow(`AccessDenied: dynamodb:PutItem of OFFICE#${here.office.id}`);
  });

  test.each(['FanOut', 'Publish', 'Sweep'])('%s makes nobody a member', async (name) => {
    await expect(storeAs(name).writeMember(DANA)).rejects.toThrow('AccessDenied');
  });

  test.each(['Publish', 'Dispatch'])('%s ends nobody’s session', async (name) => {
    const store = storeAs(name);
    await expect(store.deleteSession(SessionId.parse('0'.repeat(64)))).rejects.toThrow('AccessDenied');
  });

  test('dispatch reads no office', async () => {
    const reading = storeAs('Dispatch').forOffice(here.office.id, CLARION).readOffice();
    await expect(reading).rejects.toThrow('AccessDenied: dynamodb:GetItem');
  });
});
