import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CampaignId } from '#core/ids.ts';
import { createApp } from '#web/app.tsx';
import type { WebEnv } from '#web/shell.ts';
import { actorOf, DANA, LUIS, MILLBROOK, memberWith, storeChannel } from '../fixtures/office.ts';
import { startTestServices, type TestServices } from '../fixtures/services.ts';
import { type Fields, readFields, sendForm } from './form-on-page.ts';
import { type TestVisitor, visitAs } from './visitor.ts';

const OFFICE = `/offices/${MILLBROOK.id}`;
const NEW = `${OFFICE}/announcements/new?pack=standards-of-conduct&message=announce-adoption`;
const PREVIEW = `${OFFICE}/announcements/preview`;
const SCHEDULE = `${OFFICE}/announcements`;
const CHANGE = `${OFFICE}/announcements/change`;

let test: TestServices;
let app: Hono<WebEnv>;
let dana: TestVisitor;
let fresh: Fields;

const send = (path: string, fields: Fields, visitor = dana) =>
  sendForm(app, test.services, visitor, path, fields);
const office = () => test.services.store.forOffice(MILLBROOK.id, actorOf(DANA));
const draw = async (): Promise<Fields> => readFields(await (await dana.get(NEW)).text(), PREVIEW);

beforeAll(async () => {
  test = await startTestServices();
  for (const platform of ['x', 'facebook']) {
    await storeChannel(test.services.store, test.services.vault, MILLBROOK, platform);
  }
  app = createApp(test.services);
  dana = await visitAs(app, test.services, DANA);
  fresh = await draw();
});
afterAll(() => test.stop());

describe('the announcement form', () => {
  it('begins with the choice of a message', async () => {
    const page = await (await dana.get(`${OFFICE}/announcements/new`)).text();
    expect(page).toContain('What do you want to say?');
    expect(page).toContain('message=announce-adoption');
  });

  it('is filled with what Clarion knows of the office', () => {
    expect(fresh).toMatchObject({
      voice: ['office'],
      'answers.office': ['Millbrook Town Clerk'],
      'answers.place': ['Millbrook'],
      'answers.website': ['https://millbrook.example.gov/elections'],
      platforms: ['x', 'facebook'],
      withImage: ['yes'],
    });
  });

  it('proposes nine in the morning of the next weekday on the office’s clock', () => {
    expect(fresh).toMatchObject({ date: ['2026-09-16'], time: ['09:00'] });
  });

  it('leaves a hashtag that is off in the pack unchosen and says why', async () => {
    expect(fresh.hashtags).toEqual(['StandardsOfConduct', 'ElectionOfficials']);
    expect(await (await dana.get(NEW)).text()).toContain('Republican National Committee');
  });

  it('says why a channel cannot be chosen', async () => {
    expect(await (await dana.get(NEW)).text()).toContain('Not connected. Connect it on the Channels page.');
  });

  it.each([
    '?pack=standards-of-conduct&message=unheard-of',
    '?pack=..%2F..&message=announce-adoption',
    '?pack=standards-of-conduct',
    '?message=announce-adoption',
  ])('is not drawn for %s', async (query) => {
    expect((await dana.get(`${OFFICE}/announcements/new${query}`)).status).toBe(404);
  });
});

