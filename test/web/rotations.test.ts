import type { Hono } from 'hono';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp } from '#web/app.tsx';
import type { WebEnv } from '#web/shell.ts';
import { actorOf, DANA, LUIS, MILLBROOK, memberWith, storeChannel } from '../fixtures/office.ts';
import { startTestServices, type TestServices } from '../fixtures/services.ts';
import { type Fields, readFields, sendForm } from './form-on-page.ts';
import { type TestVisitor, visitAs } from './visitor.ts';

const OFFICE = `/offices/${MILLBROOK.id}`;
const NEW = `${OFFICE}/rotations/new?pack=standards-of-conduct`;
const PREVIEW = `${OFFICE}/rotations/preview`;
const LAUNCH = `${OFFICE}/rotations`;
const COSTS = `${OFFICE}/costs`;

let world: TestServices;
let app: Hono<WebEnv>;
let dana: TestVisitor;
let fresh: Fields;

const send = (path: string, fields: Fields, visitor = dana) =>
  sendForm(app, world.services, visitor, path, fields);
const office = () => world.services.store.forOffice(MILLBROOK.id, actorOf(DANA));
const textOf = async (response: Response | Promise<Response>) => (await response).text();

beforeAll(async () => {
  world = await startTestServices();
  for (const platform of ['x', 'facebook']) {
    await storeChannel(world.services.store, world.services.vault, MILLBROOK, platform);
  }
  app = createApp(world.services);
  dana = await visitAs(app, world.services, DANA);
  fresh = readFields(await textOf(dana.get(NEW)), PREVIEW);
});
afterAll(() => world.stop());

test('the form proposes a rotation that can be previewed as it stands', async () => {
  expect(fresh).toMatchObject({ weekdays: ['2'], time1: ['09:00'], platforms: ['x', 'facebook'] });
  const page = await textOf(send(PREVIEW, fresh));
  expect(page).toContain('The whole order');
  expect(page).toContain('32 posts at 16 times: the first on');
  expect(page).toContain('Tuesday, September 22, 2026 at 9:00 AM EDT');
  // Clocks fall back between: nine stays nine.
  expect(page).toContain('Tuesday, November 3, 2026 at 9:00 AM EST');
  expect(page).toContain('X prices as of August 22, 2026.');
});

test('a rotation that is exhausted says so before it is launched', async () => {
  const page = await textOf(send(PREVIEW, { ...fresh, messages: ['announce-adoption'], weeks: '6' }));
  expect(page).toContain('Every message was used once, and the gap does not allow another before');
  expect(page).toContain('2 posts at one time');
});

test.each([
  ['weeks', { weeks: '0' }, 'Write for how many weeks it runs, from 1 to 104.'],
  ['weeks', { weeks: '105' }, 'Write for how many weeks it runs, from 1 to 104.'],
  ['gapDays', { gapDays: '-3' }, 'Write a number of days, from 0 to 365.'],
  ['weekdays', { weekdays: [] }, 'Choose at least one day of the week.'],
  ['messages', { messages: ['../secret'] }, 'Choose at least one message.'],
  ['time1', { time1: '' }, 'Choose at least one time of the day.'],
  ['start', { start: '2026-09-01' }, 'The first day has passed. Choose today, 2026-09-15, or a later day.'],
  ['start', { start: '2026-02-30' }, 'Choose the first day, as year-month-day.'],
  ['platforms', { platforms: [] }, 'Choose at least one channel to post on.'],
  ['platforms', { platforms: ['threads'] }, 'Threads is not connected.'],
  ['answers.office', { 'answers.office': '' }, 'Name of your office is missing.'],
  [
    'weeks',
    { weeks: '104', weekdays: ['1', '2', '3', '4', '5', '6', '7'], time2: '12:00', gapDays: '0' },
    'This would be 2,912 posts; a rotation has 2,000 at most.',
  ],
])('what is wrong at %s is told there, and what was typed stays', async (field, given, message) => {
  const response = await send(PREVIEW, { ...fresh, ...given });
  const page = await response.text();
  expect(response.status).toBe(422);
  expect(page).toContain(message);
  expect(page).toContain(`href="#${field}"`);
  expect(page).toContain('Plan a rotation');
});

