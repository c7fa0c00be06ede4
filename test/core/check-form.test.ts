import { describe, expect, it } from 'vitest';
import { checkAnswers } from '#core/check-answers.ts';
import { readSlot } from '#core/check-slot.ts';
import { Placeholder } from '#core/pack.ts';
import { Zone } from '#core/slot.ts';
import { Instant } from '#core/time.ts';
import { REFERENCE_INSTANT } from '#test/fixtures/clock.ts';

const placeholder = (given: Partial<Placeholder>) =>
  Placeholder.parse({
    key: 'office',
    label: 'Name of your office',
    type: 'text',
    required: true,
    local: true,
    max_length: 20,
    example: 'Millbrook Town Clerk',
    ...given,
  });

describe('an answer', () => {
  it.each([
    [{}, 'Millbrook Town Clerk', undefined],
    [{}, '', 'Name of your office is missing. Write it, for example: Millbrook Town Clerk.'],
    [{ required: false }, '', undefined],
    [{}, 'a'.repeat(21), 'Name of your office counts 21 characters; 20 are allowed. Shorten it by 1.'],
    [{}, 'The [OFFICE]', 'Name of your office holds a bracket. Write the words alone, without { } [ ].'],
    [{}, 'Two\nlines', 'Name of your office holds a line break. Write it in one line.'],
    [{ type: 'url', max_length: 80 }, 'https://millbrook.example.gov', undefined],
    [
      { type: 'url', max_length: 80 },
      'millbrook.example.gov',
      'Name of your office has to be a whole web address that begins with https://, for example: Millbrook Town Clerk.',
    ],
    [{ type: 'url', max_length: 80 }, 'javascript:alert(1)', expect.stringContaining('begins with https://')],
    [{ type: 'date' }, '2026-11-03', undefined],
    [{ type: 'date' }, '2026-02-30', expect.stringContaining('year-month-day')],
    [{ type: 'choice', choices: ['town', 'county'] }, 'county', undefined],
    [
      { type: 'choice', choices: ['town', 'county'] },
      'state',
      'Name of your office has to be one of: town, county.',
    ],
  ] as const)('to %o that is %j gives the problem %s', (given, answer, message) => {
    const found = checkAnswers([placeholder(given as Partial<Placeholder>)], { office: answer });
    expect(found).toEqual(message === undefined ? [] : [{ field: 'answers.office', message }]);
  });
});

describe('a wanted time', () => {
  const zone = Zone.parse('America/New_York');
  const read = (date: string, time: string, now: Instant = REFERENCE_INSTANT) =>
    readSlot({ date, time }, zone, now);

  it('in the future is a slot', () => {
    expect(read('2026-11-03', '09:00')).toMatchObject({ ok: true, value: { due: '2026-11-03T14:00Z' } });
  });
  it.each([
    ['', '09:00', 'date', /Choose a date/],
    ['2026-11-03', '', 'time', /Choose a time/],
    ['2026-02-30', '09:00', 'date', /does not exist/],
    ['2026-09-15', '09:59', 'time', /is in the past\. It is Tuesday, September 15, 2026 at 10:00 AM EDT now/],
    // The running minute has begun: its alarm may have rung already.
    ['2026-09-15', '10:00', 'time', /is in the past/],
  ])('%j %j is refused at its field', (date, time, field, message) => {
    const refused = read(date, time);
    expect(refused).toMatchObject({ ok: false, error: { problem: { field } } });
    expect(refused.ok ? '' : refused.error.problem.message).toMatch(message);
  });
  it('in the spring gap is put back with the next time that exists', () => {
    const refused = read('2027-03-14', '02:30');
    expect(refused).toMatchObject({ ok: false, error: { instead: '2027-03-14T03:30' } });
    expect(refused.ok ? '' : refused.error.problem.message).toMatch(
      /does not exist.*3:30 AM EDT.*Send it again/,
    );
  });
  it('in the autumn overlap is the first of the two', () => {
    expect(read('2026-11-01', '01:30')).toMatchObject({
      ok: true,
      value: { due: '2026-11-01T05:30Z', reading: 'first-of-two' },
    });
  });
  it('that a second occurrence would still allow, but the first not, is past', () => {
    expect(read('2026-11-01', '01:30', Instant.parse('2026-11-01T05:45:00.000Z')).ok).toBe(false);
  });
});