describe('the preview', () => {
  it('shows every post as it will stand, with each platform’s own tag', async () => {
    const response = await send(PREVIEW, fresh);
    const page = await response.text();
    expect(response.status).toBe(200);
    expect(page).toContain('@ElectionCenter2');
    expect(page).toContain('Facebook tags a page only by its number');
    expect(page).toContain('links are not checked in this demonstration');
    expect(page).toContain('Schedule 2 posts for Wednesday, September 16, 2026 at 9:00 AM EDT');
  });

  it('carries everything that the form held', async () => {
    const page = await (await send(PREVIEW, fresh)).text();
    expect(readFields(page, SCHEDULE)).toEqual(fresh);
    expect(readFields(page, CHANGE)).toEqual(fresh);
  });

  it('leads back to the form with the values kept', async () => {
    const changed = {
      ...fresh,
      'answers.office': ['Millbrook "Elections" & More'],
      hashtags: ['ProtectTheVote'],
    };
    const page = await (await send(PREVIEW, changed)).text();
    const back = await send(CHANGE, readFields(page, CHANGE));
    expect(readFields(await back.text(), PREVIEW)).toEqual(changed);
  });

  it('comes with the form and its values where something is wrong', async () => {
    const response = await send(PREVIEW, { ...fresh, 'answers.office': '', 'answers.website': 'nonsense' });
    const page = await response.text();
    expect(response.status).toBe(422);
    expect(page).toContain('<title>Error: ');
    expect(page).toContain('href="#answers.office"');
    expect(page).toContain('Name of your office is missing.');
    expect(readFields(page, PREVIEW)).toMatchObject({
      'answers.website': ['nonsense'],
      date: ['2026-09-16'],
    });
  });

  it('asks for the official only where the official speaks', async () => {
    const without = { ...fresh, 'answers.official_name': '', 'answers.official_title': '' };
    expect((await send(PREVIEW, without)).status).toBe(200);
    const page = await (await send(PREVIEW, { ...without, voice: 'personal' })).text();
    expect(page).toContain('Title of the official is missing.');
  });

  it('puts a time that the clocks skip back with the next one that exists', async () => {
    const response = await send(PREVIEW, { ...fresh, date: '2027-03-14', time: '02:30' });
    const page = await response.text();
    expect(response.status).toBe(422);
    expect(page).toContain('clocks spring forward over it');
    expect(readFields(page, PREVIEW)).toMatchObject({ date: ['2027-03-14'], time: ['03:30'] });
  });

  it('says which of two equal times counts', async () => {
    const page = await (await send(PREVIEW, { ...fresh, date: '2026-11-01', time: '01:30' })).text();
    expect(page).toContain(
      'this time comes twice. The first one counts: Sunday, November 1, 2026 at 1:30 AM EDT',
    );
  });

  it('refuses a platform whose channel is not connected', async () => {
    const response = await send(PREVIEW, { ...fresh, platforms: ['x', 'instagram'] });
    expect(response.status).toBe(422);
    expect(await response.text()).toContain('Instagram is not connected.');
  });

  it.each([
    { campaign: 'Not an id' },
    { campaign: 'a'.repeat(64) },
    { campaign: '' },
    { pack: 'unheard-of' },
    { message: 'unheard-of' },
  ])('is not shown for a tampered %o', async (tampered) => {
    expect((await send(PREVIEW, { ...fresh, ...tampered })).status).toBe(404);
  });

  it('takes no answer that the pack does not ask for', async () => {
    const page = await (
      await send(PREVIEW, { ...fresh, 'answers.__proto__': 'x', 'answers.more': 'y' })
    ).text();
    expect(page).not.toContain('answers.more');
    expect(page).not.toContain('answers.__proto__');
  });
});

describe('scheduling', () => {
  it('needs the attestation', async () => {
    const fields = await draw();
    const response = await send(SCHEDULE, fields);
    expect(response.status).toBe(422);
    expect(await response.text()).toContain('href="#attested"');
    expect(await office().listCampaigns()).toEqual([]);
  });

  it('schedules every post once, however often the form is sent', async () => {
    const fields: Fields = { ...(await draw()), attested: 'yes' };
    const answers = await Promise.all([send(SCHEDULE, fields), send(SCHEDULE, fields)]);
    const campaign = `${OFFICE}/campaigns/${fields.campaign}`;
    for (const answer of answers) {
      expect(answer.status).toBe(303);
      expect(answer.headers.get('location')).toBe(campaign);
    }
    const posts = await office().listPosts();
    expect(posts.map(({ platform, state }) => `${platform} ${state}`).toSorted()).toEqual([
      'facebook scheduled',
      'x scheduled',
    ]);
    expect(posts.every(({ approval }) => approval?.by.name === DANA.name)).toBe(true);
    expect(test.alarms).toContain('2026-09-16T13:00Z');
  });

  it('says what waits for a reason, also to the one person who can give it', async () => {
    const fields = { ...(await draw()), 'answers.website': 'https://clerk.example.org', attested: 'yes' };
    const sent = await send(SCHEDULE, fields);
    const page = await (await dana.get(sent.headers.get('location') ?? '')).text();
    expect(page).toContain('1 of 2 posts waits for you');
    expect(page).not.toContain('2 posts scheduled');
  });

  it('says so where a form comes back that has been scheduled', async () => {
    const fields: Fields = { ...(await draw()), attested: 'yes' };
    const first = await send(SCHEDULE, fields);
    const path = first.headers.get('location') ?? '';
    expect(await (await dana.get(path)).text()).toContain('2 posts scheduled for Wednesday');

    const again = await send(PREVIEW, { ...fields, date: '2026-09-20' });
    expect(again.headers.get('location')).toBe(path);
    expect(await (await dana.get(path)).text()).toContain('is in place already, as it stands here');
  });

  it('leads to the campaign with its posts and what happens next', async () => {
    const fields: Fields = { ...(await draw()), attested: 'yes' };
    const path = (await send(SCHEDULE, fields)).headers.get('location') ?? '';
    const page = await (await dana.get(path)).text();
    expect(page).toContain('What happens next');
    expect(page).toContain(`${OFFICE}/posts/${fields.campaign}-x`);
    expect(page).toContain('Dana Whitfield read every text and scheduled');
  });

  it('goes back to the form where the time has passed meanwhile', async () => {
    const fields = { ...(await draw()), attested: 'yes', date: '2026-09-15', time: '09:59' };
    const response = await send(SCHEDULE, fields);
    expect(response.status).toBe(422);
    expect(await response.text()).toContain('is in the past');
  });
});

