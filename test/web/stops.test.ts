import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { StopScope } from '#core/gate.ts';
import { Platform } from '#core/ids.ts';
import { MINUTE } from '#core/time.ts';
import { slotOf } from '#test/fixtures/post.ts';
import { readFields } from './form-on-page.ts';
import { openSafetyStages, type SafetyStage } from './safety-stage.ts';

const OFFICE: StopScope = { kind: 'office' };

let stages: Awaited<ReturnType<typeof openSafetyStages>>;
let here: SafetyStage;

beforeAll(async () => {
  stages = await openSafetyStages();
});
afterAll(() => stages.close());
beforeEach(async () => {
  here = await stages.enter();
});

describe('stopping', () => {
  it('everything takes a reason and one button, and shows on every page of the office', async () => {
    const page = await here.show('/safety');
    expect(page).toContain('Stop all posts now');
    const fields = readFields(page, here.office.path('/safety/stop'));
    const sent = await here.send('/safety/stop', { ...fields, reason: ' A rumor about  the count. ' });
    expect(sent.status).toBe(303);
    expect(sent.headers.get('location')).toBe(here.office.path('/safety'));
    expect(await here.stops()).toMatchObject([{ scope: OFFICE, reason: 'A rumor about the count' }]);

    const stopped = await here.show('/safety');
    expect(stopped).toContain('All posts of this office are stopped. None of them goes out');
    expect(stopped).not.toContain('Stop all posts now');
    for (const path of ['', '/posts', '/calendar', '/packs', '/channels', '/announcements/new', '/safety']) {
      const banner = (await here.show(path)).match(/<section class="stop-banner".*?<\/section>/s)?.[0];
      expect(banner, path).toContain('All posts of this office are stopped.');
      expect(banner, path).toContain('A rumor about the count.');
      expect(banner, path).toContain(`href="${here.office.path('/safety')}"`);
    }
  });

  it('without a reason stops nothing and says so at the field', async () => {
    const sent = await here.send('/safety/stop', { scope: 'office', reason: ' . ' });
    expect(sent.status).toBe(422);
    const page = await sent.text();
    expect(page).toContain('<title>Error: Stop and resume');
    expect(page).toContain('href="#reason">Say in a few words why posts are stopped.');
    expect(await here.stops()).toEqual([]);
  });

  it('a second time keeps the first reason, and says who was first', async () => {
    await here.stop();
    const publisher = await here.visit('publisher');
    await here.send('/safety/stop', { scope: 'office', reason: 'something else' }, publisher);
    expect(await here.stops()).toMatchObject([{ reason: 'a rumor about the count' }]);
    expect(await here.show('/safety', publisher)).toContain('were stopped already, by Dana Whitfield');
  });

  it('one channel begins on the Channels page', async () => {
    const href = (await here.show('/channels')).match(/href="([^"]*safety\/stop[^"]*)"/)?.[1] ?? '';
    const page = await (await here.owner.get(href)).text();
    expect(page).toContain('<h1>Stop all X posts</h1>');
    const fields = readFields(page, here.office.path('/safety/stop'));
    await here.send('/safety/stop', { ...fields, reason: 'the channel was broken into' });
    expect(await here.stops()).toMatchObject([{ scope: { kind: 'channel', id: 'x' } }]);
    expect(await here.show('/channels')).toContain('stopped all X posts');
    expect(await here.show('/channels')).not.toContain('/safety/stop');
  });

  it('one announcement begins on its page', async () => {
    const { campaignId } = await here.storePost('scheduled', { slot: slotOf('2026-09-16T09:00') });
    const path = `/campaigns/${campaignId}`;
    const href = (await here.show(path)).match(/href="([^"]*safety\/stop[^"]*)"/)?.[1] ?? '';
    const page = await (await here.owner.get(href)).text();
    expect(page).toContain(`Stop all posts of “About ${campaignId}”`);
    await here.send('/safety/stop', { scope: `campaign.${campaignId}`, reason: 'a wrong date' });
    expect(await here.stops()).toMatchObject([{ scope: { kind: 'campaign', id: campaignId } }]);
    expect(await here.show(path)).toContain(`All posts of “About ${campaignId}” are stopped`);
    expect(await here.show(path)).not.toContain('/safety/stop');
    expect(await here.show('/safety')).toContain(`All posts of “About ${campaignId}”`);
  });

  it('everything also tells a person who looks at one announcement what becomes of it', async () => {
    const { campaignId } = await here.storePost('scheduled', { slot: slotOf('2026-09-16T09:00') });
    const promise = 'Clarion sends the post by itself at its time';
    expect(await here.show(`/campaigns/${campaignId}`)).toContain(promise);
    await here.stop();
    const page = await here.show(`/campaigns/${campaignId}`);
    expect(page).not.toContain(promise);
    expect(page).toContain('At their times they are put on hold.');
  });

  it.each(['', 'everything', 'office.x', 'channel.myspace', 'channel', 'campaign.of-another-office'])(
    'the scope "%s" is not found',
    async (scope) => {
      expect((await here.owner.get(here.office.path(`/safety/stop?scope=${scope}`))).status).toBe(404);
      expect((await here.send('/safety/stop', { scope, reason: 'a rumor' })).status).toBe(404);
      expect((await here.owner.get(here.office.path(`/safety/lift?scope=${scope}`))).status).toBe(404);
      expect(await here.stops()).toEqual([]);
    },
  );
});

