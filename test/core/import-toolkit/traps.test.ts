import { describe, expect, it } from 'vitest';
import type { FindingKind } from '#core/import-toolkit/finding.ts';
import { documentOfTable } from '#core/import-toolkit/table-document.ts';
import { draftOf, draftOfAll, kindsIn } from './toolkit-stage.ts';

const posts = (platform: string, ...texts: readonly string[]) =>
  `# Sample posts\n\n## ${platform}\n\n${texts.map((text) => `- ${text}`).join('\n')}\n`;
const onX = (...texts: readonly string[]) => posts('X', ...texts);
const points = (...texts: readonly string[]) =>
  `# Talking points\n\n${texts.map((text) => `- ${text}`).join('\n')}\n`;
const accounts = (...lines: readonly string[]) =>
  `# Accounts to tag\n\n${lines.map((line) => `- ${line}`).join('\n')}\n`;
const hashtags = (...tags: readonly string[]) =>
  `# Hashtags\n\n${tags.map((tag) => `- #${tag}`).join('\n')}\n`;

const FILLED = '[OFFICE] opens its doors to you this week. ';
const long = (characters: number) => FILLED + 'a'.repeat(characters - FILLED.length);

/** Each trap, and beside it what looks much like it and is none. */
const TRAPS: readonly (readonly [FindingKind, string, string])[] = [
  ['over-limit', onX(long(281)), onX(long(280))],
  ['over-limit', onX(`${long(260)} vote.gov`), posts('Facebook', `${long(260)} vote.gov`)],
  ['over-limit', posts('Threads', long(501)), posts('LinkedIn', long(501))],
  ['platform-unknown', `# Sample posts\n\n- ${FILLED}`, onX(FILLED)],
  ['platform-not-served', posts('Nextdoor', FILLED), onX(FILLED)],
  [
    'handle-cased-two-ways',
    onX(`${FILLED}@MillBrook`) + accounts('Mill Brook: @millbrook on X'),
    onX(`${FILLED}@MillBrook`) + accounts('Mill Brook: @MillBrook on X'),
  ],
  [
    'handle-not-on-platform',
    posts('Instagram', `${FILLED}@MillBrook`) + accounts('Mill Brook: @MillBrook on X'),
    onX(`${FILLED}@MillBrook`) + accounts('Mill Brook: @MillBrook on X'),
  ],
  [
    'handle-unconfirmed',
    `# Accounts to tag\n\n## Mill Brook\n\n- Threads/Instagram: [@millbrook](https://www.instagram.com/millbrook)\n`,
    `# Accounts to tag\n\n## Mill Brook\n\n- Instagram: [@millbrook](https://www.instagram.com/millbrook)\n`,
  ],
  [
    'handle-unlisted',
    onX(`${FILLED}@MillBrook`),
    onX(`${FILLED}@MillBrook`) + accounts('Mill Brook: @MillBrook on X'),
  ],
  [
    'handle-may-have-changed',
    accounts('Ann Example: @NHSecState on X'),
    accounts('Ann Example: @SecretGarden on X'),
  ],
  [
    'page-without-number',
    `# Accounts to tag\n\n## Mill Brook\n\n- Facebook: Mill Brook Elections\n`,
    `# Accounts to tag\n\n## Mill Brook\n\n- Instagram: @millbrook\n`,
  ],
  ['link-without-scheme', onX(`${FILLED}vote.gov/register`), onX(`${FILLED}https://vote.gov/register`)],
  ['link-not-secure', onX(`${FILLED}http://vote.gov`), onX(`${FILLED}https://vote.gov`)],
  ['link-shortened', onX(`${FILLED}https://bit.ly/abc`), onX(`${FILLED}https://example.gov/bit.ly`)],
  [
    'link-not-clickable',
    posts('Instagram', `${FILLED}https://vote.gov`),
    posts('Facebook', `${FILLED}https://vote.gov`),
  ],
  ['promise-without-link', onX(`${FILLED}Learn more.`), onX(`${FILLED}Learn more: vote.gov`)],
  ['promise-without-link', onX(`${FILLED}Sign up here!`), onX(`${FILLED}Sign up here: [URL]`)],
  [
    'link-missing',
    onX(`${long(60)} a.gov`, `${long(70)} a.gov`, `${long(80)}`),
    onX(`${long(60)} a.gov`, `${long(70)}`, `${long(80)}`),
  ],
  [
    'link-missing',
    onX(`${long(60)} a.gov`, `${long(70)} a.gov`, FILLED),
    onX(`${long(60)} a.gov`, `${long(70)} a.gov`, `${FILLED} [LINK]`),
  ],
  [
    'hashtag-unlisted',
    onX(`${FILLED}#SeeForYourself`) + hashtags('OpenCount'),
    onX(`${FILLED}#OpenCount`) + hashtags('OpenCount'),
  ],
  // Where there is no list, none can be missing from it.
  [
    'link-missing',
    onX(`${long(60)} a.gov`, `${long(70)} a.gov`, `${long(80)}`),
    onX(`${long(60)} a.gov`, `${long(70)}`, `${long(80)}`),
  ],
  [
    'link-missing',
    onX(`${long(60)} a.gov`, `${long(70)} a.gov`, FILLED),
    onX(`${long(60)} a.gov`, `${long(70)} a.gov`, `${FILLED} [LINK]`),
  ],
  [
    'hashtag-unlisted',
    onX(`${FILLED}#SeeForYourself`) + hashtags('OpenCount'),
    onX(`${FILLED}#SeeForYourself`),
  ],
  ['hashtag-unused', onX(FILLED) + hashtags('OpenCount'), onX(`${FILLED}#OpenCount`) + hashtags('OpenCount')],
  [
    'hashtag-cased-two-ways',
    onX(`${FILLED}#OpenCount`, `${long(99)} #openCount`),
    onX(`${FILLED}#OpenCount`, `${long(99)} #OpenCount`),
  ],
  ['hashtag-hard-to-read', onX(`${FILLED}#countinthesun`), onX(`${FILLED}#CountInTheSun #vote`)],
  ['hashtags-too-many', posts('Threads', `${FILLED}#One1 #Two2`), posts('Threads', `${FILLED}#One1`)],
  [
    'duplicated-text',
    `${points('Two people stand at every table while the ballots are counted.')}\n# About\n\nTwo people stand at every table while the ballots are counted.\n`,
    `${points('Two people stand at every table while the ballots are counted.')}\n# About\n\nTwo people sit at every table while the ballots are counted.\n`,
  ],
  [
    'repeated-sentence',
    points(
      'Two people stand at every table while ballots are counted. Watch us.',
      'Two people stand at every table while ballots are counted. Ask us.',
    ),
    points('Two people stand at every table. Watch us.', 'Two people stand at every table. Ask us.'),
  ],
  [
    'posts-alike',
    onX(
      '[OFFICE] opens its doors on Monday so that you can see the count',
      '[OFFICE] opens its doors on Monday so that you can see the count!',
    ),
    onX(
      '[OFFICE] opens its doors on Monday so that you can see the count',
      'Ask [OFFICE] how ballots travel from your mailbox to the table where we count',
    ),
  ],
  [
    'stale-year',
    points('We are ready for the 2026 election.'),
    points('We are ready for the 2027 election.'),
  ],
  ['stale-year', points('Share #Vote2024 with your friends.'), points('Share #Vote2028 with your friends.')],
  [
    'stale-year',
    points('We count for 2024.'),
    points('We counted 2024 ballots, $2024 and 2,024 more since 2019.'),
  ],
  [
    'uncited-research',
    points('Studies show that people trust us.'),
    points('Studies by the University of Mill Brook show it: https://example.edu/a'),
  ],
  [
    'uncited-research',
    points('Research shows that people trust us.'),
    points('Our research desk opens at nine.'),
  ],
  [
    'voters-worded-two-ways',
    points('We serve all voters.', 'We help eligible voters.'),
    points('We serve all eligible voters.', 'We help eligible voters.'),
  ],
  [
    'voices-mixed',
    points('I count in the open.', 'We count in the open.'),
    points('We count in the open.', 'Our doors are open.'),
  ],
  [
    'addressed-to-associations',
    '# Principles\n\n“We keep the count open to everyone.”\n\n- **Associations:** train the people who count.\n',
    '# Principles\n\n“We keep the count open to everyone.”\n\n- **Training:** train the people who count.\n',
  ],
  [
    'no-placeholder',
    onX('Come and see how ballots are counted.'),
    onX('Come to [COUNTY] and see how ballots are counted.'),
  ],
  ['placeholder-unknown', onX(`${FILLED}[FAVORITE COLOR]`), onX(`${FILLED}[PHONE NUMBER]`)],
  ['image-missing', posts('Instagram', FILLED), posts('Facebook', FILLED)],
  ['image-missing', posts('Instagram', FILLED), `${posts('Instagram', FILLED)}\nImage: hall.png\n`],
  ['image-not-there', `${posts('Facebook', FILLED)}\nImage: hall.png\n`, posts('Facebook', FILLED)],
  [
    'alt-text-missing',
    `${posts('Facebook', FILLED)}\nImage: hall.png\n`,
    `${posts('Facebook', FILLED)}\nImage: hall.png\n\nAlt text: A hall.\n`,
  ],
  [
    'heading-missing',
    '# Values\n\nWe are for honesty, calm, and patience.\n\n## Honesty\n\nWe say it.\n\n## Calm\n\nWe wait.\n',
    '# Values\n\nWe are for honesty, calm, and patience.\n\n## Honesty\n\nWe say it.\n\n## Calm\n\nWe wait.\n\n## Patience\n\nWe wait on.\n',
  ],
  ['contact-named', points('Write to ann@example.gov.'), points('Write to [EMAIL] or @ann.')],
  ['debris', points('We count in the open\\_hall.'), points('We count in the open hall.')],
  ['debris', points('We count bal\u00adlots.'), points('We count ballots 👩\u200d💻.')],
  ['debris', points('We count • we check • we seal.'), points('We count, we check, we seal.')],
  ['debris', points('The clerkâ€™s desk.'), points('The clerk’s desk.')],
  ['debris', points('Salt &amp; pepper.'), points('Salt & pepper.')],
  ['debris', points('We regis- ter voters.'), points('We serve part- and full-time voters.')],
  ['debris', points('A let\ufffder is lost.'), points('A letter is not lost.')],
  ['debris', '# About\n\nOpen count |\n', '# About\n\nOpen count | closed count\n'],
  [
    'glued-sentences',
    points('We count in the open.our doors are wide.'),
    points('Look at vote.gov or count.pdf for more.'),
  ],
  ['quotes-broken', points('“We count in the open.'), points('“We count in the open.”')],
  ['reader-note', points('We **count** it.'), points('We count it.')],
];

