import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { eventually } from '#test/fixtures/eventually.ts';
import { look, lookOnPhoneToo } from './look.ts';
import { openWindowAs } from './sign-in.ts';
import type { Stage } from './stage.ts';
import { tick } from './tick.ts';

let june: Page;

const RECORDED = 'https://facebook.example/elkcounty/posts/1';

/** A clerk whose posts go on a page that somebody else owns. */
export function postByHand(clarion: () => Stage): void {
  beforeAll(async () => {
    june = await openWindowAs(clarion(), 'June Halvorsen');
  });

  it('sets up one more page, without any permission', async () => {
    await june.goto('/offices/little-elk/channels');
    await look(june);
    await june.getByRole('link', { name: 'We post here by hand Threads' }).click();
    await june.getByRole('button', { name: 'Save' }).click();
    await june.getByRole('heading', { name: 'There is a problem' }).waitFor();
    await lookOnPhoneToo(june);
    await june.getByLabel('Name of the page or profile on Threads').fill('Elk County');
    await june.getByLabel('Its address').fill('https://threads.example/elkcounty');
    await june.getByLabel('Who posts there').fill('the county’s web team');
    await tick(june.getByRole('checkbox', { name: /^This is an official page/ }));
    await june.getByRole('button', { name: 'Save' }).click();
    await june.getByRole('status').getByText('Threads is set up to be posted to by hand').waitFor();
    await lookOnPhoneToo(june);
  });

  it('is told when a post is due, and finds there all that is needed', async () => {
    await june.goto('/offices/little-elk/posts?show=all');
    await june.getByRole('table').getByRole('link').first().click();
    await june.waitForURL(/\/offices\/little-elk\/posts\/[^/?]+$/);
    const post = june.url();
    if (await june.getByRole('link', { name: 'Send now' }).isVisible()) {
      await june.getByRole('link', { name: 'Send now' }).click();
      await june.getByText('It is handed to you within a minute').waitFor();
      await june.getByRole('button', { name: 'Send it now' }).click();
      await june.waitForURL(post);
    }
    await eventually(
      async () => {
        await june.goto('/outbox');
        return june.getByRole('link', { name: 'Little Elk Town Clerk: time to post on Facebook' }).count();
      },
      (count) => count === 1,
      { within: 20_000 },
    );
    await june.getByRole('link', { name: 'Little Elk Town Clerk: time to post on Facebook' }).click();
    await june.waitForURL(/\/outbox\/.+/);
    await lookOnPhoneToo(june);
    await june.getByRole('link', { name: /\/offices\/little-elk\/posts\// }).click();
    await june.waitForURL(post);
    await lookOnPhoneToo(june);
    expect(await june.getByLabel('Text of the post').inputValue()).toContain('Little Elk');
    const picture = await june.getByRole('link', { name: 'Download the picture' }).getAttribute('href');
    expect((await june.request.get(picture ?? '')).headers()['content-type']).toMatch(/^image\//);
    expect(await june.getByLabel(/^Description of the picture/).inputValue()).not.toBe('');
  });

  it('records where it is, and the post is published as posted by hand', async () => {
    await june.getByRole('button', { name: 'Record where it is' }).click();
    await june.getByRole('heading', { name: 'There is a problem' }).waitFor();
    await look(june);
    await june.getByLabel('Address of the post').fill(RECORDED);
    await june.getByRole('button', { name: 'Record where it is' }).click();
    await june.getByRole('status').getByText('The post is recorded as published.').waitFor();
    await june.getByText('Posted by hand, recorded').waitFor();
    expect(await june.getByRole('link', { name: RECORDED }).count()).toBeGreaterThan(0);
    await look(june);
  });
}
