import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const EVERY_RULE = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Its half a megabyte goes to the browser once for each tab, as a function that only a page that is judged calls. */
const source = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tabs = new WeakSet<Page>();

/** Fails with every violation that axe finds on a page, each with its rule and the elements concerned. */
export function expectAccessible(page: Page): Promise<void> {
  return expectNothing(page, EVERY_RULE);
}

/** The same, of contrasts alone: for a page that was judged by every rule, in other colors. */
export function expectContrast(page: Page): Promise<void> {
  return expectNothing(page, { type: 'rule', values: ['color-contrast'] });
}

async function expectNothing(page: Page, runOnly: NonNullable<RunOptions['runOnly']>): Promise<void> {
  await bringAxe(page);
  // What passes is not needed, and takes most of the time to describe; and no page has a frame.
  const options: RunOptions = { runOnly, resultTypes: ['violations'], iframes: false };
  const violations = await page.evaluate<AxeResults['violations']>(
    `axe.run(document, ${JSON.stringify(options)}).then(({ violations }) => violations)`,
  );
  const found = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${help}\n${html}\n${failureSummary ?? ''}`),
  );
  expect(found, found.join('\n\n')).toEqual([]);
}

async function bringAxe(page: Page): Promise<void> {
  const define = `globalThis.defineAxe = () => {${await source}}`;
  if (!tabs.has(page)) {
    tabs.add(page);
    await page.addInitScript(define);
    await page.evaluate(`${define};0`);
  }
  await page.evaluate('globalThis.axe ?? defineAxe();0');
}
