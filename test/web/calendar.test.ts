import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PostState } from '#core/post.ts';
import { Zone } from '#core/slot.ts';
import { Instant } from '#core/time.ts';
import { createApp } from '#web/app.tsx';
import { describeState } from '#web/components/state-text.ts';
import { nextWeekdayMorning } from '#web/forms/default-time.ts';
import { postPath } from '#web/office-paths.ts';
import type { WebEnv } from '#web/shell.ts';
import { DANA, memberWith } from '../fixtures/office.ts';
import { slotOf } from '../fixtures/post.ts';
import { startTestServices, type TestServices } from '../fixtures/services.ts';
import { readFields } from './form-on-page.ts';
import { millbrook, OFFICE, readBack, storePost } from './post-pages.ts';
import { type TestVisitor, visitAs } from './visitor.ts';

let test: TestServices;
let app: Hono<WebEnv>;
let dana: TestVisitor;

const show = async (query = '') => (await dana.get(`${OFFICE}/calendar${query}`)).text();

const link = (query: string, label: string) => `<a href="${OFFICE}/calendar${query}">${label}</a>`;

beforeAll(async () => {
  test = await startTestServices();
  app = createApp(test.services);
  dana = await visitAs(app, test.services, DANA);
});
afterAll(() => test.stop());

describe('the calendar', () => {
  it('begins with this month, and says what to do where it is empty', async () => {
    const page = await show();
    expect(page).toContain('Calendar: September 2026');
    expect(page).toContain('Today is Tuesday, September 15.');
    expect(page).toContain('No posts in this month');
    expect(page).toContain('All times are Eastern Time (New York).');
  });

  it('shows a post on its day on the office’s clock, not on its UTC day', async () => {
    const post = await storePost(test, { slot: slotOf('2026-10-31T21:30') });
    expect(post.slot.due).toBe('2026-11-01T01:30Z');
    const october = await show('?from=2026-10-01');
    expect(october).toContain('9:30 PM');
    expect(october).toContain(postPath(post));
    expect(await show('?from=2026-11-01')).not.toContain(postPath(post));
  });

  it.each([
    ['2026-12-01T00:05', '12:05 AM'],
    ['2026-12-01T12:00', '12:00 PM'],
    ['2026-12-01T23:59', '11:59 PM'],
  ])('writes %s as %s', async (local, time) => {
    await storePost(test, { slot: slotOf(local) });
    expect(await show('?from=2026-12-24')).toContain(time);
  });

  it('leads over the turn of the year and back to this month', async () => {
    const page = await show('?from=2026-12-15');
    expect(page).toContain(link('?from=2027-01-01', 'Next month'));
    expect(page).toContain(link('?from=2026-11-01', 'Previous month'));
    expect(page).toContain(link('', 'This month'));
  });

  it.each([
    'from=2026-13-01',
    'from=2026-02-29',
    'from=2026-02',
    'from=now',
    'from=',
    'from=0001-01-01',
    'view=year',
  ])('has no page for "%s"', async (query) => {
    expect((await dana.get(`${OFFICE}/calendar?${query}`)).status).toBe(404);
  });
});

describe('a week', () => {
  it('has its seven days from Sunday, with the posts of each on the office’s clock', async () => {
    const sunday = await storePost(test, { slot: slotOf('2027-03-14T00:30'), text: 'First of the week' });
    const saturday = await storePost(test, { slot: slotOf('2027-03-20T23:30'), text: 'Last of the week' });
    const after = await storePost(test, { slot: slotOf('2027-03-21T00:30') });
    const page = await show('?view=week&from=2027-03-17');
    expect(page).toContain('Calendar: week of March 14, 2027');
    expect(page).toContain('All times are Eastern Time (New York).');
    const days = [...page.matchAll(/<h2><time datetime="([^"]+)">/g)].map(([, day]) => day);
    expect(days).toEqual(Array.from({ length: 7 }, (_, index) => `2027-03-${14 + index}`));
    for (const { id, text } of [sunday, saturday]) {
      expect(page).toContain(id);
      expect(page).toContain(text);
    }
    expect(page).not.toContain(after.id);
    expect(page).toContain(link('?view=week&amp;from=2027-03-07', 'Previous week'));
    expect(page).toContain(link('?view=week&amp;from=2027-03-21', 'Next week'));
    expect(page).toContain(link('?view=week', 'This week'));
  });

  it('stays where one is reading when another view is chosen', async () => {
    const page = await show('?view=week&from=2027-03-17');
    expect(page).toContain(link('?from=2027-03-14', 'Month'));
    expect(page).toContain(link('?view=list&amp;from=2027-03-14', 'List'));
  });
});

