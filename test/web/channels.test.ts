import type { Hono } from 'hono';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Credentials } from '#core/channel.ts';
import { OfficeId, Platform } from '#core/ids.ts';
import { err, ok } from '#core/result.ts';
import { actorOf, LUIS, storeChannel } from '#test/fixtures/office.ts';
import { draftPost, sampleCampaign } from '#test/fixtures/post.ts';
import { startTestServices, type TestServices } from '#test/fixtures/services.ts';
import { createApp } from '#web/app.tsx';
import { heldPostsPath } from '#web/safety-paths.ts';
import type { WebEnv } from '#web/shell.ts';
import { type FreshOffice, openOffice } from './fresh-office.ts';
import { connection, type StandInConnector, standInConnector } from './stand-in-connector.ts';
import { type TestVisitor, visitAs } from './visitor.ts';

const X = Platform.parse('x');

let world: TestServices;
let app: Hono<WebEnv>;
let x: StandInConnector;
let office: FreshOffice;
let owner: TestVisitor;
let channels: string;

beforeAll(async () => {
  x = standInConnector('x');
  world = await startTestServices({ connectors: new Map([[X, x]]) });
  app = createApp(world.services);
});
afterAll(() => world.stop());

beforeEach(async () => {
  x.answer = ok([connection('1', { name: 'Millbrook Town Clerk', handle: 'MillbrookVotes' })]);
  x.codes.length = 0;
  office = await openOffice(world.services);
  owner = await visitAs(app, world.services, office.owner);
  channels = office.path('/channels');
});

const readX = () => office.store.readChannel(X);
const connectX = (given = {}) =>
  storeChannel(world.services.store, world.services.vault, office.profile, 'x', given);

/** Goes to the platform; the way back carries what it would send along. */
async function begin(visitor = owner): Promise<string> {
  const begun = await visitor.post(`${channels}/x/connect`);
  expect(begun.status).toBe(303);
  const authorize = new URL(begun.headers.get('location') ?? '');
  expect(authorize.searchParams.get('redirect_uri')).toMatch(/\/channels\/x\/return$/);
  return `/channels/x/return?code=c0de&state=${authorize.searchParams.get('state')}`;
}

/** What the channel's history says of connections that were refused. */
async function refusals(): Promise<readonly string[]> {
  const history = await office.store.readHistory({ kind: 'channel', id: X });
  return history.filter(({ action }) => action === 'channel.connect-refused').map(({ summary }) => summary);
}

async function storeHeldPost(): Promise<void> {
  const post = draftPost({ officeId: office.profile.id, state: 'held' });
  const happening = { action: 'post.held', summary: 'The post was put on hold.' };
  await office.store.launchCampaign(
    sampleCampaign({ officeId: office.profile.id }),
    [{ post, happening: { ...happening, subject: { kind: 'post', id: post.id } } }],
    { ...happening, subject: { kind: 'campaign', id: post.campaignId } },
  );
}

