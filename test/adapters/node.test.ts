import { describe, expect, test } from 'vitest';
import { nodeChance } from '#adapters/node/node-chance.ts';
import { nodeSecrets } from '#adapters/node/node-secrets.ts';
import { sha256 } from '#adapters/node/sha256.ts';
import { systemClock } from '#adapters/node/system-clock.ts';
import { PostId } from '#core/ids.ts';
import { epochOf, Instant } from '#core/time.ts';

test('the clock shows the time of the machine', () => {
  const before = Date.now();
  const now = Instant.parse(systemClock.now());
  expect(epochOf(now)).toBeGreaterThanOrEqual(before);
  expect(epochOf(now)).toBeLessThanOrEqual(Date.now());
});

test('a digest is SHA-256 in lower-case hex, of the text as UTF-8', () => {
  expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  expect(sha256('ü')).toBe('607474ca475a9724d7360aba71a56d5df77e61350e3f724cfa1f46e857e2d85f');
});

describe('chance', () => {
  test('an id has 26 lower-case letters and digits and can name a post', () => {
    expect(nodeChance.id()).toMatch(/^[0-9a-z]{26}$/);
    expect(PostId.safeParse(nodeChance.id()).success).toBe(true);
  });

  test('no id comes twice', () => {
    expect(new Set(Array.from({ length: 10_000 }, nodeChance.id)).size).toBe(10_000);
  });

  test('an id begins with its time, so that later ones sort behind', () => {
    const before = timeOf(nodeChance.id());
    expect(Math.abs(before - Date.now())).toBeLessThan(10_000);
    expect(timeOf('7zzzzzzzzz')).toBe(2 ** 48 - 1);
  });

  test('jitter lies between 0 and 1', () => {
    for (const jitter of Array.from({ length: 100 }, nodeChance.jitter)) {
      expect(jitter).toBeGreaterThanOrEqual(0);
      expect(jitter).toBeLessThan(1);
    }
  });
});

describe('secrets', () => {
  test('a token is 32 random bytes as base64url', () => {
    expect(nodeSecrets.token()).toMatch(/^[\w-]{43}$/);
    expect(nodeSecrets.token()).not.toBe(nodeSecrets.token());
  });

  test.each([
    ['same', 'same', true],
    ['same', 'samf', false],
    ['same', 'same ', false],
    ['', '', true],
    ['', 'x', false],
  ])('"%s" and "%s" are the same: %s', (one, other, same) => {
    expect(nodeSecrets.equal(one, other)).toBe(same);
  });
});

/** Reads the time back, in ms since 1970, by the alphabet of Crockford's base 32. */
function timeOf(id: string): number {
  return [...id.slice(0, 10)].reduce(
    (sum, letter) => sum * 32 + '0123456789abcdefghjkmnpqrstvwxyz'.indexOf(letter),
    0,
  );
}
