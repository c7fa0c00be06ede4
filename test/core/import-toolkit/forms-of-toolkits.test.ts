import { describe, expect, it } from 'vitest';
import { documentOfTable } from '#core/import-toolkit/table-document.ts';
import { draftOf, draftOfAll, kindsIn } from './toolkit-stage.ts';

const textsOf = (text: string) => draftOf(text).posts.map((post) => [post.platforms, post.label, post.text]);

describe('posts', () => {
  it('with a number over them keep the platform of their heading, and their lines', () => {
    const text =
      'SAMPLE POSTS\n\nX\n\nPost 1:\nWe count in [TOWN].\n#OpenCount\n\nPost 2:\nWe seal every box here.\n\nFacebook\n\nWe open the doors.\n';
    expect(textsOf(text)).toEqual([
      [['x'], 'Post 1', 'We count in [TOWN].\n#OpenCount'],
      [['x'], 'Post 2', 'We seal every box here.'],
      [['facebook'], undefined, 'We open the doors.'],
    ]);
  });

  it('that name their own platforms are not joined to the one before', () => {
    expect(
      textsOf('# Sample posts\n\nX: We count in [TOWN].\n\nFacebook/Threads: We open the doors.\n'),
    ).toEqual([
      [['x'], 'X', 'We count in [TOWN].'],
      [['facebook', 'threads'], 'Facebook/Threads', 'We open the doors.'],
    ]);
  });

  it('for “all platforms” are for each that Clarion posts to', () => {
    expect(draftOf('# Sample posts\n\n- All platforms: We count.\n').posts[0]?.platforms).toHaveLength(5);
  });

  it('for “Meta” are for both of its platforms by a guess', () => {
    expect(draftOf('# Sample posts\n\n## Meta\n\n- We count in the open.\n').posts).toMatchObject([
      { platforms: ['facebook', 'instagram'], guesses: ['“Meta” was read as Facebook and Instagram.'] },
    ]);
  });

  it('take the picture, its description and the time from the lines under them', () => {
    const text =
      '# Facebook posts\n\n- We count in the open.\n\nImage: hall.png\n\nAlt text: A hall.\n\nTime-sensitive: yes\n\nWhen: E-3\n';
    expect(draftOf(text).posts).toMatchObject([
      { image: 'hall.png', alt: 'A hall.', timeSensitive: true, timeframe: 'E-3' },
    ]);
  });

  it('with an invitation under them keep it, and the missing address is noticed', () => {
    const draft = draftOf('# Facebook posts\n\nWe count in the open.\n\nLearn more here.\n');
    expect(draft.posts).toMatchObject([{ text: 'We count in the open.\n\nLearn more here.' }]);
    expect(kindsIn(draft)).toContain('promise-without-link');
  });

  it('have one link for an address that stands with its scheme and without', () => {
    const draft = draftOf('# X posts\n\n- See https://a.gov/b now.\n- Look at a.gov/b again.\n');
    expect(draft.links).toHaveLength(1);
    expect(draft.posts.map(({ template }) => template)).toEqual([
      'See {link:a-gov-b} now.',
      'Look at {link:a-gov-b} again.',
    ]);
    expect(draft.findings.filter(({ kind }) => kind === 'link-without-scheme')).toMatchObject([
      { places: [{ first: 4 }] },
    ]);
  });

  it('spell out an address that hangs on words', () => {
    expect(draftOf('# X posts\n\n- We count. [Learn more](https://a.gov/b).\n').posts).toMatchObject([
      {
        text: 'We count. Learn more https://a.gov/b.',
        guesses: ['The address behind “Learn more” was written out after it.'],
      },
    ]);
  });
});

