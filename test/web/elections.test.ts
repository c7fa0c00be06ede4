import type { Hono } from 'hono';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { storeChannel } from '#test/fixtures/office.ts';
import { startTestServices, type TestServices } from '#test/fixtures/services.ts';
import { createApp } from '#web/app.tsx';
import type { WebEnv } from '#web/shell.ts';
import { CHANGE, ELECTION } from './election-forms.ts';
import { type Fields, readFields, sendForm } from './form-on-page.ts';
import { type FreshOffice, openOffice } from './fresh-office.ts';
import { keepCard } from './kept-card.ts';
import { type TestVisitor, visitAs } from './visitor.ts';

let world: TestServices;
let app: Hono<WebEnv>;
let office: FreshOffice;
let owner: TestVisitor;

beforeAll(async () => {
  world = await startTestServices();
  app = createApp(world.services);
});
afterAll(() => world.stop());
beforeEach(async () => {
  office = await openOffice(world.services);
  owner = await visitAs(app, world.services, office.owner);
});

const send = (path: string, fields: Fields, as = owner) =>
  sendForm(app, world.services, as, office.path(path), fields);

async function show(path: string, as = owner): Promise<string> {
  const answer = await as.get(office.path(path));
  expect(answer.status, path).toBe(200);
  return answer.text();
}

/** Enters the election through its form, and returns its id. */
async function enter(given: Fields = {}): Promise<string> {
  const fields = readFields(await show('/elections/new'), office.path('/elections'));
  const sent = await send('/elections', { ...fields, ...ELECTION, ...given });
  expect(sent.status).toBe(303);
  return sent.headers.get('location')?.split('/').at(-1) ?? '';
}

/** The form that changes the first date of that kind, as the page draws it. */
async function drawChange(id: string, kind: string): Promise<Fields> {
  const [calendar] = await office.store.listCalendars();
  const date = calendar?.dates.find((known) => known.kind === kind);
  const path = `/elections/${id}/dates`;
  return readFields(await show(`${path}/new?date=${date?.id}`), office.path(path));
}

describe('an office’s own election', () => {
  it('is entered with its day, its closing time and where they stand', async () => {
    const id = await enter();
    const page = await show(`/elections/${id}`);
    for (const text of [
      'Tuesday, November 17, 2026',
      'Tuesday, November 17, 2026 at 8:00 PM EST',
      'https://village.example.gov/code',
      'September 14, 2026',
    ]) {
      expect(page).toContain(text);
    }
    expect(await show('/elections')).toContain('Spring Village Election');
  });

  it('without a closing time says that nothing like results goes out', async () => {
    const id = await enter({ closes: '' });
    expect(await show(`/elections/${id}`)).toContain(
      'No closing time of the polls is entered for Election Day',
    );
    expect(await show('/elections')).toContain('nothing that reads like results');
  });

  it('is refused at the field that is wrong, and nothing is stored', async () => {
    const fields = readFields(await show('/elections/new'), office.path('/elections'));
    for (const [wrong, field] of [
      [{ name: '' }, 'name'],
      [{ kind: 'lottery' }, 'kind'],
      [{ date: '2026-02-30' }, 'date'],
      [{ closes: '25:00' }, 'closes'],
      [{ source: ' ' }, 'source'],
      [{ link: 'javascript:alert(1)' }, 'link'],
      [{ verifiedOn: '2026-09-16' }, 'verifiedOn'],
    ] as const) {
      const sent = await send('/elections', { ...fields, ...ELECTION, ...wrong });
      expect(sent.status, field).toBe(422);
      expect(await sent.text()).toContain(`id="${field}-error"`);
    }
    expect(await office.store.listCalendars()).toEqual([]);
  });

  it('keeps a date that was changed on record, with the reason and the new source', async () => {
    const id = await enter();
    const fields = await drawChange(id, 'election-day');
    expect((await send(`/elections/${id}/dates`, { ...fields, ...CHANGE, reason: '' })).status).toBe(422);
    expect((await send(`/elections/${id}/dates`, { ...fields, ...CHANGE })).status).toBe(303);
    const page = await show(`/elections/${id}`);
    expect(page).toContain('Tuesday, November 24, 2026');
    expect(page).toContain('Was another date before');
    // The closing that is known is that of the old day: it lets no results out.
    expect(page).toContain('No closing time of the polls is entered for Election Day');
    const again = await send(`/elections/${id}/dates`, { ...fields, ...CHANGE });
    expect(again.headers.get('location')).toBe(office.path(`/elections/${id}`));
    const [calendar] = await office.store.listCalendars();
    expect(calendar?.dates.filter(({ kind }) => kind === 'election-day')).toHaveLength(2);
    const history = await office.store.readHistory({ kind: 'office', id: office.profile.id });
    expect(history.at(-1)?.summary).toContain('Reason: A court moved it');
  });

  it('keeps polls open longer by one form, and takes no earlier time for it', async () => {
    const id = await enter();
    const path = `/elections/${id}/dates`;
    const fields = readFields(await show(`/elections/${id}/polls`), office.path(path));
    const order = { source: 'Court order 7', link: 'https://courts.example.gov/7', reason: 'Lines' };
    const early = await send(path, { ...fields, ...order, time: '19:00' });
    expect(early.status).toBe(422);
    expect(await early.text()).toContain('id="time-error"');
    expect((await send(path, { ...fields, ...order, time: '21:30' })).status).toBe(303);
    expect(await show(`/elections/${id}`)).toContain('at 9:30 PM EST');
  });
});

