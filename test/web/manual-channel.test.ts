import type { Hono } from 'hono';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CampaignId, Platform } from '#core/ids.ts';
import type { Post } from '#core/post.ts';
import { HOUR, later } from '#core/time.ts';
import { storeChannel } from '#test/fixtures/office.ts';
import { draftPost, sampleCampaign } from '#test/fixtures/post.ts';
import { startTestServices, type TestServices } from '#test/fixtures/services.ts';
import { createApp } from '#web/app.tsx';
import { postPath } from '#web/office-paths.ts';
import type { WebEnv } from '#web/shell.ts';
import { type FreshOffice, openOffice } from './fresh-office.ts';
import { connection, standInConnector } from './stand-in-connector.ts';
import { type TestVisitor, visitAs } from './visitor.ts';

const FACEBOOK = Platform.parse('facebook');
const PAGE = {
  name: 'Elk County page',
  address: 'https://facebook.example/elkcounty',
  poster: 'the county’s web team',
  attested: 'yes',
};

let world: TestServices;
let app: Hono<WebEnv>;
let office: FreshOffice;
let owner: TestVisitor;
let byHand: string;

beforeAll(async () => {
  world = await startTestServices({ connectors: new Map([[FACEBOOK, standInConnector('facebook')]]) });
  app = createApp(world.services);
});
afterAll(() => world.stop());
beforeEach(async () => {
  office = await openOffice(world.services);
  owner = await visitAs(app, world.services, office.owner);
  byHand = office.path('/channels/facebook/by-hand');
});

const textOf = async (response: Promise<Response>) => (await response).text();
const readFacebook = () => office.store.readChannel(FACEBOOK);

async function storeHandOff(given: Partial<Omit<Post, 'platform'>> = {}): Promise<Post> {
  const campaignId = CampaignId.parse('by-hand');
  const post = draftPost({
    officeId: office.profile.id,
    campaignId,
    platform: 'facebook',
    state: 'handoff',
    ...given,
  });
  const happening = { action: 'post.hand-off', summary: 'It is time.' };
  await office.store.launchCampaign(
    sampleCampaign({ officeId: office.profile.id, id: campaignId }),
    [{ post, happening: { ...happening, subject: { kind: 'post', id: post.id } } }],
    { ...happening, subject: { kind: 'campaign', id: campaignId } },
  );
  return { ...post, version: 1 };
}