describe('roles', () => {
  it('an author asks for approval, and nothing is scheduled before somebody else has given it', async () => {
    const author = await visitAs(app, test.services, memberWith('author'));
    const page = await (await send(PREVIEW, fresh, author)).text();
    expect(page).toContain('Ask for approval of 2 posts for Wednesday, September 16, 2026 at 9:00 AM EDT');
    expect(page).toContain('Dana Whitfield reads them next');
    expect(page).not.toContain('Schedule 2 posts');

    const fields: Fields = { ...(await draw()), attested: 'yes' };
    const path = (await send(SCHEDULE, fields, author)).headers.get('location') ?? '';
    const posts = await office().listCampaignPosts(CampaignId.parse(String(fields.campaign)));
    expect(posts.map(({ state, dueAt, author: by }) => [state, dueAt, by?.name])).toEqual([
      ['review', undefined, 'A author'],
      ['review', undefined, 'A author'],
    ]);
    const campaign = await (await author.get(path)).text();
    expect(campaign).toContain('Approval was asked for. Once approved, 2 posts go out on Wednesday');
    expect(campaign).toContain('2 posts wait for approval');
    // The sweep is led to the office, so that its approvers are told.
    const led = await test.services.store.attention.read(test.clock.now(), 10);
    expect(led).toContain(MILLBROOK.id);
  });

  it('an owner asks for approval where somebody else can give it, and schedules where nobody can', async () => {
    expect(await (await send(PREVIEW, fresh)).text()).toContain('so you do it alone');
    const approver = memberWith('approver');
    await visitAs(app, test.services, approver);
    const page = await (await send(PREVIEW, fresh)).text();
    expect(page).toContain('Ask for approval of 2 posts');
    expect(page).toContain('A approver reads them next');
    await test.services.store.writeMember({ ...approver, grants: [] });
    expect(await (await send(PREVIEW, fresh)).text()).toContain('Schedule 2 posts');
  });

  it('a viewer cannot begin an announcement', async () => {
    const viewer = await visitAs(app, test.services, memberWith('viewer'));
    expect((await viewer.get(NEW)).status).toBe(403);
    expect((await send(PREVIEW, fresh, viewer)).status).toBe(403);
  });

  it('another office’s member finds nothing here', async () => {
    const luis = await visitAs(app, test.services, LUIS);
    const [campaign] = await office().listCampaigns();
    expect((await luis.get(NEW)).status).toBe(404);
    expect((await luis.get(`${OFFICE}/campaigns/${campaign?.id}`)).status).toBe(404);
    expect((await luis.get(`/offices/riverton/campaigns/${campaign?.id}`)).status).toBe(404);
    expect((await send(PREVIEW, fresh, luis)).status).toBe(404);
  });

  it('a campaign that does not exist is not found', async () => {
    expect((await dana.get(`${OFFICE}/campaigns/unheard-of`)).status).toBe(404);
    expect((await dana.get(`${OFFICE}/campaigns/Not%20an%20id`)).status).toBe(404);
  });
});
