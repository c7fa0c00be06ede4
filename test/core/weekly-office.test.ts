import { describe, expect, it } from 'vitest';
import { CampaignId, Platform, PostId } from '#core/ids.ts';
import type { Post } from '#core/post.ts';
import { type Figure, figureOf } from '#core/reach/figures.ts';
import type { Metric } from '#core/reach/metric.ts';
import { readTally } from '#core/reach/tally.ts';
import { DAY, HOUR, Instant, later } from '#core/time.ts';
import { type OfficeRecords, readOfficeWeek } from '#core/weekly/office-week.ts';
import { weekToTell } from '#core/weekly/week.ts';
import { writeOfficeWeek } from '#core/weekly/write-office-week.ts';
import type { ToldCampaign } from '#core/weekly/write-reach.ts';
import { MILLBROOK } from '#test/fixtures/office.ts';
import { draftPost, sampleCampaign, slotOf } from '#test/fixtures/post.ts';

/** Monday, September 21, 2026, 08:00 in New York. */
const NOW = Instant.parse('2026-09-21T12:00:00.000Z');
const LAST_WEEK = Instant.parse('2026-09-16T14:00:00.000Z');
const X = Platform.parse('x');
const FACEBOOK = Platform.parse('facebook');
const SITE = 'https://clarion.example.gov';

const found = weekToTell(NOW, MILLBROOK.zone);
if (!found) throw new Error('There is no week to tell of');
const week = found;

const nothing: OfficeRecords = {
  posts: [],
  channels: [],
  offers: [],
  campaigns: [],
  gates: { stops: [], blackouts: [] },
};

function write(records: Partial<OfficeRecords>, reach: readonly ToldCampaign[] = []) {
  return writeOfficeWeek(readOfficeWeek({ ...nothing, ...records }, week, NOW), reach, {
    place: MILLBROOK,
    nameOf: (platform) => (platform === X ? 'X' : 'Facebook'),
    ...{ week, now: NOW },
    askedAt: later(NOW, -14 * DAY),
    links: { place: `${SITE}/dashboard`, choice: `${SITE}/weekly` },
    linkTo: (concern) => (concern.kind === 'post' ? `${SITE}/post/${concern.post.id}` : `${SITE}/other`),
    linkToPost: ({ id }) => `${SITE}/post/${id}`,
    platforms: [X, FACEBOOK],
  });
}

const post = (id: string, given: Parameters<typeof draftPost>[0]): Post => ({
  ...draftPost(given),
  id: PostId.parse(id),
});

const published = (id: string, publishedAt = LAST_WEEK, platform = 'x', given: Partial<Post> = {}): Post => ({
  ...post(id, { platform, state: 'published' }),
  receipt: { platformId: id, permalink: `https://public.example/${id}`, publishedAt },
  ...given,
});

const scheduled = (id: string, local: string): Post =>
  post(id, { state: 'scheduled', slot: slotOf(local), dueAt: later(NOW, DAY) });

const VIEWS: Metric = {
  platform: X,
  native: 'impression_count',
  version: 1,
  validFrom: '2020-01-01',
  kind: 'views',
  label: 'Views',
  unit: 'views',
  counting: 'repeats',
  meaning: 'How often it was shown.',
  source: 'https://docs.example',
};

const figure = (counts: Readonly<Record<string, number>>): Figure => figureOf(readTally(counts), VIEWS);

function figuresOf(...told: readonly (Figure | undefined)[]): ToldCampaign {
  const figures = told.map((each) => ({ platform: X, checkpoint: '24h' as const, figure: each }));
  return { title: 'Autumn', link: `${SITE}/reach`, figures, unread: [] };
}

const autumn = [sampleCampaign({ id: CampaignId.parse('sample'), title: 'Autumn' })];

