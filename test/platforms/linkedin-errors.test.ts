import { describe, expect, test } from 'vitest';
import type { PublishOutcome } from '#core/publish-outcome.ts';
import { HOUR, later, MINUTE } from '#core/time.ts';
import type { LinkedInProblem } from '#platforms/linkedin/client.ts';
import { isDuplicate, judgeProblem, originalOf } from '#platforms/linkedin/errors.ts';
import { Problem } from '#platforms/linkedin/schema.ts';
import { REFERENCE_INSTANT as NOW } from '#test/fixtures/clock.ts';

const problem = (given: Partial<LinkedInProblem>): LinkedInProblem => ({
  status: 400,
  codes: [],
  words: 'Hm',
  ...given,
});

const daily = (whose: string) => ({
  status: 429,
  words: `Resource level throttle ${whose} DAY limit for calls to this resource is reached.`,
});

test.each<[Partial<LinkedInProblem>, PublishOutcome['kind'], wait?: number]>([
  [{ status: 400 }, 'rejected'],
  [{ status: 400, codes: ['INVALID_URN_ID'] }, 'rejected'],
  [{ status: 400, codes: ['INVALID_IMAGE_ID'] }, 'rejected'],
  [{ status: 400, codes: ['MEDIA_ASSET_PROCESSING_FAILED'] }, 'rejected'],
  [{ status: 400, codes: ['MEDIA_ASSET_PROCESSING'] }, 'deferred', MINUTE],
  [{ status: 400, codes: ['MEDIA_ASSET_WAITING_UPLOAD'] }, 'deferred', MINUTE],
  [{ status: 401 }, 'disconnected'],
  [{ status: 403, codes: ['ACCESS_DENIED'] }, 'disconnected'],
  [{ status: 404 }, 'rejected'],
  [{ status: 422, codes: ['DUPLICATE_POST'] }, 'rejected'],
  [{ status: 422 }, 'rejected'],
  [{ status: 426, codes: ['NONEXISTENT_VERSION'] }, 'deferred', HOUR],
  [{ status: 429, words: 'Slow down' }, 'deferred', 15 * MINUTE],
  [{ status: 408 }, 'deferred'],
  [{ status: 500 }, 'deferred'],
  [{ status: 504 }, 'deferred'],
])('%j means %s', (given, kind, wait) => {
  const outcome = judgeProblem(problem(given), NOW);
  expect(outcome).toMatchObject({ kind, ...(wait !== undefined && { until: later(NOW, wait) }) });
  const reason = 'reason' in outcome ? outcome.reason : '';
  expect(reason).toMatch(/^[A-Z].{20,}\.$/s);
  expect(reason).not.toMatch(/[{}]|undefined/);
});

test('an allowance of a day comes back at midnight UTC', () => {
  expect(NOW).toMatch(/^2026-09-15T/);
  const until = '2026-09-16T00:01:00.000Z';
  const member = judgeProblem(problem(daily('APPLICATION_AND_MEMBER')), NOW);
  expect(member).toMatchObject({ kind: 'deferred', until, spent: { channel: until } });
  const app = judgeProblem(problem(daily('APPLICATION')), NOW);
  expect(app).toMatchObject({ kind: 'deferred', until, reason: expect.stringMatching(/all offices/) });
  expect(app).toHaveProperty('spent', { app: { until, reason: expect.any(String) } });
});

describe('what LinkedIn says of a repeat', () => {
  const repeat = {
    status: 422,
    message:
      'com.linkedin.content.common.exception.BadRequestResponseException: Content is a duplicate of urn:li:share:42',
    errorDetails: { inputErrors: [{ code: 'DUPLICATE_POST', description: 'Duplicate post is detected' }] },
  };

  test('names the original', () => {
    const told = { status: 422, ...Problem.parse(repeat) };
    expect(isDuplicate(told)).toBe(true);
    expect(originalOf(told)).toBe('urn:li:share:42');
    expect(told.words).toBe('Content is a duplicate of urn:li:share:42');
  });

  test('may name none', () => {
    const told = { status: 422, ...Problem.parse({ ...repeat, message: '' }) };
    expect(isDuplicate(told)).toBe(true);
    expect(originalOf(told)).toBeUndefined();
    expect(told.words).toBe('Duplicate post is detected');
  });
});

test.each([undefined, 'text', [], { message: 7, errorDetails: 'none' }])(
  '%j is an error without words',
  (body) => {
    expect(Problem.parse(body)).toEqual({ codes: [], words: '' });
  },
);
