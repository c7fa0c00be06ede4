import { randomBytes } from 'node:crypto';
import type { Chance } from '#ports/chance.ts';

/** Crockford's base 32: no i, l, o or u, so that an id read aloud arrives as it was. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const TIME_LENGTH = 10;
const RANDOM_LENGTH = 16;

/** Ids that begin with the time, so that lists of them are in order, and end in 80 random bits. */
export const nodeChance: Chance = {
  id: () => timePart(Date.now()) + randomPart(),
  jitter: () => Math.random(),
};

function timePart(epochMilliseconds: number): string {
  let rest = epochMilliseconds;
  let text = '';
  for (let place = 0; place < TIME_LENGTH; place += 1) {
    text = ALPHABET.charAt(rest % 32) + text;
    rest = Math.floor(rest / 32);
  }
  return text;
}

function randomPart(): string {
  // 256 is a multiple of 32, so the remainder favours no letter.
  return Array.from(randomBytes(RANDOM_LENGTH), (byte) => ALPHABET.charAt(byte % 32)).join('');
}