describe('the weekly summary of an office', () => {
  it('says what needs a person first, then what went out, what comes, how far it reached, and what is gone', () => {
    const { subject, text } = write(
      {
        campaigns: autumn,
        posts: [
          post('held', { state: 'held', slot: slotOf('2026-09-18T09:00'), notAfter: later(NOW, DAY) }),
          published('one'),
          published('two', LAST_WEEK, 'facebook', { removedAt: later(LAST_WEEK, 3 * HOUR) }),
          scheduled('next', '2026-09-22T09:00'),
          post('unread', { state: 'review', slot: slotOf('2026-09-23T09:00') }),
        ],
      },
      [
        {
          title: 'Autumn',
          link: `${SITE}/reach`,
          figures: [
            {
              platform: X,
              checkpoint: '24h',
              figure: figure({
                posts: 47,
                'impression_count@1:value': 31,
                'impression_count@1:not-yet': 16,
                'impression_count@1:sum': 12345,
              }),
            },
            { platform: X, checkpoint: '7d', figure: figure({}) },
          ],
          unread: [FACEBOOK],
        },
      ],
    );
    expect(subject).toBe('Millbrook Town Clerk: your week from Monday, September 14');
    expect(text).toBe(
      [
        'Millbrook Town Clerk, the week from Monday, September 14 to Sunday, September 20, 2026. Everything here is as Clarion knew it on Monday, September 21, 2026 at 8:00 AM EDT.',
        [
          '3 things need attention:',
          '* On hold: X, Friday, September 18, 2026 at 9:00 AM EDT: Millbrook Town Clerk follows the Standards of Conduct. millbrook.example.gov',
          `  ${SITE}/post/held`,
          '* Gone from its platform, and nobody has recorded why: Facebook, published Wednesday, September 16, 2026 at 10:00 AM EDT: Millbrook Town Clerk follows the Standards of Conduct. millbrook.example.gov',
          `  ${SITE}/other`,
          '* Waits for approval: X, Wednesday, September 23, 2026 at 9:00 AM EDT: Millbrook Town Clerk follows the Standards of Conduct. millbrook.example.gov',
          `  ${SITE}/post/unread`,
        ].join('\n'),
        'Last week 2 posts became public: 1 on X, 1 on Facebook.',
        [
          'This week, until Sunday, September 27, 1 approved post goes out:',
          '* X, Tuesday, September 22, 2026 at 9:00 AM EDT: Millbrook Town Clerk follows the Standards of Conduct. millbrook.example.gov',
          `  ${SITE}/post/next`,
        ].join('\n'),
        '1 more post is planned for this week, and not approved. Nothing goes out before somebody approves it.',
        'How often posts were seen, by campaign and platform:',
        [
          '“Autumn”',
          '* X, after 24 hours: 12,345 views, 31 of 47 posts reported.',
          '* X, after 7 days: no post was read at that age yet.',
          '* Facebook: nothing was read yet.',
          `  ${SITE}/reach`,
        ].join('\n'),
        'Each platform counts in its own way, so numbers of two platforms are not added up. A post has “reported” when a number of it is known. What is unknown is not counted as zero.',
        [
          'Last week Clarion found 1 public post gone from its platform:',
          '* Facebook, published Wednesday, September 16, 2026 at 10:00 AM EDT: Millbrook Town Clerk follows the Standards of Conduct. millbrook.example.gov',
          `  ${SITE}/post/two`,
        ].join('\n'),
        `See where everything stands in Clarion:\n${SITE}/dashboard`,
        `You get this message every Monday because you asked for it on Monday, September 7, 2026 at 8:00 AM EDT. Switch it off here:\n${SITE}/weekly`,
      ].join('\n\n'),
    );
  });

  it('says so in one sentence where nothing happened and nothing is to come', () => {
    const { text } = write({ posts: [published('old', later(LAST_WEEK, -30 * DAY))], campaigns: autumn });
    const [, what, where] = text.split('\n\n');
    expect(what).toBe(
      'Nothing went out last week, nothing is planned for this week, and nothing needs attention.',
    );
    expect(where).toContain('See where everything stands');
  });

  it('is not silent about a stop, even where nothing else is to tell', () => {
    const stop = {
      scope: { kind: 'office' as const },
      reason: 'A test',
      by: { kind: 'member' as const, id: 'dana', name: 'Dana' },
      at: LAST_WEEK,
    };
    expect(write({ gates: { stops: [stop], blackouts: [] } }).text).toContain(
      'Somebody has stopped posting.',
    );
  });
});

