import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCommentary, writeCommentary } from '#platforms/linkedin/commentary.ts';

const mentionsOf = (labels: readonly (readonly [string, string])[]) =>
  labels.map(([label, id]) => ({ label, id }));

describe('words', () => {
  test.each([
    ['Fair, open and secure.', 'Fair, open and secure.'],
    ['(see <a> [b] {c})', String.raw`\(see \<a\> \[b\] \{c\}\)`],
    ['a|b @c *d* _e_ ~f~ \\g', String.raw`a\|b \@c \*d\* \_e\_ \~f\~ \\g`],
    ['https://example.gov/a_b?c=(d)#e', String.raw`https://example.gov/a\_b?c=\(d\)\#e`],
    ['Wählerverzeichnis – “fair” 🗳️', 'Wählerverzeichnis – “fair” 🗳️'],
    ['', ''],
  ])('"%s" is sent as "%s"', (text, sent) => {
    expect(writeCommentary(text, [])).toBe(sent);
  });
});

describe('hashtags', () => {
  test.each([
    ['#TrustedInfo', String.raw`{hashtag|\#|TrustedInfo}`],
    ['Go #Vote, now', String.raw`Go {hashtag|\#|Vote}, now`],
    ['(#Vote)', String.raw`\({hashtag|\#|Vote}\)`],
    ['#Trusted_Info2026', String.raw`{hashtag|\#|Trusted\_Info2026}`],
    ['#2026Election #elección', String.raw`{hashtag|\#|2026Election} {hashtag|\#|elección}`],
    ['We are #1', String.raw`We are \#1`],
    ['C# and a#b', String.raw`C\# and a\#b`],
    ['https://example.gov/#vote', String.raw`https://example.gov/\#vote`],
    ['## Heading', String.raw`\#\# Heading`],
  ])('"%s" is sent as "%s"', (text, sent) => {
    expect(writeCommentary(text, [])).toBe(sent);
  });
});

describe('mentions', () => {
  test.each<[string, readonly (readonly [string, string])[], string]>([
    ['With Adams County.', [['Adams County', '12']], 'With @[Adams County](urn:li:organization:12).'],
    ['Adams and Adams', [['Adams', '12']], '@[Adams](urn:li:organization:12) and Adams'],
    [
      'The Alliance and the Election Alliance',
      [
        ['Alliance', '1'],
        ['Election Alliance', '2'],
      ],
      'The @[Alliance](urn:li:organization:1) and the @[Election Alliance](urn:li:organization:2)',
    ],
    [
      'Only the Election Alliance',
      [
        ['Alliance', '1'],
        ['Election Alliance', '2'],
      ],
      'Only the @[Election Alliance](urn:li:organization:2)',
    ],
    ['With Adams', [['Adams', 'urn:li:organization:7']], 'With @[Adams](urn:li:organization:7)'],
    ['Adams (CO)', [['Adams (CO)', '12']], String.raw`@[Adams \(CO\)](urn:li:organization:12)`],
    ['Nobody here', [['Adams', '12']], 'Nobody here'],
    ['Adams_', [['Adams_', 'not an id']], String.raw`Adams\_`],
    ['An empty label', [['', '12']], 'An empty label'],
    ['12 of 1', [['1', '12']], '@[1](urn:li:organization:12)2 of 1'],
    [
      '$1 & $& more #Vote',
      [['more', '7']],
      String.raw`$1 & $& @[more](urn:li:organization:7) {hashtag|\#|Vote}`,
    ],
  ])('"%s" with %j is sent as "%s"', (text, labels, sent) => {
    expect(writeCommentary(text, mentionsOf(labels))).toBe(sent);
  });
});

describe('reading back', () => {
  test.each([
    ['#Vote as typed', '#Vote as typed'],
    ['{hashtag|#|Vote}', '#Vote'],
    ['{hashtag|＃|Vote}', '#Vote'],
    [String.raw`@[Adams \(CO\)](urn:li:organization:12)`, 'Adams (CO)'],
    [String.raw`\@[Adams]\(urn:li:organization:12\)`, '@[Adams](urn:li:organization:12)'],
  ])('"%s" shows as "%s"', (commentary, shown) => {
    expect(readCommentary(commentary)).toBe(shown);
  });

  const RESERVED_HEAVY = fc.string({
    unit: fc.constantFrom(...'ab1 #_|{}@[]()<>\\*~é.\n', 'hashtag', 'urn:li:organization:1'),
  });

  test('whatever is written reads back as it was', () => {
    fc.assert(
      fc.property(RESERVED_HEAVY, fc.array(RESERVED_HEAVY, { maxLength: 3 }), (text, labels) => {
        const mentions = labels.map((label, id) => ({ label, id: String(id + 1) }));
        expect(readCommentary(writeCommentary(text, mentions))).toBe(text);
      }),
    );
  });

  test('no reserved character is left without its backslash', () => {
    fc.assert(
      fc.property(RESERVED_HEAVY, (text) => {
        const bare = writeCommentary(text, [])
          .replaceAll(/\{hashtag\|\\#\|(?:\\_|[^\\_|{}])+\}/g, '')
          .replaceAll(/\\[|{}@[\]()<>#\\*_~]/g, '');
        expect(bare).not.toMatch(/[|{}@[\]()<>#\\*_~]/);
      }),
    );
  });
});
