import { describe, expect, it } from 'vitest';
import { type Credentials, endOfConnection, isToRenew } from '#core/channel.ts';
import { DAY, later, MINUTE } from '#core/time.ts';
import { REFERENCE_INSTANT } from '#test/fixtures/clock.ts';

const now = REFERENCE_INSTANT;
const inside = (milliseconds: number) => later(now, milliseconds);
const access = (given: Partial<Credentials>): Credentials => ({ accessToken: 'a', ...given });

describe('access is renewed', () => {
  it.each([
    ['never, where it has no end', access({}), false, false],
    [
      'at the last moment with a refresh token, which is worth nothing afterwards',
      access({ refreshToken: 'r', expiresAt: inside(10 * MINUTE) }),
      true,
      true,
    ],
    ['no earlier than that', access({ refreshToken: 'r', expiresAt: inside(10 * MINUTE + 1) }), false, false],
    [
      'daily where it renews itself, by a check alone',
      access({ expiresAt: inside(59 * DAY), renewableFrom: now }),
      false,
      true,
    ],
    [
      'for a post, too, where it renews itself and half of it is over',
      access({ expiresAt: inside(30 * DAY), renewableFrom: now }),
      true,
      true,
    ],
    [
      'not before the platform lets it',
      access({ expiresAt: inside(DAY), renewableFrom: inside(1) }),
      false,
      false,
    ],
    ['never, where only a person can give it anew', access({ expiresAt: inside(MINUTE) }), false, false],
  ])('%s', (_what, credentials, atNeed, whenPossible) => {
    expect(isToRenew(credentials, 'at-need', now)).toBe(atNeed);
    expect(isToRenew(credentials, 'when-possible', now)).toBe(whenPossible);
  });
});

describe('a person has to connect again', () => {
  it('when access that only they can give ends', () => {
    expect(endOfConnection(access({ expiresAt: inside(DAY) }))).toBe(inside(DAY));
  });

  it('when the refresh token ends, whenever the access does', () => {
    const credentials = access({
      refreshToken: 'r',
      expiresAt: inside(DAY),
      renewableUntil: inside(365 * DAY),
    });
    expect(endOfConnection(credentials)).toBe(inside(365 * DAY));
  });

  it('never, where the refresh token has no known end', () => {
    expect(endOfConnection(access({ refreshToken: 'r', expiresAt: inside(DAY) }))).toBeUndefined();
  });
});
