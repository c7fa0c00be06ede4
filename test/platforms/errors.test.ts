import { describe, expect, test } from 'vitest';
import type { PublishOutcome } from '#core/publish-outcome.ts';
import { DAY, epochOf, HOUR, later, MINUTE, SECOND } from '#core/time.ts';
import { writeMentions } from '#platforms/facebook/write-mentions.ts';
import type { GraphError } from '#platforms/graph.ts';
import { judgeError } from '#platforms/graph-errors.ts';
import { ERRORS as INSTAGRAM, judgeFailure as judgeInstagramFailure } from '#platforms/instagram/errors.ts';
import { quote } from '#platforms/outcomes.ts';
import { judgeFailure as judgeThreadsFailure, ERRORS as THREADS } from '#platforms/threads/errors.ts';
import type { XProblem } from '#platforms/x/client.ts';
import { judgeProblem } from '#platforms/x/errors.ts';
import { REFERENCE_INSTANT as NOW } from '#test/fixtures/clock.ts';

type Kind = PublishOutcome['kind'];

/** What every reason owes the clerk. */
function expectReadable(outcome: PublishOutcome): void {
  const reason = 'reason' in outcome ? outcome.reason : '';
  expect(reason).toMatch(/^[A-Z].{20,}\.$/s);
  expect(reason).not.toMatch(/[{}]|undefined/);
}

const graphError = (error: Partial<GraphError>): GraphError => ({
  status: 400,
  code: 0,
  subcode: 0,
  message: 'Something',
  userMessage: '',
  transient: false,
  ...error,
});

describe('Graph errors', () => {
  test.each<[Partial<GraphError>, Kind, wait?: number]>([
    [{ code: 190, subcode: 458, status: 401 }, 'disconnected'],
    [{ code: 190, subcode: 459 }, 'disconnected'],
    [{ code: 190, subcode: 460 }, 'disconnected'],
    [{ code: 190, subcode: 463 }, 'disconnected'],
    [{ code: 190, subcode: 464 }, 'disconnected'],
    [{ code: 190, subcode: 467 }, 'disconnected'],
    [{ code: 102 }, 'disconnected'],
    [{ code: 3 }, 'disconnected'],
    [{ code: 10, status: 403 }, 'disconnected'],
    [{ code: 200, status: 403 }, 'disconnected'],
    [{ code: 299 }, 'disconnected'],
    [{ code: 10, message: '(#10) Page Mentioning is needed' }, 'rejected'],
    [{ code: 200, userMessage: 'You cannot mention this page' }, 'rejected'],
    [{ code: 1 }, 'deferred', MINUTE],
    [{ code: 2, status: 500, transient: true }, 'deferred', MINUTE],
    [{ code: 4 }, 'deferred', 15 * MINUTE],
    [{ code: 17 }, 'deferred', 15 * MINUTE],
    [{ code: 32 }, 'deferred', 15 * MINUTE],
    [{ code: 341 }, 'deferred', 15 * MINUTE],
    [{ code: 613 }, 'deferred', 15 * MINUTE],
    [{ code: 80001, regainMinutes: 40 }, 'deferred', 40 * MINUTE],
    [{ code: 80002, regainMinutes: 100_000 }, 'deferred', DAY],
    [{ code: 368 }, 'deferred', HOUR],
    [{ code: 506, subcode: 1455006 }, 'rejected'],
    [{ code: 1609005 }, 'rejected'],
    [{ code: 100, subcode: 1609005 }, 'rejected'],
    [{ code: 100 }, 'rejected'],
    [{ code: 424242 }, 'rejected'],
    [{ code: 424242, transient: true }, 'deferred', 5 * MINUTE],
    [{ status: 429 }, 'deferred', 5 * MINUTE],
    [{ status: 401 }, 'disconnected'],
  ])('%j means %s', (error, kind, wait) => {
    const outcome = judgeError(graphError(error), 'Facebook', [], NOW);
    expect(outcome).toMatchObject({ kind, ...(wait !== undefined && { until: later(NOW, wait) }) });
    expectReadable(outcome);
  });

  test.each<[Partial<GraphError>, 'app' | 'channel' | undefined]>([
    [{ code: 4 }, 'app'],
    [{ code: 341, regainMinutes: 600 }, 'app'],
    // Seen for one channel whose post looked like spam: no reason to stop everybody.
    [{ code: 4, subcode: 2207051 }, 'channel'],
    [{ code: 17 }, 'channel'],
    [{ code: 32 }, 'channel'],
    [{ code: 368 }, 'channel'],
    [{ code: 80001, regainMinutes: 40 }, 'channel'],
    [{ status: 429 }, 'channel'],
    [{ code: 1 }, undefined],
    [{ code: 424242, transient: true }, undefined],
    [{ status: 503 }, undefined],
  ])('%j holds back what shares an allowance of: %s', (error, whose) => {
    const outcome = judgeError(graphError(error), 'Facebook', [], NOW);
    if (outcome.kind !== 'deferred') throw new Error(outcome.kind);
    const { until, spent } = outcome;
    if (whose === 'channel') expect(spent).toEqual({ channel: until });
    else if (whose === undefined) expect(spent).toBeUndefined();
    else {
      expect(until).toBe(later(NOW, 15 * MINUTE));
      expect(spent).toEqual({
        app: { until, reason: expect.stringMatching(/^Facebook .*all offices.*\.$/) },
      });
    }
    expectReadable(outcome);
  });

  test('a fault of the platform leaves the time of the next try to Clarion', () => {
    const outcome = judgeError(graphError({ status: 503 }), 'Facebook', [], NOW);
    expect(outcome).toMatchObject({ kind: 'deferred', until: undefined });
  });
});

