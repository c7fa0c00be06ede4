import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '#test/fixtures/eventually.ts';
import { readPublicPosts } from '#test/fixtures/sandbox-posts.ts';
import { chooseTime, openPost, readHistory, scheduleAdoption } from './announcement.ts';
import { RAE_ADOPTS } from './expected-posts.ts';
import { openWindowAs } from './sign-in.ts';
import type { Stage } from './stage.ts';
import { tick } from './tick.ts';

let stage: Stage;
let page: Page;
let campaign: string;

/** What a clerk does with a post after it was scheduled. */
export function decideOnPosts(clarion: () => Stage): void {
  beforeAll(async () => {
    stage = clarion();
    page = await openWindowAs(stage, 'Rae Lindqvist');
    await scheduleAdoption(page);
    campaign = page.url();
  });

  describe('a scheduled post', () => {
    it('is a draft after an edit, and goes out only when it is approved again', async () => {
      await page.goto(campaign);
      await openPost(page, 'X');
      await page.getByRole('link', { name: 'Edit the text' }).click();
      const text = `${RAE_ADOPTS.x.text} #Elections`;
      await page.getByLabel('Text', { exact: true }).fill(text);
      await page.getByRole('button', { name: 'Save the text' }).click();
      await expectState('Draft');
      expect(await page.locator('.preview__text').textContent()).toBe(text);
      expect(await page.getByRole('link', { name: 'Send now' }).count()).toBe(0);

      await tick(page.getByRole('checkbox', { name: /^I have read this text and may publish it for / }));
      await page.getByRole('button', { name: /^Approve and schedule for / }).click();
      await expectState('Scheduled');
      expect(await readHistory(page)).toEqual([
        expect.stringMatching(
          /^Rae Lindqvist wrote and approved this text alone, .+ and scheduled it for .+ M[SD]T\.$/,
        ),
        'Rae Lindqvist edited the post; it has to be approved again.',
        expect.stringMatching(
          /^Rae Lindqvist wrote and approved this text alone, .+ and scheduled it for .+ M[SD]T\.$/,
        ),
      ]);
    });

    it('is not approved without a word that it was read', async () => {
      await page.goto(campaign);
      await openPost(page, 'Facebook');
      await page.getByRole('link', { name: 'Edit the text' }).click();
      await page.getByLabel('Text', { exact: true }).fill('We have adopted the Standards of Conduct.');
      await page.getByRole('button', { name: 'Save the text' }).click();
      await page.getByRole('button', { name: /^Approve and schedule for / }).click();
      await page
        .getByRole('link', { name: 'Read the text, then tick the box to say that you have.' })
        .waitFor();
      await expectState('Draft');
    });

    it('keeps its approval when it is moved', async () => {
      await page.goto(campaign);
      await openPost(page, 'Threads');
      await page.getByRole('link', { name: 'Move to another time' }).click();
      await chooseTime(page, { date: '2030-11-03', time: '01:30' }, { date: 'New date', time: 'New time' });
      await page.getByRole('button', { name: 'Move the post' }).click();
      // That night the clock shows this time twice.
      expect(await page.getByRole('status').textContent()).toBe(
        'The post was moved to Sunday, November 3, 2030 at 1:30 AM MDT.',
      );
      await expectState('Scheduled');
      await page.getByText('Clocks fall back that night').waitFor();
    });

    it('is cancelled for good', async () => {
      await page.goto(campaign);
      await openPost(page, 'Threads');
      await page.getByRole('link', { name: 'Cancel the post' }).click();
      await page.getByRole('button', { name: 'Cancel the post' }).click();
      await expectState('Cancelled');
      expect(await page.getByRole('navigation', { name: 'What you can do' }).count()).toBe(0);
      expect((await readHistory(page)).at(-1)).toBe('Rae Lindqvist cancelled the post. It will not go out.');
    });

    it('goes out once within seconds when it is sent now', async () => {
      await page.goto(campaign);
      await openPost(page, 'Instagram');
      await page.getByRole('link', { name: 'Send now' }).click();
      await page.getByRole('button', { name: 'Send it now' }).click();
      await page.getByRole('status').filter({ hasText: 'The post is on its way.' }).waitFor();
      await eventually(readState, (state) => state === 'Published', { within: 15_000, every: 500 });
      const found = await readPublicPosts(stage.host, 'Four Rivers State Elections Division');
      expect(found.map(({ platform }) => platform)).toEqual(['instagram']);
      await page
        .getByRole('definition')
        .getByRole('link', { name: found[0]?.permalink ?? '' })
        .waitFor();
    });

    it('is left alone by a page that was opened before somebody changed it', async () => {
      await page.goto(campaign);
      await openPost(page, 'X');
      await page.getByRole('link', { name: 'Cancel the post' }).click();
      const stale = page.url();
      const other = await page.context().newPage();
      await other.goto(stale.replace(/cancel$/, 'move'));
      await chooseTime(other, { date: '2030-06-03', time: '09:00' }, { date: 'New date', time: 'New time' });
      await other.getByRole('button', { name: 'Move the post' }).click();
      await other.getByRole('status').waitFor();

      await page.getByRole('button', { name: 'Cancel the post' }).click();
      await page.getByRole('heading', { name: 'This post has changed since you opened it' }).waitFor();
      await page
        .getByText(/^Rae Lindqvist moved the post from /)
        .first()
        .waitFor();
      await expectState('Scheduled');
    });
  });
}

async function expectState(label: string): Promise<void> {
  await page.locator('.page-title__actions').getByText(label, { exact: true }).waitFor();
}

/** Looks at the post's page anew. */
async function readState(): Promise<string | null> {
  await page.goto(page.url());
  return page.locator('.page-title__actions').textContent();
}
