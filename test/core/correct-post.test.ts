import { describe, expect, it, test } from 'vitest';
import { correctPost, readCorrection, summarizeCorrections } from '#core/correct-post.ts';
import type { Correction } from '#core/correction.ts';
import { readPastTime } from '#core/past-time.ts';
import type { PublicPost } from '#core/reach/take-snapshot.ts';
import { Zone } from '#core/slot.ts';
import { DAY, HOUR, Instant, later, MINUTE, SECOND } from '#core/time.ts';
import { describeSpan, timeToCorrection } from '#core/time-to-correction.ts';
import { REFERENCE_INSTANT as NOW } from '#test/fixtures/clock.ts';
import { actorOf, DANA, MILLBROOK } from '#test/fixtures/office.ts';
import { draftPost } from '#test/fixtures/post.ts';

/** At 8:00:25 in New York, two hours ago. */
const PUBLISHED = Instant.parse('2026-09-15T12:00:25.000Z');
const by = actorOf(DANA);

const post: PublicPost = {
  ...draftPost({ state: 'published' }),
  receipt: { platformId: '1', permalink: 'https://x.example.gov/1', publishedAt: PUBLISHED },
};

const read = (noticed: string, corrected: string, date = '2026-09-15') =>
  readCorrection(
    {
      id: 'one',
      reason: 'The deadline was a day too late',
      remedy: { kind: 'deleted' },
      noticed: { date, time: noticed },
      corrected: { date, time: corrected },
    },
    post,
    MILLBROOK.zone,
    by,
    NOW,
  );

describe('a correction', () => {
  it('has its times from the clock of the office', () => {
    expect(read('08:30', '09:15')).toMatchObject({
      ok: true,
      value: {
        noticedAt: '2026-09-15T12:30:00.000Z',
        correctedAt: '2026-09-15T13:15:00.000Z',
        by,
        at: NOW,
      },
    });
  });

  it('may lie in the very minute of publishing, and takes no time below zero', () => {
    const correction = read('08:00', '08:00');
    if (!correction.ok) throw new Error('It was refused');
    expect(timeToCorrection(correction.value, PUBLISHED)).toEqual({ sincePublished: 0, sinceNoticed: 0 });
  });

  test.each([
    ['noticed before it was public', '07:59', '09:00', 'noticedTime', 'became public'],
    ['put right before it was noticed', '09:00', '08:59', 'correctedTime', 'before it was noticed'],
    ['noticed in the future', '10:01', '10:01', 'noticedTime', 'still to come'],
    ['put right in the future', '09:00', '10:01', 'correctedTime', 'still to come'],
  ])('cannot be %s', (_, noticed, corrected, field, message) => {
    const refused = read(noticed, corrected);
    expect(refused).toMatchObject({ ok: false });
    expect(refused.ok ? [] : refused.error).toContainEqual({
      field,
      message: expect.stringContaining(message),
    });
  });

  it('is kept beside the earlier ones, and the history says what was done', () => {
    const correction = read('08:30', '09:15');
    if (!correction.ok) throw new Error('It was refused');
    const { post: once, happening } = correctPost(post, correction.value, 'X');
    expect(happening).toMatchObject({
      action: 'post.corrected',
      summary:
        'Dana Whitfield recorded a correction: The deadline was a day too late. Deleted on X on Tuesday, September 15, 2026 at 9:15 AM EDT.',
    });
    const again = correctPost(
      { ...post, ...once, receipt: post.receipt },
      { ...correction.value, id: 'two' },
      'X',
    );
    expect(again.post.corrections?.map(({ id }) => id)).toEqual(['one', 'two']);
    expect(again.post).toMatchObject({ state: 'published', text: post.text });
  });
});

describe('a past time', () => {
  it('may be this very minute', () => {
    const now = { date: '2026-09-15', time: '10:00' };
    expect(readPastTime(FIELD, now, MILLBROOK.zone, NOW)).toEqual({ ok: true, value: NOW });
  });

  const FIELD = { date: 'day', time: 'hour', what: 'it happened' };
  const zone = Zone.parse('America/New_York');
  const december = Instant.parse('2026-12-01T00:00:00.000Z');
  test.each([
    ['', '09:00', 'day', 'Choose the date'],
    ['2026-09-15', '', 'hour', 'Choose the time'],
    ['2026-09-15', '25:00', 'hour', 'Choose the time'],
    ['2026-02-30', '09:00', 'day', 'does not exist'],
    ['2026-03-08', '02:30', 'hour', 'sprang forward'],
    ['2026-11-01', '01:30', 'hour', 'came twice'],
    ['2026-12-01', '09:00', 'hour', 'still to come'],
  ])('of %s at “%s” is put back', (date, time, field, message) => {
    expect(readPastTime(FIELD, { date, time }, zone, december)).toMatchObject({
      ok: false,
      error: { field, message: expect.stringContaining(message) },
    });
  });
});

test.each([
  [0, 'less than a minute'],
  [59 * SECOND, 'less than a minute'],
  [MINUTE, '1 minute'],
  [HOUR + 5 * MINUTE, '1 hour 5 minutes'],
  [2 * DAY + 3 * HOUR + MINUTE, '2 days 3 hours'],
  [DAY + MINUTE, '1 day 1 minute'],
])('%i ms are %s', (span, words) => {
  expect(describeSpan(span)).toBe(words);
});

describe('the corrections of some posts', () => {
  const corrected = (id: string, noticed: number, put: number): Correction => ({
    id,
    reason: 'It was wrong',
    remedy: { kind: 'edited' },
    noticedAt: later(PUBLISHED, noticed),
    correctedAt: later(PUBLISHED, put),
    by,
    at: NOW,
  });
  const withAll = (...corrections: readonly Correction[]) => ({ ...post, corrections: [...corrections] });

  it('are counted, with the middle of their times in hours, the latest first', () => {
    const one = corrected('one', HOUR, 2 * HOUR);
    const two = corrected('two', HOUR, 11 * HOUR);
    const three = corrected('three', HOUR, 5 * HOUR);
    const summary = summarizeCorrections([withAll(one, two), post, withAll(three)]);
    expect(summary).toMatchObject({ count: 3, medianHours: { sincePublished: 5, sinceNoticed: 4 } });
    expect(summary.list.map(({ correction }) => correction.id)).toEqual(['two', 'three', 'one']);
  });

  it('of an even number have the mean of the two in the middle', () => {
    const summary = summarizeCorrections([withAll(corrected('one', 0, HOUR), corrected('two', 0, 4 * HOUR))]);
    expect(summary.medianHours).toEqual({ sincePublished: 2.5, sinceNoticed: 2.5 });
  });

  it('that are none have no median', () => {
    expect(summarizeCorrections([post])).toEqual({ count: 0, medianHours: undefined, list: [] });
  });
});