describe('a list', () => {
  it('has four weeks by day, without the days that have no posts', async () => {
    const first = await storePost(test, { slot: slotOf('2028-05-01T09:00') });
    await storePost(test, { slot: slotOf('2028-05-01T15:00'), platform: 'facebook' });
    const last = await storePost(test, { slot: slotOf('2028-05-28T23:59') });
    const after = await storePost(test, { slot: slotOf('2028-05-29T00:00') });
    const page = await show('?view=list&from=2028-05-01');
    expect(page).toContain('Calendar: May 1, 2028 to May 28, 2028');
    expect([...page.matchAll(/<h2><time datetime="([^"]+)">/g)].map(([, day]) => day)).toEqual([
      '2028-05-01',
      '2028-05-28',
    ]);
    expect(page.indexOf('9:00 AM')).toBeLessThan(page.indexOf('3:00 PM'));
    expect(page).toContain(first.id);
    expect(page).toContain(last.id);
    expect(page).not.toContain(after.id);
    expect(page).toContain(link('?view=list&amp;from=2028-05-29', 'Next 4 weeks'));
  });

  it('begins with today', async () => {
    expect(await show('?view=list')).toContain('Calendar: September 15, 2026 to October 12, 2026');
  });
});

describe('moving from the calendar', () => {
  it('is offered for what can still be moved, to those who may', async () => {
    const slot = slotOf('2029-02-01T09:00');
    const open = await storePost(test, { slot });
    const done = await storePost(test, { slot }, { state: 'published' });
    const reader = await visitAs(app, test.services, memberWith('viewer'));
    for (const view of ['month', 'week', 'list']) {
      const query = `?view=${view}&from=2029-02-01`;
      const page = await show(query);
      expect(page).toContain(`data-move="${postPath(open, 'move')}"`);
      expect(page).toContain(`href="${postPath(open, 'move')}"`);
      expect(page).toContain(postPath(done));
      expect(page).not.toContain(postPath(done, 'move'));
      const theirs = await (await reader.get(`${OFFICE}/calendar${query}`)).text();
      expect(theirs).toContain(postPath(open));
      expect(theirs).not.toContain(postPath(open, 'move'));
    }
  });

  it('names every state in words', async () => {
    const slot = slotOf('2029-03-01T09:00');
    for (const state of PostState.options) await storePost(test, { slot }, { state });
    for (const view of ['month', 'week', 'list']) {
      const page = await show(`?view=${view}&from=2029-03-01`);
      for (const state of PostState.options) {
        expect(page).toContain(`<span class="calendar__state">${describeState(state).label}</span>`);
      }
    }
  });

  it('takes a drop on any day from today on, and on none before', async () => {
    const page = await show('?from=2026-09-01');
    expect(page).not.toContain('data-day="2026-09-14"');
    expect(page).toContain('data-day="2026-09-15"');
    expect(page).toContain('data-day="2026-09-30"');
  });

  it('opens the form with the new date and the same time, and moves nothing', async () => {
    const post = await storePost(test, { slot: slotOf('2026-10-20T09:30') });
    const move = postPath(post, 'move');
    const page = await (await dana.get(`${move}?date=2026-11-05`)).text();
    expect(readFields(page, move)).toMatchObject({ date: ['2026-11-05'], time: ['09:30'] });
    expect(page).toContain('You dragged it to <strong>Thursday, November 5</strong>. It has not moved yet');
    expect(page).toContain(link('?from=2026-10-20', 'Back without moving'));
    expect(await readBack(millbrook(test), post)).toEqual(post);
  });

  it.each(['tomorrow', '2026-02-30', '', '"><script>'])('takes %j for no date', async (date) => {
    const post = await storePost(test, { slot: slotOf('2026-10-20T09:30') });
    const move = postPath(post, 'move');
    const page = await (await dana.get(`${move}?${new URLSearchParams({ date })}`)).text();
    expect(readFields(page, move)).toMatchObject({ date: ['2026-10-20'], time: ['09:30'] });
    expect(page).not.toContain('You dragged it');
  });
});

describe('the proposed time', () => {
  it.each([
    ['on a weekday, the next one', '2026-09-15T14:00:00.000Z', 'America/New_York', '2026-09-16'],
    ['on a Friday, Monday', '2026-09-18T14:00:00.000Z', 'America/New_York', '2026-09-21'],
    ['on a Saturday, Monday', '2026-09-19T14:00:00.000Z', 'America/New_York', '2026-09-21'],
    [
      'late in the evening, by the office’s day',
      '2026-09-18T03:00:00.000Z',
      'America/New_York',
      '2026-09-18',
    ],
    [
      'at the same moment further west, by that office’s day',
      '2026-09-18T03:00:00.000Z',
      'Pacific/Honolulu',
      '2026-09-18',
    ],
    ['at the end of a year', '2026-12-31T14:00:00.000Z', 'America/New_York', '2027-01-01'],
  ])('is at nine %s', (_, now, zone, date) => {
    expect(nextWeekdayMorning(Instant.parse(now), Zone.parse(zone))).toEqual({ date, time: '09:00' });
  });
});
