import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { expectAccessible } from './axe.ts';

const WIDE = { width: 1280, height: 900 };
const PHONE = { width: 390, height: 844 };

/** Fails with what axe finds in a wide window, and where a page has to be scrolled sideways there or on a phone. */
export async function look(page: Page): Promise<void> {
  // What a click led to may have begun and not come whole.
  await page.waitForLoadState();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await onPhone(page, () => expectNoSidewaysScroll(page));
}

/** The same, and with what axe finds on a phone. */
export async function lookOnPhoneToo(page: Page): Promise<void> {
  await look(page);
  await onPhone(page, () => expectAccessible(page));
}

async function onPhone(page: Page, check: () => Promise<void>): Promise<void> {
  await page.setViewportSize(PHONE);
  await check();
  await page.setViewportSize(WIDE);
}

async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const tooWide = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
  expect(await page.evaluate<number>(tooWide), `${page.url()} is too wide for its window`).toBe(0);
}
