import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CampaignId } from '#core/ids.ts';
import type { PublicPost } from '#core/reach/take-snapshot.ts';
import { DAY, Instant, later } from '#core/time.ts';
import type { OfficeStore } from '#ports/store.ts';
import { REFERENCE_INSTANT } from '#test/fixtures/clock.ts';
import { actorOf, DANA, LUIS, MILLBROOK, memberWith, RIVERTON } from '#test/fixtures/office.ts';
import { sampleCampaign } from '#test/fixtures/post.ts';
import { startTestServices, type TestServices } from '#test/fixtures/services.ts';
import { createApp } from '#web/app.tsx';
import type { WebEnv } from '#web/shell.ts';
import { type PostReading, readTable, storePublicPost, storeReadings, textOf, told } from './reach-stage.ts';
import { type TestVisitor, visitAs } from './visitor.ts';

const CAMPAIGN = CampaignId.parse('autumn');
const QUIET = CampaignId.parse('quiet');
const REACH = `/offices/${MILLBROOK.id}/reach`;
const PAGE = `${REACH}/${CAMPAIGN}`;

let test: TestServices;
let app: Hono<WebEnv>;
let dana: TestVisitor;
let office: OfficeStore;
let posts: readonly PublicPost[];

beforeAll(async () => {
  test = await startTestServices();
  app = createApp(test.services);
  office = test.services.store.forOffice(MILLBROOK.id, actorOf(DANA));
  dana = await visitAs(app, test.services, DANA);
});
afterAll(() => test.stop());

const show = async (path: string, visitor = dana) => (await visitor.get(path)).text();

async function launch(id: CampaignId, title: string, createdAt = REFERENCE_INSTANT) {
  const happening = {
    subject: { kind: 'campaign', id },
    action: 'campaign.test',
    summary: 'A test.',
  } as const;
  await office.launchCampaign(sampleCampaign({ id, title, createdAt }), [], happening);
}

/** Twelve posts on X of two messages, of which ten tell a number after a day, and two on Facebook. */
async function fill() {
  await launch(CAMPAIGN, 'Autumn of Standards');
  const { metrics } = test.services;
  const readings: PostReading[] = [];
  const made: PublicPost[] = [];
  for (let index = 0; index < 12; index += 1) {
    const message = index % 2 === 0 ? 'announce-adoption' : 'principle-01-law';
    const publishedAt = later(REFERENCE_INSTANT, -(40 - 2 * index) * DAY);
    const post = await storePublicPost(office, { campaign: CAMPAIGN, message, publishedAt });
    made.push(post);
    const views = index % 2 === 0 ? 200 + index : 100 + index;
    const look =
      index === 10
        ? ({ kind: 'refused', reason: 'The access has ended.' } as const)
        : index === 11
          ? ({ kind: 'removed' } as const)
          : told({ impression_count: views, like_count: index === 0 ? 0 : 3, url_link_clicks: 1 });
    readings.push({ post, checkpoint: '1h', look: told({ impression_count: 10 }) });
    readings.push({ post, checkpoint: '24h', look });
  }
  for (const views of [0, 50]) {
    const publishedAt = later(REFERENCE_INSTANT, -30 * DAY);
    const post = await storePublicPost(office, { campaign: CAMPAIGN, platform: 'facebook', publishedAt });
    made.push(post);
    const look = told({ post_media_view: views, post_total_media_view_unique: 20 });
    readings.push({ post, checkpoint: '24h', look });
  }
  await storeReadings(office, metrics, readings);
  posts = made;
}

describe('an office without public posts', () => {
  it('reads what comes first, and when', async () => {
    const page = await show(REACH);
    expect(page).toContain('No post is public yet');
    expect(textOf(page)).toContain('One hour after a post became public, its first numbers stand here');
    expect(page).toContain('Begin an announcement');
    const viewer = await visitAs(app, test.services, memberWith('viewer'));
    expect(await show(REACH, viewer)).not.toContain('Begin an announcement');
  });

  it('has the page in its navigation', async () => {
    expect(await show(REACH)).toMatch(/<a href="\/offices\/millbrook\/reach" aria-current="page">Reach<\/a>/);
  });
});