describe('accounts', () => {
  it('may stand in a table', () => {
    const heading = {
      kind: 'heading',
      level: 1,
      text: 'Accounts to tag',
      links: [],
      place: { document: 'a', first: 1, last: 1 },
    } as const;
    const table = documentOfTable('a', [
      [],
      ['Organization', 'X', 'Facebook', 'Note'],
      ['Mill Brook', '@millbrook', 'Mill Brook Votes', 'new'],
      ['', '', '', 'lone'],
    ]);
    const draft = draftOfAll([{ ...table, blocks: [heading, ...table.blocks] }]);
    expect(draft.accounts).toMatchObject([
      {
        name: 'Mill Brook',
        handles: [
          { platform: 'x', handle: 'millbrook' },
          { platform: 'facebook', pageName: 'Mill Brook Votes' },
        ],
      },
    ]);
    expect(draft.unread.map(({ text }) => text)).toEqual(['new', ' |  |  | lone']);
  });

  it('of people at an event begin as expired, and say why', () => {
    const text = '# Accounts to tag\n\n## Speaker handles\n\n- Ann Example: @annexample on X & Threads\n';
    expect(draftOf(text).accounts).toMatchObject([
      {
        status: 'expired',
        handles: [{ platform: 'x' }, { platform: 'threads' }],
        guesses: [expect.stringContaining('event passes')],
      },
    ]);
  });

  it('keep what else stands in their line', () => {
    const draft = draftOf(
      '# Accounts to tag\n\n- Mill Brook: @millbrook on X, who printed the ballots\n- Oak Hill: @oakhill on X\n',
    );
    expect(draft.accounts).toHaveLength(2);
    expect(draft.sections[0]?.prose.map(({ place }) => place.first)).toEqual([3]);
  });

  it('may have a dot on Instagram', () => {
    const draft = draftOf(
      '# Instagram posts\n\n- We thank @mill.brook today.\n\n# Handles\n\n- Mill Brook: @mill.brook on Instagram\n',
    );
    expect(draft.posts[0]).toMatchObject({
      mentions: ['mill.brook'],
      template: 'We thank {@mill-brook} today.',
    });
    expect(kindsIn(draft)).not.toContain('handle-unlisted');
  });
});

describe('placeholders', () => {
  it.each([
    ['[COUNTY NAME]', 'place', true],
    ['{{county}}', 'place', false],
    ['<COUNTY>', 'place', false],
    ['«County»', 'place', false],
    ['(insert county)', 'place', false],
    ['INSERT COUNTY', 'place', false],
    ['____', 'blank', false],
  ])('are found as %s', (written, key, sure) => {
    const { placeholders } = draftOf(`# Talking points\n\n- We count in ${written} today.\n`);
    expect(placeholders).toMatchObject([
      { key, guesses: sure ? [] : [expect.stringContaining('may be no placeholder')] },
    ]);
  });

  it.each(['[sic]', '[1]', '[…]', '<3', '(we insert it)', 'XII'])('are not %s', (written) => {
    expect(draftOf(`# Talking points\n\n- We count ${written} today.\n`).placeholders).toEqual([]);
  });

  it('of one kind in slashes are one answer, of several kinds are several', () => {
    const draft = draftOf('# Talking points\n\n- We in [STATE/COUNTY/TOWN] thank [TITLE/NAME].\n');
    expect(draft.placeholders.map(({ key }) => key)).toEqual(['place', 'official_title', 'official_name']);
    expect(draft.composites.map(({ written }) => written)).toEqual(['TITLE/NAME']);
  });

  it('do not stand in advice about them', () => {
    expect(draftOf('# How to use this toolkit\n\nFill in what stands in [brackets].\n').placeholders).toEqual(
      [],
    );
  });
});

it('a heading inside a press release is its headline, and what follows stays in it', () => {
  const draft = draftOf(
    '# Press release\n\nFOR IMMEDIATE RELEASE\n\n## We open the doors\n\n“Come,” said [NAME].\n\n# Hashtags\n\n#OpenCount\n',
  );
  expect(draft.pressReleases.map(({ parts }) => parts.map(({ part }) => part))).toEqual([
    ['release-line', 'headline', 'quote'],
  ]);
});

it('page numbers, feet of pages and descriptions of pictures are left out, a sentence about a picture is not', () => {
  const text =
    '# About\n\nPage 3 of 9\n\n- 4 -\n\nThe image shows a desk.\n\nOur image has improved a lot.\n';
  const draft = draftOf(text);
  expect(draft.decoration.map(({ place }) => place.first)).toEqual([3, 5, 7]);
  expect(draft.sections[0]?.prose.map((passage) => passage.text)).toEqual(['Our image has improved a lot.']);
});
