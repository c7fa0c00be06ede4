import { describe, expect, it } from 'vitest';
import { checkPost } from '#core/check-post.ts';
import { MediaId } from '#core/ids.ts';
import type { Image } from '#core/pack.ts';
import { PLATFORMS } from '#platforms/registry.ts';

const IMAGE: Image = {
  mediaId: MediaId.parse('0'.repeat(64)),
  mimeType: 'image/jpeg',
  bytes: 80_000,
  width: 1080,
  height: 1080,
  alt: 'A card that says: we follow the Standards of Conduct.',
};

function check(platform: string, text: string, image: Image | undefined) {
  const rules = PLATFORMS.find((entry) => entry.platform === platform)?.rules;
  if (!rules) throw new Error(`no ${platform}`);
  return checkPost({ text, image }, rules);
}

function problems(platform: string, text: string, image: Partial<Image> = {}): readonly string[] {
  return check(platform, text, { ...IMAGE, ...image }).map(({ field, message }) => `${field}: ${message}`);
}

describe('a post', () => {
  it.each(['x', 'facebook', 'instagram', 'threads'])('within all limits of %s has no problem', (platform) => {
    expect(problems(platform, 'We follow the Standards of Conduct. #StandardsOfConduct')).toEqual([]);
  });

  it.each([
    ['x', 'a'.repeat(281), 'text: The X text counts 281; X allows 280. Shorten it by 1.'],
    ['x', `${'a'.repeat(275)} 🗳️🗳️🗳️`, 'text: The X text counts 282; X allows 280. Shorten it by 2.'],
    [
      'threads',
      `${'a'.repeat(494)}🗳️`,
      'text: The Threads text counts 501; Threads allows 500. Shorten it by 1.',
    ],
    [
      'instagram',
      'a'.repeat(2201),
      'text: The Instagram text counts 2201; Instagram allows 2200. Shorten it by 1.',
    ],
    ['threads', 'Hi #One #Two', 'text: The Threads text has 2 hashtags; Threads allows 1. Take out 1.'],
    [
      'instagram',
      'Hi #A1 #B2 #C3 #D4 #E5 #F6',
      'text: The Instagram text has 6 hashtags; Instagram allows 5. Take out 1.',
    ],
    [
      'threads',
      'a.gov b.gov c.gov d.gov e.gov f.gov',
      'text: The Threads text has 6 different links; Threads allows 5. Take out 1.',
    ],
    ['x', ' ', 'text: The X text is empty. Write what should be posted.'],
    [
      'x',
      'Hello [YOUR OFFICE]',
      'text: [YOUR OFFICE] still has to be filled in. Write the real words there.',
    ],
    ['x', 'Hello {office}', 'text: {office} still has to be filled in. Write the real words there.'],
  ])(
    'on %s that breaks a rule says which, what is allowed and what to do (%#)',
    (platform, text, message) => {
      expect(problems(platform, text)).toEqual([message]);
    },
  );

  it('may quote with brackets in small letters', () => {
    expect(problems('x', 'They wrote "we recieve [sic] ballots".')).toEqual([]);
  });

  it.each([
    ['instagram', ['Instagram posts need an image. Choose one, or leave Instagram out.']],
    ['x', []],
    ['facebook', []],
    ['threads', []],
  ])('without an image on %s has these problems: %j', (platform, messages) => {
    expect(check(platform, 'Hello', undefined).map(({ message }) => message)).toEqual(messages);
  });

  it.each([
    [{ alt: '  ' }, /^alt: The image has no description/],
    [{ alt: 'a'.repeat(1001) }, /^alt: .*counts 1001; Instagram allows 1000. Shorten it by 1/],
    [{ mimeType: 'image/png' }, /^image: Instagram takes image\/jpeg; this image is image\/png/],
    [{ bytes: 9_000_000 }, /^image: The image is 8.6 MB; Instagram allows/],
    [{ width: 319, height: 319 }, /^image: The image is 319 pixels wide; Instagram needs at least 320/],
    [{ width: 1080, height: 1400 }, /^image: The image is 1080×1400; Instagram allows 0.8 to 1.91/],
  ])('with an image that breaks a rule (%o) says which', (image, message) => {
    const found = problems('instagram', 'Hello', image);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(message);
  });
});