describe('a channel that a person posts to', () => {
  it('is set up with its name, its address and who posts there, without any permission', async () => {
    expect(await textOf(owner.get(office.path('/channels')))).toContain(`href="${byHand}"`);
    const saved = await owner.post(byHand, PAGE);
    expect(saved.headers.get('location')).toBe(office.path('/channels'));
    expect(await readFacebook()).toMatchObject({
      mode: 'manual',
      status: 'connected',
      name: 'Elk County page',
      byHand: { address: PAGE.address, poster: PAGE.poster },
    });
    expect(await readFacebook()).not.toHaveProperty('sealed');
    const page = await textOf(owner.get(office.path('/channels')));
    for (const shown of ['Posted by hand', 'Elk County page', PAGE.address, 'the county’s web team']) {
      expect(page).toContain(shown);
    }
  });

  it('can be chosen for an announcement', async () => {
    await owner.post(byHand, PAGE);
    const path = office.path('/announcements/new?pack=standards-of-conduct&message=announce-adoption');
    const page = await textOf(owner.get(path));
    expect(page).toContain('As Elk County page.');
    expect(page).toContain('A person posts it by hand when its time comes.');
    expect(page).toMatch(/<input[^>]*name="platforms"[^>]*value="facebook"[^>]*>/);
    expect(page).not.toMatch(/<input[^>]*value="facebook"[^>]* disabled/);
  });

  it.each([
    ['name', '', 'Give the name of the page'],
    ['address', 'facebook.example/elkcounty', 'it begins with https://'],
    ['address', 'javascript:alert(1)', 'it begins with https://'],
    ['poster', '  ', 'Say who posts there'],
    ['attested', '', 'Tick the box'],
  ])(
    'is not set up with %s “%s”: the form says what is missing and keeps the rest',
    async (field, value, said) => {
      const refused = await owner.post(byHand, { ...PAGE, [field]: value });
      expect(refused.status).toBe(422);
      const page = await refused.text();
      expect(page).toContain(said);
      expect(page).toContain(`href="#${field}"`);
      if (field !== 'name') expect(page).toContain('value="Elk County page"');
      expect(await readFacebook()).toBeUndefined();
    },
  );

  it('never takes the place of one that Clarion posts to by itself', async () => {
    const { store, vault } = world.services;
    await storeChannel(store, vault, office.profile, 'facebook');
    expect((await owner.get(byHand)).status).toBe(303);
    const refused = await owner.post(byHand, PAGE);
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('Disconnect the channel first');
    expect(await readFacebook()).toMatchObject({ mode: 'api' });
  });

  it('is changed in its own form, and ended after a question', async () => {
    await owner.post(byHand, PAGE);
    expect(await textOf(owner.get(byHand))).toContain('value="Elk County page"');
    await owner.post(byHand, { ...PAGE, poster: 'we do' });
    expect((await readFacebook())?.byHand?.poster).toBe('we do');
    const disconnect = office.path('/channels/facebook/disconnect');
    expect(await textOf(owner.get(disconnect))).toContain('Stop posting on Facebook by hand?');
    await owner.post(disconnect);
    expect(await readFacebook()).toMatchObject({ status: 'disconnected' });
  });

  it('can be connected later', async () => {
    await owner.post(byHand, PAGE);
    const connector = standInConnector('facebook');
    connector.answer = { ok: true, value: [connection('7')] };
    const other = createApp({ ...world.services, connectors: new Map([[FACEBOOK, connector]]) });
    const again = await visitAs(other, world.services, office.owner);
    const begun = await again.post(office.path('/channels/facebook/connect'));
    const state = new URL(begun.headers.get('location') ?? '').searchParams.get('state');
    await again.get(`/channels/facebook/return?code=c&state=${state}`);
    await again.post(office.path('/channels/facebook/choose'), { accountId: '7', attested: 'yes' });
    expect(await readFacebook()).toMatchObject({ mode: 'api', accountId: '7' });
    expect(await readFacebook()).not.toHaveProperty('byHand');
  });

  it.each(['author', 'approver', 'publisher', 'viewer', 'records'] as const)(
    'is not set up by a member who is only %s',
    async (role) => {
      const visitor = await visitAs(app, world.services, office.member(role));
      expect(await textOf(visitor.get(office.path('/channels')))).not.toContain('/by-hand"');
      expect((await visitor.get(byHand)).status).toBe(403);
      expect((await visitor.post(byHand, PAGE)).status).toBe(403);
      expect(await readFacebook()).toBeUndefined();
    },
  );

  it('is none on a platform that Clarion does not know', async () => {
    expect((await owner.post(office.path('/channels/nowhere/by-hand'), PAGE)).status).toBe(404);
  });
});

describe('a hand-off', () => {
  beforeEach(async () => {
    await owner.post(byHand, PAGE);
  });

  it('shows where to post it, who does, its text, its picture and its description', async () => {
    const pack = world.services.shipped.list().find(({ images }) => images.size > 0);
    const image = pack && [...pack.images.values()][0];
    const post = await storeHandOff(image ? { image } : {});
    const page = await textOf(owner.get(postPath(post)));
    expect(page).toContain(`<a href="${PAGE.address}" rel="external noreferrer">Elk County page</a>`);
    expect(page).toContain('Who posts there: the county’s web team.');
    expect(page).toContain('id="copy-text"');
    expect(page).toContain('id="copy-alt"');
    expect(page).toMatch(/<a href="[^"]*\/media\/[0-9a-f]{64}" download="picture\.(png|jpg)">/);
    expect(page).toContain('It should be out by');
  });

  it('is published once its address is recorded, and says that it was posted by hand', async () => {
    const post = await storeHandOff();
    const permalink = 'https://facebook.example/elkcounty/posts/1';
    const recorded = await owner.post(postPath(post, 'confirm'), { seen: '1', permalink });
    expect(recorded.status).toBe(303);
    expect(await office.store.readPost(post.id)).toMatchObject({
      state: 'published',
      receipt: { permalink, byHand: true },
    });
    const page = await textOf(owner.get(postPath(post)));
    expect(page).toContain('recorded that the post was posted by hand and is public at');
    expect(page).toContain('Posted by hand, recorded');
  });

  it('whose last moment has passed is shown as overdue, on its page and on the dashboard', async () => {
    const post = await storeHandOff({ notAfter: later(world.clock.now(), -HOUR) });
    for (const path of [postPath(post), office.path()]) {
      expect(await textOf(owner.get(path))).toContain('it should have been out by now');
    }
    expect(await office.store.readPost(post.id)).toMatchObject({ state: 'handoff' });
  });

  it('that is still in time is not called overdue', async () => {
    const post = await storeHandOff();
    for (const path of [postPath(post), office.path()]) {
      expect(await textOf(owner.get(path))).not.toContain('it should have been out by now');
    }
  });
});