describe('a trap', () => {
  it.each(TRAPS.map(([kind, trap, pair], at) => ({ at, kind, trap, pair })))(
    '$at: $kind is found, and not in what looks like it',
    ({ kind, trap, pair }) => {
      expect(kindsIn(draftOf(trap))).toContain(kind);
      expect(kindsIn(draftOf(pair))).not.toContain(kind);
    },
  );

  it('says where it is, and what to do', () => {
    const { findings } = draftOf(onX(`${long(257)} vote.gov`));
    expect(findings).toContainEqual({
      kind: 'over-limit',
      places: [{ document: 'toolkit.txt', first: 5, last: 5 }],
      platform: 'x',
      message:
        'This is 1 over the limit of X: 281 of 280. It has 266 characters, but X counts links and emoji in its own way. Shorten it.',
    });
  });

  it('of a picture that nobody uses is found, and not of one that a post names without its ending', () => {
    const text = `${posts('Facebook', FILLED)}\nImage: hall\n`;
    expect(kindsIn(draftOf(text, { images: ['hall.png', 'roof.png'] }))).toContain('image-unused');
    expect(kindsIn(draftOf(text, { images: ['hall.png'] }))).not.toContain('image-unused');
  });
});

describe('the columns of a table', () => {
  const HEADER = ['Post', 'Platform', 'Timeframe', 'Topic', 'Time-sensitive', 'Image', 'Alt text'];

  it('become the fields of a post', () => {
    const table = documentOfTable('posts.csv', [
      ['Posts for the open count'],
      HEADER,
      ['[OFFICE] opens its doors.', 'Facebook, X', 'E-30', 'count', 'Yes', 'hall.png', 'A hall with tables.'],
      ['', '', '', '', '', '', ''],
      ['[OFFICE] counts again.', 'X', '', '', 'maybe', '', ''],
    ]);
    const draft = draftOfAll([table], { images: ['hall.png'] });
    expect(draft.posts).toMatchObject([
      {
        place: { document: 'posts.csv', first: 3, last: 3 },
        platforms: ['facebook', 'x'],
        timeframe: 'E-30',
        topic: 'count',
        timeSensitive: true,
        image: 'hall.png',
        alt: 'A hall with tables.',
        guesses: [],
      },
      { platforms: ['x'], guesses: ['“maybe” says neither yes nor no about being time-sensitive.'] },
    ]);
    expect(draft.posts[1]).not.toHaveProperty('timeSensitive');
    expect(draft.sections).toMatchObject([{ title: 'Posts for the open count', headed: { first: 1 } }]);
    expect(draft.unread).toEqual([]);
  });

  it('that nobody knows are unread, cell by cell', () => {
    const table = documentOfTable('posts.csv', [
      ['Post', 'Platform', 'Mood'],
      ['[OFFICE] opens its doors.', 'X', 'merry'],
    ]);
    expect(draftOfAll([table]).unread).toMatchObject([
      { text: 'merry', why: 'No rule knows the column “Mood”.' },
    ]);
  });

  it('may be platforms, each with its own wording', () => {
    const table = documentOfTable('posts.csv', [
      ['Topic', 'Twitter', 'Facebook'],
      ['count', '[OFFICE] counts.', '[OFFICE] counts in the open.'],
    ]);
    expect(draftOfAll([table]).posts).toMatchObject([
      { platforms: ['x'], text: '[OFFICE] counts.', topic: 'count' },
      { platforms: ['facebook'], text: '[OFFICE] counts in the open.', topic: 'count' },
    ]);
  });

  it('of another table leave it unread as a whole', () => {
    const table = documentOfTable('prices.csv', [
      ['Item', 'Price'],
      ['Tape', '2'],
    ]);
    expect(draftOfAll([table])).toMatchObject({ posts: [], unread: [{ text: 'Item | Price\nTape | 2' }] });
  });
});