describe('a series on an election', () => {
  const turn = (row: number, days: string, given: Fields = {}) => ({
    [`message.${row}`]: 'announce-adoption',
    [`days.${row}`]: days,
    [`side.${row}`]: 'before',
    [`anchor.${row}`]: 'election-day',
    [`at.${row}`]: '09:00',
    ...given,
  });

  const draw = async (id: string): Promise<Fields> => {
    const { services } = world;
    for (const platform of ['x', 'facebook']) {
      await storeChannel(services.store, services.vault, office.profile, platform);
    }
    const page = await show(`/elections/${id}/series/new?pack=standards-of-conduct`);
    return readFields(page, office.path(`/elections/${id}/series/preview`));
  };

  it('is shown with absolute local times, launched once, and follows its date when that changes', async () => {
    const id = await enter();
    const fields = { ...(await draw(id)), language: 'en', ...turn(1, '30'), ...turn(2, '7') };
    const preview = await send(`/elections/${id}/series/preview`, fields);
    const page = await preview.text();
    expect(preview.status).toBe(200);
    // 30 days before, the office's clocks still show summer time.
    expect(page).toContain('Sunday, October 18, 2026 at 9:00 AM EDT');
    expect(page).toContain('Tuesday, November 10, 2026 at 9:00 AM EST');
    expect(page).toContain('30 days before Election Day, at 09:00');
    expect(await office.store.listPosts()).toEqual([]);

    const launch = readFields(page, office.path(`/elections/${id}/series`));
    expect((await send(`/elections/${id}/series`, launch)).status).toBe(422);
    const first = await send(`/elections/${id}/series`, { ...launch, attested: 'yes' });
    expect(first.status).toBe(303);
    expect((await send(`/elections/${id}/series`, { ...launch, attested: 'yes' })).status).toBe(303);
    const posts = await office.store.listPosts();
    expect(posts.map(({ slot }) => slot.local).sort()).toEqual([
      ...['2026-10-18T09:00', '2026-10-18T09:00'],
      ...['2026-11-10T09:00', '2026-11-10T09:00'],
    ]);
    expect(posts.every(({ state, anchor }) => state === 'scheduled' && anchor?.kind === 'election-day')).toBe(
      true,
    );

    const change = { ...(await drawChange(id, 'election-day')), ...CHANGE };
    const seen = await send(`/elections/${id}/dates`, change);
    const list = await seen.text();
    expect(list).toContain('Go back to approval: 4 posts');
    expect(list).toContain('Sunday, October 25, 2026 at 9:00 AM EDT');
    expect((await office.store.listPosts()).every(({ state }) => state === 'scheduled')).toBe(true);
    const confirmed = readFields(list, office.path(`/elections/${id}/dates`));
    expect((await send(`/elections/${id}/dates`, confirmed)).status).toBe(303);
    const reopened = await office.store.listPosts();
    expect(reopened.map(({ state }) => state)).toEqual(['review', 'review', 'review', 'review']);
    expect(new Set(reopened.map(({ slot }) => slot.local))).toEqual(
      new Set(['2026-10-25T09:00', '2026-11-17T09:00']),
    );
  });

  it('says what it costs before it is scheduled, and is not scheduled over the cap', async () => {
    const id = await enter();
    const fields = { ...(await draw(id)), ...turn(1, '7') };
    const preview = `/elections/${id}/series/preview`;
    const page = await (await send(preview, fields)).text();
    expect(page).toContain('What it costs');
    expect(page).toContain('X prices as of August 22, 2026.');
    expect((await send('/costs', { amount: '0.01', seen: '0' })).status).toBe(303);
    const over = await send(preview, fields);
    expect(over.status).toBe(422);
    expect(await over.text()).toContain('Over your office’s cost cap');
    const launch = { ...readFields(page, office.path(`/elections/${id}/series`)), attested: 'yes' };
    expect((await send(`/elections/${id}/series`, launch)).status).toBe(422);
    expect(await office.store.listPosts()).toEqual([]);
  });

  it('shows a picture of the office’s own with the message it was chosen for, and refuses one that is gone', async () => {
    const id = await enter();
    const without = await draw(id);
    expect(without).not.toHaveProperty('picture.1');
    const card = await keepCard(world.services, office);
    const fields = { ...(await draw(id)), ...turn(1, '30', { 'picture.1': card.id }), ...turn(2, '7') };
    const preview = `/elections/${id}/series/preview`;
    const gone = await send(preview, { ...fields, 'picture.2': 'not-there' });
    expect(gone.status).toBe(422);
    expect(await gone.text()).toContain('id="picture.2-error"');

    const page = await (await send(preview, fields)).text();
    const launch = { ...readFields(page, office.path(`/elections/${id}/series`)), attested: 'yes' };
    expect((await send(`/elections/${id}/series`, launch)).status).toBe(303);
    const shown = (await office.store.listPosts()).map(({ slot, image }) => [
      slot.local.slice(0, 10),
      image?.alt === card.alt,
    ]);
    expect(shown.sort()).toEqual([
      ...[
        ['2026-10-18', true],
        ['2026-10-18', true],
      ],
      ...[
        ['2026-11-10', false],
        ['2026-11-10', false],
      ],
    ]);
  });

  it('of an author waits for somebody else, and its page says for whom', async () => {
    const id = await enter();
    await world.services.store.writeMember(office.owner);
    const author = await visitAs(app, world.services, office.member('author'));
    const fields = { ...(await draw(id)), ...turn(1, '7') };
    const page = await (await send(`/elections/${id}/series/preview`, fields, author)).text();
    expect(page).toContain(`${office.owner.name} reads them next`);
    const launch = { ...readFields(page, office.path(`/elections/${id}/series`)), attested: 'yes' };
    expect((await send(`/elections/${id}/series`, launch, author)).status).toBe(303);
    expect((await office.store.listPosts()).map(({ state }) => state)).toEqual(['review', 'review']);
    // The next sweep tells those who can approve.
    expect(await world.services.store.attention.read(world.clock.now(), 100)).toContain(office.profile.id);
  });

  it('is refused at the field that is wrong', async () => {
    const id = await enter();
    const fields = await draw(id);
    for (const [wrong, field] of [
      [turn(1, '-3'), 'days.1'],
      [turn(1, '300'), 'days.1'],
      [turn(1, '3', { 'at.1': 'noon' }), 'at.1'],
      [turn(1, '3', { 'anchor.1': 'canvass' }), 'anchor.1'],
      [turn(1, '3', { 'message.1': 'no-such-message' }), 'message.1'],
      [{}, 'message.1'],
    ] as const) {
      const sent = await send(`/elections/${id}/series/preview`, { ...fields, ...wrong });
      expect(sent.status, field).toBe(422);
      expect(await sent.text()).toContain(`id="${field}-error"`);
    }
  });
});

describe('the calendar', () => {
  it('is changed by those who may publish, read by everybody of the office, and unknown to others', async () => {
    const id = await enter();
    const viewer = await visitAs(app, world.services, office.member('viewer'));
    const author = await visitAs(app, world.services, office.member('author'));
    const page = await show(`/elections/${id}`, viewer);
    expect(page).not.toContain('Add a date');
    expect(page).not.toContain('series/new');
    expect(await show(`/elections/${id}`, author)).toContain('series/new');
    for (const path of ['/elections/new', `/elections/${id}/dates/new`, `/elections/${id}/polls`]) {
      expect((await author.get(office.path(path))).status, path).toBe(403);
    }
    expect((await send('/elections', { ...ELECTION }, author)).status).toBe(403);
    expect((await send(`/elections/${id}/dates`, { ...CHANGE }, author)).status).toBe(403);
    const other = await openOffice(world.services);
    const stranger = await visitAs(app, world.services, other.owner);
    expect((await stranger.get(office.path('/elections'))).status).toBe(404);
    expect((await stranger.get(other.path(`/elections/${id}`))).status).toBe(404);
  });
});