describe('connecting', () => {
  test('leads to the platform, asks whether it is the official channel, and connects it', async () => {
    const returned = await owner.get(await begin());
    // With a fragment of its own, so that a browser does not keep the one that Meta adds.
    expect(returned.headers.get('location')).toBe(`${channels}/x/choose#main`);
    const page = await (await owner.get(`${channels}/x/choose`)).text();
    for (const shown of ['official channel on X?', 'Millbrook Town Clerk', '@MillbrookVotes', '<dd>1</dd>']) {
      expect(page).toContain(shown);
    }
    expect(page).not.toContain('secret-of-1');
    expect(await readX()).toBeUndefined();

    const connected = await owner.post(`${channels}/x/choose`, { accountId: '1', attested: 'yes' });
    expect(connected.headers.get('location')).toBe(channels);
    const channel = await readX();
    expect(channel).toMatchObject({ status: 'connected', accountId: '1', handle: 'MillbrookVotes' });
    const context = { officeId: office.profile.id, platform: X };
    const opened = Credentials.parse(
      JSON.parse(await world.services.vault.open(channel?.sealed ?? '', context)),
    );
    expect(opened.accessToken).toBe('secret-of-1');
    expect(await (await owner.get(channels)).text()).toContain(
      'X is connected as Millbrook Town Clerk (@MillbrookVotes).',
    );
  });

  test('keeps what the platform gave sealed while the person chooses, and forgets it afterwards', async () => {
    await owner.get(await begin());
    const { store, clock } = world.services;
    const waiting = await store.readSession(owner.session.id, clock.now());
    expect(JSON.stringify(waiting?.connections)).not.toContain('secret-of-1');
    await owner.post(`${channels}/x/choose`, { accountId: '1', attested: 'yes' });
    const after = await store.readSession(owner.session.id, clock.now());
    expect(after).not.toHaveProperty('connections');
  });

  test('connects nothing without the word of a person', async () => {
    await owner.get(await begin());
    const refused = await owner.post(`${channels}/x/choose`, { accountId: '1' });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('href="#attested"');
    expect(await readX()).toBeUndefined();
  });

  test('lets a person choose among several, and takes no other', async () => {
    x.answer = ok([connection('1'), connection('2')]);
    await owner.get(await begin());
    const page = await (await owner.get(`${channels}/x/choose`)).text();
    expect(page).toContain('Name of 1');
    expect(page).toContain('Name of 2');
    const foreign = await owner.post(`${channels}/x/choose`, { accountId: '3', attested: 'yes' });
    expect(foreign.status).toBe(422);
    expect(await refusals()).toEqual([expect.stringContaining('“Choose one of the channels listed here.”')]);
    await owner.post(`${channels}/x/choose`, { accountId: '2', attested: 'yes' });
    expect(await readX()).toMatchObject({ accountId: '2' });
  });

  test('says that the office has posted as somebody else so far, and changes nothing', async () => {
    await connectX({ accountId: 'before' });
    await owner.get(await begin());
    const refused = await owner.post(`${channels}/x/choose`, { accountId: '1', attested: 'yes' });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('Nothing was changed');
    expect(await readX()).toMatchObject({ accountId: 'before' });
    expect(await refusals()).toEqual([
      expect.stringMatching(
        /^Dana Whitfield tried to connect the channel, and nothing was changed\. .*you gave permission for Millbrook Town Clerk/,
      ),
    ]);
  });

  test('can be left, which forgets what was found', async () => {
    await owner.get(await begin());
    await owner.post(`${channels}/x/leave`);
    expect((await owner.get(`${channels}/x/choose`)).headers.get('location')).toBe(channels);
    expect(await readX()).toBeUndefined();
  });

  test('leads to the posts that are on hold for the channel, and releases none of them', async () => {
    await storeHeldPost();
    await owner.get(await begin());
    const connected = await owner.post(`${channels}/x/choose`, { accountId: '1', attested: 'yes' });
    const held = connected.headers.get('location') ?? '';
    expect(held).toBe(heldPostsPath(office.profile.id));
    expect(await (await owner.get(held)).text()).toContain('One post for it is on hold');
    expect((await office.store.listPosts()).map(({ state }) => state)).toEqual(['held']);
  });
});

