import { describe, expect, it, test } from 'vitest';
import { readPlainText } from '#core/import-toolkit/read-plain-text.ts';
import { CONTEXT, draftOf, draftOfAll, FOUR_RIVERS } from './toolkit-stage.ts';

const draft = draftOf(FOUR_RIVERS);

describe('a toolkit', () => {
  it('gives posts by platform, with their lengths as the platforms count', () => {
    expect(
      draft.posts.map(({ platforms, lengths }) => [platforms, lengths.map(({ length }) => length)]),
    ).toEqual([
      [['x'], [97]],
      [['x'], [132]],
      [
        ['facebook', 'instagram'],
        [119, 119],
      ],
    ]);
    expect(draft.posts.map(({ voice }) => voice)).toEqual(['office', 'personal', 'office']);
  });

  it('writes posts in the syntax of packs', () => {
    expect(draft.posts.map(({ template }) => template)).toEqual([
      '{office} counts every ballot in the open. Come and see how: {link:fourrivers-example-gov-count} {hashtags} 🗳️',
      'I count ballots in front of you because you should not have to take my word. Thank you, {@four-rivers-election-officials}! {hashtags}',
      'Our doors are open during the count. On the night you will see:\n✓ sealed boxes\n✓ two people at every table\n...and more!',
    ]);
  });

  it('joins a checklist and its end to the post above them, and says that it did', () => {
    const post = draft.posts[2];
    expect(post?.place).toEqual({ document: 'toolkit.txt', first: 19, last: 23 });
    expect(post?.guesses).toEqual([
      'A checklist under it was taken for a part of it.',
      'A line that begins in the middle of a sentence was taken for a part of it.',
    ]);
  });

  it('gives each account the handles of its own platforms and no other', () => {
    expect(draft.accounts).toEqual([
      {
        place: { document: 'toolkit.txt', first: 32, last: 33 },
        key: 'four-rivers-election-officials',
        name: 'Four Rivers Election Officials',
        role: 'Four Rivers Election Officials',
        status: 'active',
        guesses: [],
        handles: [
          { platform: 'x', handle: 'fourriverscount' },
          {
            platform: 'facebook',
            pageName: 'Four Rivers',
            slug: 'FourRiversOfficials',
            url: 'https://www.facebook.com/FourRiversOfficials',
          },
        ],
      },
    ]);
  });

  it('tells listed hashtags from used ones', () => {
    expect(draft.hashtags.map(({ tag, listed, uses }) => [tag, listed, uses])).toEqual([
      ['OpenCount', true, 2],
      ['CountWithUs', true, 0],
      ['SeeForYourself', false, 1],
    ]);
  });

  it('gives links a scheme, and keeps what the document wrote', () => {
    expect(draft.links.map(({ written, url, label }) => [written, url, label])).toEqual([
      [
        'https://fourrivers.example.gov/pictures',
        'https://fourrivers.example.gov/pictures',
        'Graphics to download',
      ],
      [
        'fourrivers.example.gov/count',
        'https://fourrivers.example.gov/count',
        'fourrivers.example.gov/count',
      ],
    ]);
  });

  it('asks for one answer once, however it is written, and for two where two are meant', () => {
    expect(draft.placeholders.map(({ key, from, aliases, uses }) => [key, from, aliases, uses])).toEqual([
      ['office', 'office.name', ['OFFICE', 'YOUR OFFICE'], 2],
      ['picture', undefined, ['LOGO'], 1],
      ['official_name', 'official.name', [], 1],
      ['official_title', 'official.title', [], 1],
      ['phone', undefined, ['PHONE'], 1],
      ['place', 'office.place', ['COUNTY', 'CITY'], 2],
      ['state', 'office.state', ['STATE'], 1],
      ['quote', undefined, ['QUOTE'], 1],
    ]);
    expect(draft.composites).toMatchObject([
      { written: 'NAME/TITLE', keys: ['official_name', 'official_title'] },
    ]);
    expect(draft.placeholders.find(({ key }) => key === 'place')).toMatchObject({
      hint: 'Without the word “County”, which follows in the text.',
      guesses: [
        '“COUNTY” and “CITY” were taken for the same answer.',
        'The word “County” follows it in a text, so the answer must not end with it.',
      ],
    });
  });

  it('takes a press release and an outline apart', () => {
    expect(draft.pressReleases[0]?.parts.map(({ part }) => part)).toEqual([
      'logo',
      'contact',
      'release-line',
      'headline',
      'dateline',
      'quote',
    ]);
    expect(draft.opEds).toMatchObject([{ maxWords: 600, outline: [{ depth: 1 }, { depth: 1 }] }]);
    expect(draft.talkingPoints).toHaveLength(2);
  });

  it('lists what no rule understood, with its lines, and what says nothing', () => {
    expect(draft.unread).toEqual([
      {
        place: { document: 'toolkit.txt', first: 66, last: 66 },
        text: 'Bring a coat.',
        why: 'No rule knows what “Weather” is for.',
      },
    ]);
    expect(draft.decoration.map(({ text }) => text)).toEqual([
      '★ ★ ★ FOUR RIVERS =====',
      '1 Sample posts',
      '4 Press release',
    ]);
  });

  it('is read alike each time', () => {
    expect(draftOf(FOUR_RIVERS)).toEqual(draft);
  });
});

test('a second document that says the same is imported once', () => {
  const text =
    '# Talking points\n\n- Every ballot box has two locks, and two people hold the keys to them.\n';
  const both = draftOfAll([readPlainText('a.txt', text), readPlainText('b.txt', text)]);
  expect(both.talkingPoints.map(({ place }) => place.document)).toEqual(['a.txt']);
  expect(both.findings).toContainEqual({
    kind: 'duplicated-text',
    places: [
      { document: 'b.txt', first: 3, last: 3 },
      { document: 'a.txt', first: 3, last: 3 },
    ],
    message: 'This text stands in the toolkit before, word for word. It is imported once.',
  });
});

test('a hashtag or handle that another pack has switched off begins switched off', () => {
  const known = draftOf(FOUR_RIVERS, {
    known: {
      hashtags: [{ tag: 'opencount', status: 'off', reason: 'A campaign uses it.' }],
      tags: [
        {
          key: 'four',
          name: 'Four',
          role: 'Author',
          status: 'expired',
          reason: 'It has moved.',
          handles: { [CONTEXT.rules[0]?.platform ?? '']: { handle: 'FourRiversCount' } },
        },
      ],
    },
  });
  expect(known.hashtags[0]?.offReason).toBe('A campaign uses it.');
  expect(known.accounts[0]).toMatchObject({
    status: 'expired',
    guesses: ['Another pack no longer tags it: It has moved.'],
  });
});
