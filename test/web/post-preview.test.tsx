import { describe, expect, test } from 'vitest';
import { Language } from '#core/ids.ts';
import { PLATFORMS } from '#platforms/registry.ts';
import { cutText, splitAt } from '#web/components/highlight-text.tsx';
import { cropOf, lookOf } from '#web/components/platform-looks.ts';
import { PostPreview, type PostPreviewProps } from '#web/components/post-preview.tsx';
import { hostOf } from '#web/components/preview-picture.tsx';

const LINKED = 'See https://www.vote.example.gov/when?from=post, says @MapleClerk and Election Center.';
const PICTURE = { url: '/picture.jpg', alt: 'A card.', width: 1000, height: 1000 };

function show(platform: string, props: Partial<PostPreviewProps> = {}): string {
  const rules = PLATFORMS.find((known) => known.rules.platform === platform)?.rules;
  if (!rules) throw new Error(`${platform} is no platform`);
  return String(
    <PostPreview
      rules={rules}
      text={LINKED}
      language={Language.parse('en')}
      channel={{ name: 'Maple County Clerk', handle: 'MapleClerk' }}
      {...props}
    />,
  );
}

describe('a preview', () => {
  test.each(PLATFORMS.map(({ rules }) => rules.platform))(
    'on %s says that it is approximate, and its count',
    (platform) => {
      expect(show(platform)).toContain('Preview, approximate.');
      expect(show(platform)).toMatch(/\d of [\d,]+, as \w+ counts/);
    },
  );

  test.each([
    ['x', true],
    ['facebook', true],
    ['threads', true],
    // An address stands there as text, and no card is made of it.
    ['instagram', false],
    ['linkedin', false],
  ])('on %s shows a link as a card: %s', (platform, hasCard) => {
    expect(show(platform).includes('<strong>vote.example.gov</strong>')).toBe(hasCard);
    expect(show(platform, { image: PICTURE })).not.toContain('preview__card');
  });

  test('says that an address on Instagram cannot be tapped, and marks it nowhere', () => {
    expect(show('instagram')).toContain('An address cannot be tapped on Instagram.');
    expect(show('instagram')).not.toContain('post-text__link');
    expect(show('x')).toContain('post-text__link');
  });

  test('marks a handle where it leads to somebody, and a name that is tagged by its number', () => {
    expect(show('x')).toContain('<span class="post-text__mention">@MapleClerk</span>');
    expect(show('facebook')).not.toContain('post-text__mention');
    expect(show('facebook', { mentions: [{ label: 'Election Center', id: '1' }] })).toContain(
      '<span class="post-text__mention">Election Center</span>',
    );
  });

  test('marks where the platform folds a text, and hides nothing of it', () => {
    const text = `${'We count every ballot twice. '.repeat(8)}#Ballots`;
    const html = show('instagram', { text });
    expect(html).toMatch(/<span class="preview__rest">.*#Ballots<\/span><\/span>/s);
    expect(html).toContain('Instagram hides what follows the mark until a reader opens it.');
    expect(show('threads', { text })).not.toContain('preview__rest');
  });

  test('cuts a picture that is too tall or too wide for its platform, and no other', () => {
    const shape = (platform: string, width: number, height: number) =>
      show(platform, { image: { ...PICTURE, width, height } }).match(/preview__image--([\w-]+)/)?.[1];
    expect(shape('x', 900, 1000)).toBeUndefined();
    expect(shape('x', 700, 1000)).toBe('tall-3-4');
    expect(shape('x', 2100, 1000)).toBe('wide-2-1');
    expect(shape('facebook', 700, 1000)).toBe('tall-4-5');
    expect(shape('linkedin', 1950, 1000)).toBe('wide-1-91');
  });

  test('never promises to cut what the platform refuses', () => {
    for (const { rules } of PLATFORMS) {
      const { ratio } = rules.image;
      if (ratio === undefined) continue;
      // Exactly at the limits the picture is taken, and shown as it is.
      for (const width of [ratio.min, ratio.max].filter((each) => each > 0.75 && each < 2)) {
        expect(cropOf(lookOf(rules.platform), { width, height: 1 }), rules.name).toBeUndefined();
      }
    }
  });
});

test('stretches cut at any place are the same text still', () => {
  const stretches = cutText(LINKED);
  for (let at = 0; at <= LINKED.length; at += 1) {
    const [before, after] = splitAt(stretches, at).map((part) => part.map(({ text }) => text).join(''));
    expect(before).toBe(LINKED.slice(0, at));
    expect(after).toBe(LINKED.slice(at));
  }
});

test.each([
  ['https://www.vote.gov/a', 'vote.gov'],
  ['vote.gov', 'vote.gov'],
  ['https://[', 'https://['],
])('the host of %s is %s', (link, host) => {
  expect(hostOf(link)).toBe(host);
});
