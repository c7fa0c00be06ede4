import { describe, expect, test } from 'vitest';
import { isZone, parseExpression } from '#local/scheduler/expression.ts';

describe('an at expression', () => {
  test('is a wall time to the second', () => {
    const expression = parseExpression('at(2026-11-03T14:00:05)');
    expect(expression?.kind === 'at' && expression.wall.toString()).toBe('2026-11-03T14:00:05');
  });

  test.each([
    'at(2026-11-03T14:00:00Z)',
    'at(2026-11-03T14:00:00.000)',
    'at(2026-11-03T14:00:00+00:00)',
    'at(2026-11-03T14:00)',
    'at(2026-11-03 14:00:00)',
    'at(2026-11-3T14:00:00)',
    'at(2026-02-29T14:00:00)',
    'at(2026-13-01T14:00:00)',
    'at(2026-00-10T14:00:00)',
    'at(2026-11-00T14:00:00)',
    'at(2026-11-03T24:00:00)',
    'at(2026-11-03T14:60:00)',
    'at(2026-11-03T14:00:60)',
    'at( 2026-11-03T14:00:00)',
    'At(2026-11-03T14:00:00)',
    'at(2026-11-03T14:00:00) ',
    'at()',
    '2026-11-03T14:00:00',
  ])('%s is refused', (text) => {
    expect(parseExpression(text)).toBeUndefined();
  });

  test('takes 29 February of a leap year', () => {
    expect(parseExpression('at(2028-02-29T00:00:00)')?.kind).toBe('at');
  });
});

describe('a rate expression', () => {
  test.each([
    ['rate(1 minute)', 60_000],
    ['rate(5 minutes)', 300_000],
    ['rate(1 hour)', 3_600_000],
    ['rate(12 hours)', 43_200_000],
    ['rate(1 day)', 86_400_000],
    ['rate(7 days)', 604_800_000],
  ])('%s repeats every %d ms', (text, everyMs) => {
    expect(parseExpression(text)).toEqual({ kind: 'rate', everyMs });
  });

  test.each([
    'rate(0 minutes)',
    'rate(-5 minutes)',
    'rate(1.5 hours)',
    'rate(10 seconds)',
    'rate(2 weeks)',
    'rate(5minutes)',
    'rate(minutes)',
    'rate(1234567890 days)',
    'rate()',
  ])('%s is refused', (text) => {
    expect(parseExpression(text)).toBeUndefined();
  });
});

describe('a cron expression', () => {
  test.each([
    'cron(0 10 * * ? *)',
    'cron(0/15 * * * ? *)',
    'cron(15 10 ? * 6L 2022-2023)',
    'cron(0-15/1 8-8 ? * 2,3,4,5,6,7 *)',
    'cron(1-31/30 1-1 ? * 1,7 *)',
    'cron(0 18 ? * MON-FRI *)',
    'cron(0 18 ? jan,FEB mon-fri *)',
    'cron(0 8 L * ? *)',
    'cron(0 8 15W,L * ? *)',
    'cron(0 8 ? * L *)',
    'cron(0 8 ? * TUE#2 *)',
    'cron(0 8 ? * FRIL *)',
    'cron(0   8  1 * ?  2199)',
  ])('%s is accepted', (text) => {
    expect(parseExpression(text)?.kind).toBe('cron');
  });

  test.each([
    ['cron(0 10 * * * *)', 'both day fields say when'],
    ['cron(0 10 ? * ? *)', 'neither day field says when'],
    ['cron(0 10 * * ?)', 'five fields'],
    ['cron(0 0 10 * * ? *)', 'seven fields'],
    ['cron(60 10 * * ? *)', 'minute out of range'],
    ['cron(0 24 * * ? *)', 'hour out of range'],
    ['cron(0 10 0 * ? *)', 'day 0'],
    ['cron(0 10 32 * ? *)', 'day 32'],
    ['cron(0 10 1 13 ? *)', 'month 13'],
    ['cron(0 10 ? * 0 *)', 'weekday 0, which other crons call Sunday'],
    ['cron(0 10 ? * 8 *)', 'weekday 8'],
    ['cron(0 10 ? * 3#1,6#3 *)', 'two # expressions'],
    ['cron(0 10 ? * 3#6 *)', 'a sixth week'],
    ['cron(0 10 ? * 8#1 *)', 'weekday 8 with #'],
    ['cron(0 10 ? * 2/2 *)', 'a step in the weekday field'],
    ['cron(0 10 ? * ABCL *)', 'an unknown weekday with L'],
    ['cron(0 10 32W * ? *)', 'day 32 with W'],
    ['cron(0 10 W * ? *)', 'W alone'],
    ['cron(0 10 * * ? 1969)', 'year out of range'],
    ['cron(0 10 * * ? 2200)', 'year out of range'],
    ['cron(0/0 10 * * ? *)', 'a step of 0'],
    ['cron(0/a 10 * * ? *)', 'a step that is no number'],
    ['cron(0/5/5 10 * * ? *)', 'two steps'],
    ['cron(30-10 10 * * ? *)', 'a range that runs backwards'],
    ['cron(1-2-3 10 * * ? *)', 'a range of three'],
    ['cron(0, 10 * * ? *)', 'an empty item'],
    ['cron(0/5, 9-18, ?, *, MON-FRI, *)', 'commas between the fields'],
    ['cron()', 'nothing'],
    ['chron(0 10 * * ? *)', 'another word'],
  ])('%s is refused: %s', (text) => {
    expect(parseExpression(text)).toBeUndefined();
  });
});

test.each(['UTC', 'America/New_York', 'US/Eastern', 'Asia/Calcutta'])('%s is a zone', (text) => {
  expect(isZone(text)).toBe(true);
});

test.each(['America/Springfield', 'america/new_york', '+05:00', '-03:00', ''])('%s is not a zone', (text) => {
  expect(isZone(text)).toBe(false);
});
