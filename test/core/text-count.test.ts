import { describe, expect, it } from 'vitest';
import { countText, hashtagsIn, linksIn, mentionsIn } from '#core/text-count.ts';

describe('X', () => {
  it.each([
    ['', 0],
    ['Hello', 5],
    ['a'.repeat(280), 280],
    // Every link weighs 23, with or without a scheme.
    ['https://www.example.gov/a/very/long/path/that/goes/on/and/on', 23],
    ['vote.gov', 23],
    ['bit.ly/49dCnuR', 23],
    // An emoji weighs 2, however many code points it has.
    ['🗳️', 2],
    ['👩🏽‍🏫', 2],
    ['✓', 2],
    ['投票', 4],
    // One letter, written as one code point or as two.
    ['é', 1],
    ['é', 1],
  ])('counts %j as %i', (text, length) => {
    expect(countText(text, 'x-weighted')).toBe(length);
  });
});

describe('Threads', () => {
  it.each([
    ['Hello', 5],
    ['🗳️', 7],
    ['🔒', 4],
    ['Vote 🗳️🔒', 16],
    ['é', 1],
    ['投票', 2],
    ['👩🏽‍🏫', 15],
    // Digits and # are emoji only in a keycap.
    ['Room 12 #Standards', 18],
    ['🇺🇸', 8],
  ])('counts %j as %i', (text, length) => {
    expect(countText(text, 'emoji-as-bytes')).toBe(length);
  });
});

describe('the other platforms', () => {
  it('count code points', () => {
    expect(countText('Vote 🗳️', 'code-points')).toBe(7);
  });
});

describe('what stands in a text', () => {
  const text = 'Read it at bit.ly/49dCnuR, says @ElectionCenter2. #StandardsOfConduct #2 me@example.gov';
  it('is found as the platforms find it', () => {
    expect(linksIn(text)).toEqual(['bit.ly/49dCnuR']);
    expect(mentionsIn(text)).toEqual(['ElectionCenter2']);
    expect(hashtagsIn(text)).toEqual(['StandardsOfConduct']);
  });
});