describe('Instagram errors', () => {
  test.each<[number, number, Kind, wait?: number]>([
    [-1, 2207001, 'deferred', MINUTE],
    [-1, 2207032, 'deferred', MINUTE],
    [-2, 2207003, 'deferred', 2 * MINUTE],
    [-2, 2207020, 'deferred', MINUTE],
    [9004, 2207052, 'deferred', 2 * MINUTE],
    [9007, 2207027, 'deferred', 30 * SECOND],
    [24, 2207008, 'deferred', MINUTE],
    [9, 2207042, 'deferred', HOUR],
    [4, 2207051, 'rejected'],
    [25, 2207050, 'disconnected'],
    [36000, 2207004, 'rejected'],
    [36001, 2207005, 'rejected'],
    [36003, 2207009, 'rejected'],
    [36004, 2207010, 'rejected'],
    [100, 2207028, 'rejected'],
  ])('%i/%i means %s', (code, subcode, kind, wait) => {
    const outcome = judgeError(graphError({ code, subcode }), 'Instagram', INSTAGRAM, NOW);
    expect(outcome).toMatchObject({ kind, ...(wait !== undefined && { until: later(NOW, wait) }) });
    expectReadable(outcome);
  });

  test.each<[string, Kind]>([
    ['Error: Media could not be processed with error code 2207052', 'deferred'],
    ['Error: Media could not be processed with error code 2207009', 'rejected'],
    ['Error: something new', 'deferred'],
    ['', 'deferred'],
  ])('a container that failed with "%s" means %s', (words, kind) => {
    const outcome = judgeInstagramFailure(words, 'Instagram', NOW);
    expect(outcome.kind).toBe(kind);
    expectReadable(outcome);
  });
});

describe('Threads errors', () => {
  test.each<[Partial<GraphError>, Kind]>([
    [{ code: 100, message: 'THREADS_API__LINK_LIMIT_EXCEEDED' }, 'rejected'],
    [{ code: 24, subcode: 4279009 }, 'deferred'],
    [{ code: 1, subcode: 2207052 }, 'deferred'],
    [{ code: 9, subcode: 2207042 }, 'deferred'],
    [{ code: 100, message: 'Param text must be at most 500 characters' }, 'rejected'],
  ])('%j means %s', (error, kind) => {
    const outcome = judgeError(graphError(error), 'Threads', THREADS, NOW);
    expect(outcome.kind).toBe(kind);
    expectReadable(outcome);
  });

  test.each<[string, Kind]>([
    ['INVALID_ASPEC_RATIO', 'rejected'],
    ['UNKNOWN', 'deferred'],
    ['', 'deferred'],
  ])('a container that failed with "%s" means %s', (words, kind) => {
    const outcome = judgeThreadsFailure(words, NOW);
    expect(outcome.kind).toBe(kind);
    expectReadable(outcome);
  });
});

