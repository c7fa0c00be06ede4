import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '#test/fixtures/eventually.ts';
import { nextFullMinute, onOfficeClock } from '#test/fixtures/office-clock.ts';
import { readPublicPosts } from '#test/fixtures/sandbox-posts.ts';
import {
  attest,
  choosePlatforms,
  chooseTime,
  openAdoptionForm,
  openPost,
  PLATFORMS,
  type PlatformName,
  readHistory,
  readPreview,
  schedule,
  seePosts,
} from './announcement.ts';
import { ADOPTION_ALT, type ExpectedPosts, MILLBROOK_ADOPTS, RAE_ADOPTS } from './expected-posts.ts';
import { look } from './look.ts';
import { openWindow, signIn } from './sign-in.ts';
import { openStage, type Stage } from './stage.ts';
import { tick } from './tick.ts';

/** An announcement from the pack to the public, by two clerks in the same minute: one of them without client script. */
let stage: Stage;
let dana: Page;
let rae: Page;
/** The minute for which both schedule, in epoch milliseconds. */
let minute: number;

beforeAll(async () => {
  // Word for word what `npm start` runs.
  stage = await openStage(['--empty'], 'source');
  dana = await openWindow(stage);
  rae = await openWindow(stage, { javaScriptEnabled: false });
});
afterAll(() => stage.close());

describe('an announcement', () => {
  it('begins in a pack, with the office’s own words filled in', async () => {
    await Promise.all([signIn(dana, 'Dana Whitfield'), signIn(rae, 'Rae Lindqvist')]);
    await dana.getByRole('heading', { level: 1, name: 'Dashboard' }).waitFor();
    await look(dana);
    await openAdoptionForm(dana);
    await openAdoptionForm(rae);
    await tick(rae.getByRole('radio', { name: 'The official, personally' }));

    await expectField(dana, 'Name of your office', 'Millbrook Town Clerk');
    await expectField(rae, 'Name of the official (optional)', 'Rae Lindqvist');
  });

  it('shows every post word for word before anything is scheduled', async () => {
    // A third of a minute is more than enough to read what is asserted here.
    minute = nextFullMinute(20_000);
    await Promise.all([
      fillIn(dana, 'America/New_York').then(() => expectPreviews(dana, MILLBROOK_ADOPTS)),
      fillIn(rae, 'America/Denver').then(() => expectPreviews(rae, RAE_ADOPTS)),
    ]);
  });

  it('is scheduled once somebody has attested that they read it', async () => {
    await Promise.all([dana, rae].map((page) => attest(page).then(() => schedule(page))));
    expect(Date.now(), 'the machine was too slow for the chosen minute').toBeLessThan(minute);
    for (const page of [dana, rae]) {
      expect(await page.getByRole('status').textContent()).toMatch(/^5 posts scheduled for .+\.$/);
      expect(await page.getByRole('cell', { name: 'Scheduled' }).count()).toBe(PLATFORMS.length);
    }
  });

  it('is public in its minute, each post once and as it was shown', async () => {
    const read = async () => [...(await posts('Millbrook Town Clerk')), ...(await posts(STATE))];
    await pause(minute - Date.now());
    const found = await eventually(read, ({ length }) => length >= 2 * PLATFORMS.length, {
      within: 40_000,
      every: 500,
    });
    expect(found.map(summarize).sort(byText)).toEqual(
      [...listExpected(MILLBROOK_ADOPTS), ...listExpected(RAE_ADOPTS)].sort(byText),
    );
    for (const { publishedAt } of found) {
      expect(Date.parse(publishedAt ?? '') - minute).toBeGreaterThanOrEqual(0);
      expect(Date.parse(publishedAt ?? '') - minute).toBeLessThan(60_000);
    }
  }, 120_000);

  it('tells the clerk for each post where it is public and what has happened to it', async () => {
    await Promise.all([
      expectReceipts(dana, MILLBROOK_ADOPTS, 'Dana Whitfield'),
      expectReceipts(rae, RAE_ADOPTS, 'Rae Lindqvist'),
    ]);
    await look(dana);
  }, 60_000);

  it('is still public only once when all is done', async () => {
    expect(await posts('Millbrook Town Clerk')).toHaveLength(PLATFORMS.length);
    expect(await posts(STATE)).toHaveLength(PLATFORMS.length);
  });
});

const STATE = 'Four Rivers State Elections Division';

async function expectField(page: Page, label: string, value: string): Promise<void> {
  expect(await page.getByLabel(label).inputValue()).toBe(value);
}

async function fillIn(page: Page, zone: string): Promise<void> {
  await choosePlatforms(page, PLATFORMS);
  await chooseTime(page, onOfficeClock(minute, zone));
  await seePosts(page);
}

async function expectPreviews(page: Page, expected: ExpectedPosts): Promise<void> {
  for (const platform of PLATFORMS) {
    const { text, count } = expected[keyOf(platform)];
    const counted = `${count}, as ${platform} counts`;
    expect(await readPreview(page, platform)).toEqual({ text, count: counted, alt: ADOPTION_ALT });
  }
}

/** The office's posts of this announcement; the demo has others of its own. */
async function posts(office: string) {
  const wanted = new Set(
    [...listExpected(MILLBROOK_ADOPTS), ...listExpected(RAE_ADOPTS)].map(({ text }) => text),
  );
  return (await readPublicPosts(stage.host, office)).filter(({ text }) => wanted.has(text));
}

function summarize({ platform, text, images }: Awaited<ReturnType<typeof posts>>[number]) {
  return { platform, text, alts: images.map(({ alt }) => alt) };
}

function listExpected(expected: ExpectedPosts) {
  return PLATFORMS.map((platform) => ({
    platform: keyOf(platform) as string,
    text: expected[keyOf(platform)].text,
    alts: [ADOPTION_ALT],
  }));
}

function byText(a: { readonly text: string }, b: { readonly text: string }): number {
  return a.text.localeCompare(b.text);
}

function keyOf(platform: PlatformName): keyof ExpectedPosts {
  return platform.toLowerCase() as keyof ExpectedPosts;
}

async function expectReceipts(page: Page, expected: ExpectedPosts, approver: string): Promise<void> {
  const campaign = page.url();
  for (const platform of PLATFORMS) {
    await eventually(
      async () => {
        await page.goto(campaign);
        await openPost(page, platform);
        return page.locator('h1 + *, .page-title').textContent();
      },
      (title) => title?.includes('Published') ?? false,
      { within: 30_000, every: 1_000 },
    );
    const history = await readHistory(page);
    const steps = [
      new RegExp(`^${approver} wrote and approved this text alone, .+ and scheduled it for .+\\.$`),
      /^Clarion began attempt 1 to publish the post\.$/,
      /^Clarion is sending the post to the platform\.$/,
      /^The post is public at http:\/\/127\.0\.0\.1:\d+\/\S+\.$/,
    ];
    const told = history.filter((line) => steps.some((step) => step.test(line)));
    expect(told.map((line) => steps.findIndex((step) => step.test(line)))).toEqual([0, 1, 2, 3]);

    await page.locator('dd a').first().click();
    const { text } = expected[keyOf(platform)];
    expect(await page.locator('article .text').textContent()).toBe(text);
  }
  await page.goto(campaign);
}