describe('an office with public posts', () => {
  beforeAll(fill);

  it('has its campaigns with the leading figure of each platform and its coverage, the newest first', async () => {
    await launch(QUIET, 'Not read yet', later(REFERENCE_INSTANT, 1));
    const post = await storePublicPost(office, { campaign: QUIET, publishedAt: REFERENCE_INSTANT });
    const reach = { next: '1h' as const, at: later(REFERENCE_INSTANT, 3_600_000) };
    const stored = await office.readPost(post.id);
    if (!stored) throw new Error('The post is gone');
    const happening = {
      subject: { kind: 'post', id: post.id },
      action: 'post.test',
      summary: 'Read.',
    } as const;
    await office.writePost({ post: { ...stored, reach }, happening });
    const page = textOf(await show(REACH));
    expect(page).toContain('X: 1,545 views, 10 of 12 posts reported.');
    expect(page.indexOf('Not read yet')).toBeLessThan(page.indexOf('Autumn of Standards'));
    expect(textOf(await show(`${REACH}/${QUIET}`))).toContain(
      'The first are read on Tuesday, September 15, 2026 at 11:00 AM EDT.',
    );
    expect(page).toContain('Facebook: 50 views, 2 of 2 posts reported, 1 of them zero.');
    expect(page).toContain(
      '1 post is public, and nothing was read yet. The first numbers are read on Tuesday, September 15, 2026 at 11:00 AM EDT.',
    );
    expect(textOf(await show(`${REACH}?at=7d`))).toContain(
      'X: no post was read 7 days after publishing yet.',
    );
  });

  it('tells totals, averages, coverage and why others are missing, and adds up no people', async () => {
    const rows = readTable(await show(PAGE), 'Figures of X, 24 hours after publishing');
    expect(rows[0]).toEqual({
      Figure: 'Views impression_count',
      Total: '1,545',
      'Average of a reported post': '154.5',
      Coverage: '10 of 12 posts reported',
      Others: 'Not permitted 1, removed 1',
    });
    expect(rows.find(({ Figure }) => Figure?.startsWith('Likes'))).toMatchObject({
      Total: '27',
      'Average of a reported post': '2.7',
      Coverage: '10 of 12 posts reported, 1 of them zero',
    });
    // Nothing was told of it: unknown, and no zero.
    expect(rows.find(({ Figure }) => Figure?.startsWith('Bookmarks'))).toMatchObject({
      Total: 'Unknown',
      Others: 'Not available 10, not permitted 1, removed 1',
    });
    const people = readTable(await show(PAGE), 'Figures of Facebook, 24 hours after publishing').find(
      ({ Figure }) => Figure?.startsWith('Viewers'),
    );
    expect(people).toMatchObject({ Total: 'Not added up', 'Average of a reported post': 'Not averaged' });
  });

  it('says how many posts are public, what reported means, and what is not added', async () => {
    const page = textOf(await show(PAGE));
    expect(page).toContain('14 of 14 planned are public');
    expect(page).toContain('What is unknown is never counted as zero');
    expect(page).toContain('Numbers of different platforms are not added together');
    expect(page).toContain('one person may have seen several');
    expect(page).toContain('As ofTuesday, September 15, 2026 at 10:00 AM EDT');
  });

  it('compares messages, in words and with the rule', async () => {
    const page = textOf(await show(PAGE));
    expect(page).toContain('Best: “We adopt the Standards of Conduct” (204 views a post over 5 posts)');
    expect(page).toContain('at least 5 such posts');
    expect(page).toContain('two standard errors');
    expect(page).toContain('Only one message is public at this age, so there is nothing to compare.');
    expect(textOf(await show(`${PAGE}?at=1h`))).toContain('No more than chance:');
  });

  it('draws growth, messages and weeks of each platform', async () => {
    const page = await show(PAGE);
    for (const chart of ['growth-x', 'messages-x', 'weeks-x', 'growth-facebook']) {
      expect(page).toContain(`id="${chart}"`);
    }
    expect(readTable(page, 'Growth on X: views of a post').map(Object.values)).toEqual([
      ['1 hour', '10: 12 of 12 posts reported'],
      ['24 hours', '154.5: 10 of 12 posts reported'],
      ['7 days', 'Unknown: no post was read at this age yet'],
      ['28 days', 'Unknown: no post was read at this age yet'],
    ]);
  });

  it('leads from each total to the snapshots behind it, which come to the same', async () => {
    const page = await show(PAGE);
    const href = `${PAGE}/snapshots?platform=x&at=24h&metric=impression_count%401`;
    expect(page).toContain(`href="${href.replaceAll('&', '&amp;')}"`);
    const source = await show(href);
    expect(textOf(source)).toContain('Total1,545Average of a reported post154.5');
    const rows = readTable(source, 'What was read of each post');
    expect(rows).toHaveLength(12);
    expect(rows.slice(0, 10).map((row) => Number(row.Number))).toEqual([
      200, 101, 202, 103, 204, 105, 206, 107, 208, 109,
    ]);
    expect(rows.slice(10).map((row) => [row.Status, row.Number])).toEqual([
      ['Not permitted: The access has ended.', 'Unknown'],
      ['Removed', 'Unknown'],
    ]);
    expect(source).toContain(`href="/offices/millbrook/posts/${posts[0]?.id}#reach"`);
  });

  it('says on the page of the snapshots how many posts are too young', async () => {
    await storePublicPost(office, { campaign: CAMPAIGN, publishedAt: REFERENCE_INSTANT });
    const source = await show(`${PAGE}/snapshots?platform=x&at=24h&metric=impression_count%401`);
    expect(textOf(source)).toContain('1 post more is public and not below');
  });

  it('reports the same figures on paper as on the page, with what explains them', async () => {
    const [page, report] = [await show(PAGE), await show(`${PAGE}/report`)];
    for (const name of ['X', 'Facebook']) {
      const caption = `Figures of ${name}, 24 hours after publishing`;
      expect(readTable(report, caption)).toEqual(readTable(page, caption));
    }
    for (const caption of ['Growth on X: views of a post', 'Messages on X: views of a post']) {
      expect(readTable(report, caption)).toEqual(readTable(page, caption));
    }
    const text = textOf(report);
    expect(text).toContain('Reach report of Millbrook Town Clerk');
    expect(text).toContain('Definition 1, in force from January 5, 2023. Source: https://docs.x.com');
    expect(text).toContain('They do not show that anybody voted');
    expect(text).toContain('Not permittedThe platform gives it, but not to Clarion as it is connected.');
    expect(text).toContain('Sandbox. Posts go to simulated platforms');
  });

  it('marks where a platform began to count otherwise, and joins nothing across it', async () => {
    const id = CampaignId.parse('last-year');
    await launch(id, 'Last year');
    const readings: PostReading[] = [];
    for (const [day, native, views] of [
      ['2025-10-27', 'post_impressions', 900],
      ['2025-11-10', 'post_impressions', 1_100],
      ['2025-11-17', 'post_media_view', 300],
    ] as const) {
      const message = day === '2025-10-27' ? 'announce-adoption' : 'principle-01-law';
      const publishedAt = Instant.parse(`${day}T15:00:00.000Z`);
      const wanted = { campaign: id, platform: 'facebook', message, publishedAt };
      const post = await storePublicPost(office, wanted);
      readings.push({ post, checkpoint: '24h', look: told({ [native]: views }) });
    }
    await storeReadings(office, test.services.metrics, readings);
    const page = await show(`${REACH}/${id}`);
    expect(textOf(page)).toContain(
      'Counted differently. From November 15, 2025 on, views (post_media_view) take the place of impressions (post_impressions).',
    );
    const weeks = readTable(page, 'By week of publishing on Facebook: impressions of a post');
    expect(
      weeks.map((row) => [row['Impressions (post_impressions)'], row['Views (post_media_view)']]),
    ).toEqual([
      ['900: 1 of 1 post reported', 'Unknown: 0 of 1 post reported'],
      ['Unknown: no post', 'Unknown: no post'],
      ['1,100: 1 of 1 post reported', 'Unknown: 0 of 1 post reported'],
      ['Unknown: 0 of 1 post reported', '300: 1 of 1 post reported'],
    ]);
    expect(weeks.at(-1)?.Counted).toBe('From November 15, 2025: Views instead of impressions');
    expect(textOf(page)).toContain('Too few posts to compare: at least two messages need 5 posts each');
    const figures = readTable(page, 'Figures of Facebook, 24 hours after publishing');
    expect(figures.slice(0, 2).map(({ Total, Others }) => [Total, Others])).toEqual([
      ['2,000', 'Read under another definition 1'],
      ['300', 'Read under another definition 2'],
    ]);
  });

  it('is nothing under an age, a figure or a campaign that does not exist', async () => {
    for (const path of [
      `${REACH}?at=2h`,
      `${PAGE}?at=asked`,
      `${PAGE}/report?at=x`,
      `${REACH}/nothing`,
      `${REACH}/NO%20ID`,
      `${PAGE}/snapshots`,
      `${PAGE}/snapshots?platform=x&metric=views@1`,
      `${PAGE}/snapshots?platform=nowhere&metric=impression_count@1`,
    ]) {
      expect((await dana.get(path)).status, path).toBe(404);
    }
  });

  it('is nothing for members of another office, and readable for viewers and records', async () => {
    const luis = await visitAs(app, test.services, LUIS);
    const source = `${PAGE}/snapshots?platform=x&at=24h&metric=impression_count%401`;
    for (const path of [REACH, PAGE, `${PAGE}/report`, source]) {
      expect((await luis.get(path)).status, path).toBe(404);
      // Nor by way of one’s own office.
      const own = path.replace(MILLBROOK.id, RIVERTON.id);
      if (path !== REACH) expect((await luis.get(own)).status, own).toBe(404);
      for (const role of ['viewer', 'records'] as const) {
        const visitor = await visitAs(app, test.services, memberWith(role));
        expect((await visitor.get(path)).status, path).toBe(200);
      }
    }
  });
});
