import type { Hono } from 'hono';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { CampaignId } from '#core/ids.ts';
import type { Post } from '#core/post.ts';
import { DAY, Instant, later } from '#core/time.ts';
import { REFERENCE_INSTANT } from '#test/fixtures/clock.ts';
import { storeChannel } from '#test/fixtures/office.ts';
import { draftPost, sampleCampaign, slotOf } from '#test/fixtures/post.ts';
import { startTestServices, type TestServices } from '#test/fixtures/services.ts';
import { createApp } from '#web/app.tsx';
import type { WebEnv } from '#web/shell.ts';
import { type FreshOffice, openOffice } from './fresh-office.ts';
import { visitAs } from './visitor.ts';

const ANNOUNCE = 'Announce that we adopt the Standards of Conduct';

let world: TestServices;
let app: Hono<WebEnv>;
let office: FreshOffice;

beforeAll(async () => {
  world = await startTestServices();
  app = createApp(world.services);
});
afterAll(() => world.stop());

beforeEach(async () => {
  office = await openOffice(world.services);
});

async function dashboard(member = office.owner): Promise<string> {
  const visitor = await visitAs(app, world.services, member);
  return (await visitor.get(office.path())).text();
}

async function storePost(name: string, local: string, given: Partial<Omit<Post, 'platform'>>): Promise<void> {
  const campaignId = CampaignId.parse(name);
  const post = draftPost({
    officeId: office.profile.id,
    campaignId,
    slot: slotOf(local),
    text: `Text of ${name}.`,
    ...given,
  });
  const happening = { action: 'post.stored', summary: 'Stored.' };
  await office.store.launchCampaign(
    sampleCampaign({ officeId: office.profile.id, id: campaignId }),
    [{ post, happening: { ...happening, subject: { kind: 'post', id: post.id } } }],
    { ...happening, subject: { kind: 'campaign', id: campaignId } },
  );
}

describe('an office that has announced nothing', () => {
  test('is told to connect a channel first', async () => {
    const page = await dashboard();
    expect(page).toContain(`class="usa-button" href="${office.path('/channels')}">Connect a channel`);
    expect(page).toContain(ANNOUNCE);
  });

  test('is led to the announcement once it has a channel', async () => {
    await storeChannel(world.services.store, world.services.vault, office.profile, 'x');
    const page = await dashboard();
    expect(page).not.toContain('Connect a channel');
    const link = page.match(/class="usa-button" href="([^"]*)">Announce/)?.[1]?.replaceAll('&amp;', '&');
    expect(link).toBe(office.path('/announcements/new?pack=standards-of-conduct&message=announce-adoption'));
    const visitor = await visitAs(app, world.services, office.owner);
    expect((await visitor.get(link ?? '')).status).toBe(200);
  });

  test('does not offer a viewer what only others may do', async () => {
    const page = await dashboard(office.member('viewer'));
    expect(page).not.toContain(ANNOUNCE);
    expect(page).not.toContain('Connect a channel');
    expect(page).toContain('Ask an owner of your office to connect a channel');
  });
});

describe('an office with posts', () => {
  test('sees what needs a person, what goes out next and what went out, each with its time and zone', async () => {
    await storePost('coming', '2026-09-16T09:00', { state: 'scheduled' });
    await storePost('refused', '2026-09-15T09:00', { state: 'rejected', trouble: 'X refused the link.' });
    const receipt = {
      platformId: '7',
      permalink: 'https://x.example/millbrook/7',
      publishedAt: Instant.parse('2026-09-14T13:00:05.000Z'),
    };
    await storePost('sent', '2026-09-14T09:00', { state: 'published', receipt });
    const page = await dashboard();
    const places = [
      'Needs your attention',
      'Text of refused.',
      'X refused the link.',
      'Going out next',
      'Text of coming.',
      'Wednesday, September 16, 2026 at 9:00 AM EDT',
      'Went out last',
      'Text of sent.',
      'https://x.example/millbrook/7',
    ].map((text) => page.indexOf(text));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(page).not.toContain(ANNOUNCE);
  });

  test('is shown a recorded address that is no web address as text', async () => {
    const receipt = { platformId: '7', permalink: 'javascript:alert(1)', publishedAt: REFERENCE_INSTANT };
    await storePost('sent', '2026-09-14T09:00', { state: 'published', receipt });
    const page = await dashboard();
    expect(page).toContain('javascript:alert(1)');
    expect(page).not.toContain('href="javascript:');
  });

  test('is warned of channels that are disconnected or whose permission ends soon', async () => {
    const { store, vault } = world.services;
    await storeChannel(store, vault, office.profile, 'x', {
      status: 'disconnected',
      trouble: 'X took the permission back',
    });
    await storeChannel(store, vault, office.profile, 'threads', {
      expiresAt: later(REFERENCE_INSTANT, 9 * DAY),
    });
    const page = await dashboard();
    expect(page).toContain('X took the permission back. Posts for X are put on hold');
    expect(page).toContain('Threads lets Clarion post until');
    expect(page).toContain('Thursday, September 24, 2026 at 10:00 AM EDT');
  });
});