describe('X problems', () => {
  const problem = (given: Partial<XProblem>): XProblem => ({ status: 400, type: '', words: 'Hm', ...given });
  const epochSeconds = epochOf(NOW) / SECOND;

  test.each<[Partial<XProblem>, string, Kind, wait?: number]>([
    [{ status: 400 }, 'A text', 'rejected'],
    [{ status: 401 }, 'A text', 'disconnected'],
    [{ status: 402 }, 'A text', 'rejected'],
    [{ status: 403, words: 'Duplicate content.' }, 'A text', 'rejected'],
    [{ status: 403, words: 'You are not permitted to do this.' }, 'A text', 'rejected'],
    [{ status: 403, words: 'You are not permitted to do this.' }, 'For @AdamsCounty', 'rejected'],
    [{ status: 403, words: 'Reply to this conversation is not allowed' }, '@AdamsCounty hello', 'rejected'],
    [{ status: 403, words: 'Your token lacks the scope tweet.write' }, 'A text', 'disconnected'],
    [{ status: 403, words: 'Your account is suspended' }, 'A text', 'disconnected'],
    [{ status: 429 }, 'A text', 'deferred', 15 * MINUTE],
    [{ status: 429, resets: { channel: epochSeconds + 90 } }, 'A text', 'deferred', 90 * SECOND],
    [{ status: 429, resets: { channel: epochSeconds - 5 } }, 'A text', 'deferred', MINUTE],
    [{ status: 429, resets: { app: epochSeconds + 1e6 } }, 'A text', 'deferred', DAY],
    [{ status: 429, type: 'https://api.x.com/2/problems/usage-capped' }, 'A text', 'rejected'],
    [{ status: 500 }, 'A text', 'deferred'],
  ])('%j for "%s" means %s', (given, text, kind, wait) => {
    const outcome = judgeProblem(problem(given), text, NOW);
    expect(outcome).toMatchObject({ kind, ...(wait !== undefined && { until: later(NOW, wait) }) });
    expectReadable(outcome);
  });
});

describe('a quotation of a platform', () => {
  test.each([
    ['Malformed access token EAABsbCS1iHgBAKZCxQqZBZC9', 'Malformed access token [left out]'],
    ['See https://graph.example.gov/?access_token=abc now', 'See [address] now'],
    ['Two\n  lines', 'Two lines'],
    ['x '.repeat(150).trim(), `${'x '.repeat(150).slice(0, 199)}…`],
  ])('%j is shown as %j', (words, shown) => {
    expect(quote(words)).toBe(shown);
  });
});

describe('mentions on Facebook', () => {
  test.each<[string, readonly (readonly [string, string])[], string]>([
    ['With Adams County.', [['Adams County', '1']], 'With @[1].'],
    ['Adams County and Adams County', [['Adams County', '1']], '@[1] and Adams County'],
    [
      'The Alliance and the Election Alliance',
      [
        ['Alliance', '1'],
        ['Election Alliance', '2'],
      ],
      'The @[1] and the @[2]',
    ],
    [
      'Only the Election Alliance',
      [
        ['Alliance', '1'],
        ['Election Alliance', '2'],
      ],
      'Only the @[2]',
    ],
    ['Nobody here', [['Adams County', '1']], 'Nobody here'],
    ['12 of 1', [['1', '12']], '@[12]2 of 1'],
    ['Costs $1 & $& more', [['more', '7']], 'Costs $1 & $& @[7]'],
  ])('"%s" with %j is sent as "%s"', (text, labels, sent) => {
    expect(
      writeMentions(
        text,
        labels.map(([label, id]) => ({ label, id })),
      ),
    ).toBe(sent);
  });
});
