import type { Page } from 'playwright-core';
import type { FormTime } from '#test/fixtures/office-clock.ts';
import { tick } from './tick.ts';

export const PLATFORMS = ['X', 'Facebook', 'Instagram', 'Threads', 'LinkedIn'] as const;
export type PlatformName = (typeof PLATFORMS)[number];

/** A post as the page before the last step shows it. */
export interface Preview {
  readonly text: string;
  readonly count: string;
  readonly alt: string | null;
}

/** Goes from wherever the person is to the form of the adoption announcement, by the pack that holds it. */
export async function openAdoptionForm(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Packs', exact: true }).click();
  await page.getByRole('link', { name: 'Standards of Conduct for election officials' }).first().click();
  await page.getByRole('link', { name: /^Use this message ?: We adopt the Standards of Conduct$/ }).click();
  await page.getByRole('heading', { level: 1, name: 'We adopt the Standards of Conduct' }).waitFor();
}

export async function choosePlatforms(page: Page, chosen: readonly PlatformName[]): Promise<void> {
  for (const platform of PLATFORMS) {
    await tick(page.getByRole('checkbox', { name: platform, exact: true }), chosen.includes(platform));
  }
}

export async function chooseTime(
  page: Page,
  { date, time }: FormTime,
  labels: FormTime = { date: 'Date', time: 'Time' },
): Promise<void> {
  await page.getByLabel(labels.date, { exact: true }).fill(date);
  await page.getByLabel(labels.time, { exact: true }).fill(time);
}

export async function seePosts(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'See the posts' }).click();
}

export async function readPreview(page: Page, platform: PlatformName): Promise<Preview> {
  const preview = page.getByRole('article', { name: `${platform} preview` });
  return {
    text: (await preview.locator('.preview__text').textContent()) ?? '',
    count: (await preview.locator('.preview__count').textContent()) ?? '',
    alt: await preview.getByRole('img').getAttribute('alt'),
  };
}

export async function attest(page: Page): Promise<void> {
  await tick(page.getByRole('checkbox', { name: /^I have read every text and may publish it for / }));
}

/** Takes the last step. Ends on the campaign's page. */
export async function schedule(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Schedule \d post/ }).click();
  await page.waitForURL('**/campaigns/*');
}

/** Schedules the adoption announcement with the form as it is first drawn: on every channel, for a later day. */
export async function scheduleAdoption(page: Page, platforms: readonly PlatformName[] = PLATFORMS) {
  await openAdoptionForm(page);
  await choosePlatforms(page, platforms);
  await seePosts(page);
  await attest(page);
  await schedule(page);
}

/** From a campaign's page to one of its posts. */
export async function openPost(page: Page, platform: PlatformName): Promise<void> {
  await page.getByRole('table').getByRole('link', { name: platform, exact: true }).click();
  await page.waitForURL('**/posts/*');
}

/** What has happened to the post whose page is shown, oldest first. */
export async function readHistory(page: Page): Promise<readonly string[]> {
  return page.locator('.history__what').allTextContents();
}

/** The addresses of every post that the office has. */
export async function listPostAddresses(page: Page, office: string): Promise<readonly string[]> {
  const answer = await page.request.get(`/offices/${office}/posts?show=all`);
  return [...(await answer.text()).matchAll(/href="(\/offices\/[^"]+\/posts\/[^"/]+)"/g)].map(
    ([, href = '']) => href,
  );
}