describe('a return from the platform', () => {
  test('that was not begun in this visit exchanges nothing', async () => {
    const back = await begin();
    const other = await visitAs(app, world.services, office.owner);
    const logged = world.failures.length;
    for (const response of [
      await other.get(back),
      await owner.get('/channels/x/return?code=c&state=forged'),
    ]) {
      expect(response.status).toBe(422);
      expect(await response.text()).toContain('<h1>X was not connected</h1>');
    }
    expect(x.codes).toEqual([]);
    expect(await readX()).toBeUndefined();
    // The office's history tells of the one that was begun for it, the operator's log of the other.
    expect(await refusals()).toEqual([expect.stringContaining('does not belong to a connection')]);
    expect(world.failures.slice(logged)).toMatchObject([
      { method: 'GET', path: '/channels/x/return', error: { name: 'RefusalError' } },
    ]);
    expect(JSON.stringify([await refusals(), world.failures])).not.toMatch(/c0de|forged/);
  });

  test('works once', async () => {
    const back = await begin();
    await owner.get(back);
    expect((await owner.get(back)).status).toBe(422);
    expect(x.codes).toEqual(['c0de']);
  });

  test('without permission, or with the platform out of reach, says so', async () => {
    const denied = await owner.get((await begin()).replace('code=c0de', 'error=access_denied'));
    expect(await denied.text()).toContain('You did not give permission');
    x.answer = err({ kind: 'unreachable', reason: 'X could not be reached. Try again in a few minutes.' });
    const failed = await owner.get(await begin());
    expect(await failed.text()).toContain('X could not be reached.');
  });

  test('of somebody who has signed out leads to the sign-in, without the code', async () => {
    const response = await app.request(await begin());
    expect(response.headers.get('location')).toBe('/sign-in');
  });

  test('exchanges nothing for a member whose role was taken away meanwhile', async () => {
    const back = await begin();
    await world.services.store.writeMember({ ...office.member('author'), id: office.owner.id });
    expect((await owner.get(back)).status).toBe(404);
    expect(x.codes).toEqual([]);
  });

  test('is for the office that it was begun for, and for no other', async () => {
    const both = { ...LUIS, grants: [...LUIS.grants, ...office.owner.grants] };
    const luis = await visitAs(app, world.services, both);
    await luis.get(await begin(luis));
    const elsewhere = await luis.get('/offices/riverton/channels/x/choose');
    expect(elsewhere.headers.get('location')).toBe('/offices/riverton/channels');
    await luis.post('/offices/riverton/channels/x/choose', { accountId: '1', attested: 'yes' });
    const riverton = world.services.store.forOffice(OfficeId.parse('riverton'), actorOf(LUIS));
    expect(await riverton.listChannels()).toEqual([]);
  });
});

describe('disconnecting', () => {
  test('asks first, then forgets the credentials', async () => {
    await connectX();
    const question = await owner.get(`${channels}/x/disconnect`);
    expect(await question.text()).toContain('No post is scheduled there.');
    expect(await readX()).toMatchObject({ status: 'connected' });
    const done = await owner.post(`${channels}/x/disconnect`);
    expect(done.headers.get('location')).toBe(channels);
    const channel = await readX();
    expect(channel?.status).toBe('disconnected');
    expect(channel).not.toHaveProperty('sealed');
    expect((await owner.get(`${channels}/x/disconnect`)).headers.get('location')).toBe(channels);
  });
});

describe('roles', () => {
  test('other than owner see the channels, are offered no change, and are refused one', async () => {
    await connectX();
    for (const role of ['author', 'approver', 'publisher', 'viewer', 'records'] as const) {
      const visitor = await visitAs(app, world.services, office.member(role));
      const page = await (await visitor.get(channels)).text();
      expect(page).toContain('Only an owner of the office can connect');
      expect(page).not.toMatch(/\/channels\/x\/(connect|disconnect)"/);
      for (const task of ['connect', 'choose', 'leave', 'disconnect']) {
        const refused = await visitor.post(`${channels}/x/${task}`, { accountId: '1', attested: 'yes' });
        expect(refused.status).toBe(403);
        expect(await refused.text()).toContain('Your role does not allow this');
      }
    }
    expect(await readX()).toMatchObject({ status: 'connected' });
  });

  test('of an owner do not make up a platform', async () => {
    expect((await owner.post(`${channels}/myspace/connect`)).status).toBe(404);
    expect((await owner.post(`${channels}/facebook/connect`)).status).toBe(404);
    expect((await owner.get('/channels/myspace/return?code=1&state=2')).status).toBe(404);
  });
});