describe('lifting', () => {
  it('says what it leads to, asks why, and goes on to the posts on hold', async () => {
    await here.stop();
    await here.storePost('scheduled', { slot: slotOf('2026-09-16T09:00') });
    await here.storePost('held');
    const path = '/safety/lift?scope=office';
    expect(await here.show('/safety')).toContain(`href="${here.office.path(path)}"`);
    const page = await here.show(path);
    expect(page).toContain('1 post that is scheduled goes out as planned.');
    expect(page).toContain('1 post on hold stays on hold.');
    const fields = readFields(page, here.office.path('/safety/lift'));
    expect((await here.send('/safety/lift', { ...fields, reason: '' })).status).toBe(422);
    expect(await here.stops()).toHaveLength(1);
    const lifted = await here.send('/safety/lift', { ...fields, reason: 'The count is confirmed.' });
    expect(lifted.headers.get('location')).toBe(here.office.path('/safety/held'));
    expect(await here.stops()).toEqual([]);
    expect(await here.show('')).not.toContain('stop-banner');
  });

  it('of a newer stop than the page showed is put back to the person', async () => {
    const { at } = await here.stop();
    const lift = () => here.send('/safety/lift', { scope: 'office', seen: at, reason: 'settled' });
    await lift();
    here.world.clock.advance(MINUTE);
    await here.stop(OFFICE, 'a wrong polling place');
    const refused = await lift();
    expect(refused.status).toBe(409);
    const page = await refused.text();
    expect(page).toContain('Posts were stopped anew since you opened the page');
    expect(page).toContain('a wrong polling place');
    expect(await here.stops()).toHaveLength(1);
  });

  it('counts no post that another stop covers', async () => {
    await here.stop();
    await here.stop({ kind: 'channel', id: Platform.parse('x') });
    await here.storePost('scheduled', { slot: slotOf('2026-09-16T09:00') });
    expect(await here.show('/safety/lift?scope=office')).toContain(
      'No scheduled post goes out because of it.',
    );
  });

  it('of what is lifted already says so', async () => {
    const { at } = await here.stop();
    const lift = () => here.send('/safety/lift', { scope: 'office', seen: at, reason: 'settled' });
    await lift();
    expect((await lift()).headers.get('location')).toBe(here.office.path('/safety'));
    expect(await here.show('/safety')).toContain('That stop was lifted already.');
    expect((await here.owner.get(here.office.path('/safety/lift?scope=office'))).status).toBe(303);
  });
});
