import { expect, test } from 'vitest';
import { HOUR, later } from '#core/time.ts';
import { sentSince } from '#platforms/sending.ts';
import { REFERENCE_INSTANT as NOW } from '#test/fixtures/clock.ts';

const [first, second] = [later(NOW, -2 * HOUR), later(NOW, -HOUR)];

test.each([
  [{ sentAt: second }, second],
  [{ containerAt: first, sentAt: second }, first],
  // A container made anew is younger than the sending of the one before.
  [{ containerAt: second, sentAt: first }, first],
  [{ containerAt: second, sentAt: '' }, second],
  [{ sentAt: '' }, NOW],
  [{}, NOW],
])(
  'with %j on record, a post can be public since two hours before %s, since clocks may disagree',
  (progress, since) => {
    const post = { accountId: '1', handle: 'Office', credentials: { accessToken: 'token' }, text: 'Hello' };
    expect(sentSince({ ...post, mentions: [], image: undefined, startedAt: NOW, progress })).toBe(
      later(since, -2 * HOUR),
    );
  },
);
