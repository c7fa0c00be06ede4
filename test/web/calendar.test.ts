import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Zone } from '#core/slot.ts';
import { Instant } from '#core/time.ts';
import { createApp } from '#web/app.tsx';
import { nextWeekdayMorning } from '#web/forms/default-time.ts';
import { postPath } from '#web/office-paths.ts';
import type { WebEnv } from '#web/shell.ts';
import { DANA } from '../fixtures/office.ts';
import { slotOf } from '../fixtures/post.ts';
import { startTestServices, type TestServices } from '../fixtures/services.ts';
import { OFFICE, storePost } from './post-pages.ts';
import { type TestVisitor, visitAs } from './visitor.ts';

let test: TestServices;
let app: Hono<WebEnv>;
let dana: TestVisitor;

const show = async (query = '') => (await dana.get(`${OFFICE}/calendar${query}`)).text();

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
    expect(page).toContain('No posts in September 2026');
    expect(page).toContain('Eastern Time (New York)');
  });

  it('shows a post on its day on the office’s clock, not on its UTC day', async () => {
    const post = await storePost(test, { slot: slotOf('2026-10-31T21:30') });
    expect(post.slot.due).toBe('2026-11-01T01:30Z');
    const october = await show('?month=2026-10');
    expect(october).toContain('9:30 PM');
    expect(october).toContain(postPath(post));
    expect(await show('?month=2026-11')).not.toContain(postPath(post));
  });

  it.each([
    ['2026-12-01T00:05', '12:05 AM'],
    ['2026-12-01T12:00', '12:00 PM'],
    ['2026-12-01T23:59', '11:59 PM'],
  ])('writes %s as %s', async (local, time) => {
    await storePost(test, { slot: slotOf(local) });
    expect(await show('?month=2026-12')).toContain(time);
  });

  it('leads over the turn of the year and back to this month', async () => {
    const page = await show('?month=2026-12');
    expect(page).toContain('month=2027-01');
    expect(page).toContain('month=2026-11');
    expect(page).toContain('Show this month');
  });

  it.each(['2026-13', '2026', 'now', '', '0001-01', '9999-12'])(
    'has no page for the month "%s"',
    async (month) => {
      expect((await dana.get(`${OFFICE}/calendar?month=${month}`)).status).toBe(404);
    },
  );
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