test('a rotation is launched once, shown with its messages, and changed with a preview', async () => {
  const draft: Fields = { ...readFields(await textOf(dana.get(NEW)), PREVIEW), weeks: '3' };
  const campaign = String(draft.campaign);
  const unread = await send(LAUNCH, draft);
  expect(unread.status).toBe(422);
  expect(await unread.text()).toContain('Read every text below, then tick the box to say that you have.');
  expect(await office().listCampaigns()).toEqual([]);

  const launched = await send(LAUNCH, { ...draft, attested: 'yes' });
  expect(launched.headers.get('location')).toBe(`${OFFICE}/campaigns/${campaign}`);
  const again = await send(LAUNCH, { ...draft, attested: 'yes', weeks: '9' });
  expect(again.status).toBe(303);
  expect(await office().listPosts()).toHaveLength(6);
  const page = await textOf(dana.get(`${OFFICE}/campaigns/${campaign}`));
  expect(page).toContain('What takes turns');
  expect(page).toContain('Rotation for Tuesday');
  expect(await textOf(dana.get(`${OFFICE}/rotations`))).toContain(`/campaigns/${campaign}`);

  const path = `${OFFICE}/campaigns/${campaign}/rotation`;
  const change = readFields(await textOf(dana.get(path)), `${path}/preview`);
  expect(change).toMatchObject({ weeks: ['3'], weekdays: ['2'] });
  const preview = await textOf(send(`${path}/preview`, { ...change, weeks: '4' }));
  expect(preview).toContain('2 posts are new; 0 posts that nobody has approved make way.');
  const confirmed = { ...readFields(preview, path), attested: 'yes' };
  expect((await send(path, { ...confirmed, seen: 'something else' })).status).toBe(409);
  expect((await send(path, confirmed)).status).toBe(303);
  expect(await office().listPosts()).toHaveLength(8);
  expect((await send(`${path}/resume`, {})).status).toBe(303);
  expect(await office().listPosts()).toHaveLength(8);
});

test('what a rule holds back is said to wait, also to the one person who can approve it', async () => {
  const draft: Fields = {
    ...readFields(await textOf(dana.get(NEW)), PREVIEW),
    messages: ['announce-adoption'],
    'answers.website': 'https://clerk.example.org',
    attested: 'yes',
  };
  const launched = await send(LAUNCH, draft);
  const page = await textOf(dana.get(launched.headers.get('location') ?? ''));
  // The post on X names no website.
  expect(page).toContain('1 of 2 posts waits for you');
});

test('the cap is set by an owner, and keeps an announcement from being launched', async () => {
  expect(await textOf(dana.get(COSTS))).toContain('Your office has no cap');
  const wrong = await send(COSTS, { amount: 'ten', seen: '0' });
  expect(wrong.status).toBe(422);
  expect(await wrong.text()).toContain('Write an amount in dollars, such as 25 or 25.50');
  expect((await send(COSTS, { amount: '0.10', seen: '0' })).status).toBe(303);
  expect((await send(COSTS, { amount: '99', seen: '0' })).status).toBe(409);
  expect(await textOf(dana.get(COSTS))).toContain('Your office spends $0.10 at most in one month.');

  const path = `${OFFICE}/announcements/new?pack=standards-of-conduct&message=announce-adoption`;
  const fields = readFields(await textOf(dana.get(path)), `${OFFICE}/announcements/preview`);
  const before = (await office().listPosts()).length;
  const refused = await send(`${OFFICE}/announcements`, { ...fields, attested: 'yes' });
  expect(refused.status).toBe(422);
  expect(await refused.text()).toContain('over the cap of $0.10');
  expect(await office().listPosts()).toHaveLength(before);
  expect((await send(COSTS, { amount: '', seen: '1' })).status).toBe(303);
});

test('other roles and offices: an author plans, only an owner sets the cap, a stranger finds nothing', async () => {
  const author = await visitAs(app, world.services, memberWith('author'));
  expect((await author.get(NEW)).status).toBe(200);
  expect((await author.get(COSTS)).status).toBe(200);
  expect(await textOf(author.get(COSTS))).not.toContain('Save the cap');
  expect((await send(COSTS, { amount: '5', seen: '2' }, author)).status).toBe(403);
  const luis = await visitAs(app, world.services, LUIS);
  for (const path of [NEW, COSTS, `${OFFICE}/rotations`]) expect((await luis.get(path)).status).toBe(404);
});