describe('the figures of a summary', () => {
  const lines = (...told: readonly (Figure | undefined)[]) =>
    write({ campaigns: autumn, posts: [published('one')] }, [figuresOf(...told)])
      .text.split('\n')
      .filter((line) => line.startsWith('* X, after'));

  it.each([
    [
      'a number and of how many posts it is known',
      { posts: 3, 'impression_count@1:value': 2, 'impression_count@1:sum': 1200 },
      '1,200 views, 2 of 3 posts reported.',
    ],
    [
      'a single one',
      { posts: 1, 'impression_count@1:value': 1, 'impression_count@1:sum': 1 },
      '1 view, 1 of 1 post reported.',
    ],
    [
      'zero where the platform told zero',
      { posts: 2, 'impression_count@1:zero': 2 },
      '0 views, 2 of 2 posts reported.',
    ],
    [
      'that it is unknown where nobody told a number',
      { posts: 2, 'impression_count@1:not-permitted': 2 },
      'views unknown, 0 of 2 posts reported.',
    ],
    ['that nothing was read where nothing was', {}, 'no post was read at that age yet.'],
    [
      'how many posts are gone',
      {
        posts: 2,
        'impression_count@1:deleted': 1,
        'impression_count@1:value': 1,
        'impression_count@1:sum': 5,
      },
      '5 views, 1 of 2 posts reported, 1 not on the platform any more.',
    ],
  ])('say %s', (_what, counts, expected) => {
    expect(lines(figure(counts))).toEqual([`* X, after 24 hours: ${expected}`]);
  });

  it('say that a platform tells no views', () => {
    expect(lines(undefined)).toEqual(['* X, after 24 hours: the platform tells no views.']);
  });
});

describe('what a week holds', () => {
  const read = (posts: readonly Post[]) =>
    readOfficeWeek({ ...nothing, posts, campaigns: autumn }, week, NOW);
  const ids = (posts: readonly Post[]) => posts.map(({ id }) => id);

  it('begins with the first moment of its Monday, and ends before that of the next', () => {
    const posts = [
      published('before', later(week.from, -1)),
      published('first', week.from),
      published('last', later(week.until, -1)),
      published('after', week.until),
    ];
    expect(ids(read(posts).published)).toEqual(['first', 'last']);
  });

  it('has what goes out until the next Sunday, by time, and only what is approved', () => {
    const { coming, unapproved } = read([
      scheduled('sunday', '2026-09-27T23:59'),
      scheduled('monday', '2026-09-28T00:00'),
      scheduled('tuesday', '2026-09-22T09:00'),
      post('draft', { state: 'draft', slot: slotOf('2026-09-22T09:00') }),
      post('later', { state: 'draft', slot: slotOf('2026-09-28T00:00') }),
    ]);
    expect(ids(coming)).toEqual(['tuesday', 'sunday']);
    expect(unapproved).toBe(1);
  });

  it('tells of campaigns whose figures of 7 days may have come in it, and of no older ones', () => {
    const titles = (at: Instant) => read([published('one', at)]).campaigns.map(({ title }) => title);
    expect(titles(later(week.from, -7 * DAY))).toEqual(['Autumn']);
    expect(titles(later(week.from, -7 * DAY - 1))).toEqual([]);
  });

  it('names the next few posts, and counts the others', () => {
    const posts = [1, 2, 3, 4, 5, 6, 7].map((day) =>
      scheduled(`p-${day}`, `2026-09-2${Math.min(day, 5)}T1${day}:00`),
    );
    const { text } = write({ posts: posts.map((each) => ({ ...each, platform: X })) });
    expect(text).toContain('7 approved posts go out. The next:');
    expect(text).toContain('And 2 more, which the calendar shows.');
    expect(text.match(/\/post\/p-/g)).toHaveLength(5);
  });
});
