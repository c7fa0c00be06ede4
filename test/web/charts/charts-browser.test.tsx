import type { Browser, ConsoleMessage, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectAccessible } from '#test/journeys/axe.ts';
import { openBrowser } from '#test/journeys/browser.ts';
import { makeShell, serveApp, signedIn } from '#test/web/shell.ts';
import { BarChart } from '#web/charts/bar-chart.tsx';
import { LineChart } from '#web/charts/line-chart.tsx';
import { Layout } from '#web/components/layout.tsx';
import { PageTitle } from '#web/components/page-title.tsx';
import { frameApp } from '#web/frame.tsx';
import { showPage } from '#web/show-page.tsx';
import { ABOUT, AGES, BARS, FOUR_OFFICES, WEEKS } from './sample-charts.tsx';

const Charts = () => (
  <Layout title="Reach" section="posts" width="wide">
    <PageTitle>Reach</PageTitle>
    <BarChart {...ABOUT} id="messages" each="Message" bars={BARS} />
    <LineChart {...ABOUT} id="weeks" axis={WEEKS} series={FOUR_OFFICES} />
    <LineChart
      {...ABOUT}
      id="ages"
      axis={AGES}
      series={[{ label: 'X', points: AGES.ages.map((x, index) => ({ x, y: 100_000 * index })) }]}
    />
  </Layout>
);

let browser: Browser;
let page: Page;
let site: Awaited<ReturnType<typeof serveApp>>;

beforeAll(async () => {
  const app = frameApp(await makeShell(), signedIn);
  app.get('/charts', (c) => showPage(c, <Charts />));
  [site, browser] = await Promise.all([serveApp(app), openBrowser()]);
  page = await browser.newPage();
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

/** Opens the charts and fails afterwards if the browser had to refuse anything on them. */
async function withCharts(width: number, check: () => Promise<void>): Promise<void> {
  await page.setViewportSize({ width, height: 900 });
  const refused: string[] = [];
  const onConsole = (message: ConsoleMessage) => {
    if (message.type() === 'error') refused.push(message.text());
  };
  page.on('console', onConsole);
  await page.goto(`${site.origin}/charts`);
  await page.evaluate('document.fonts.ready');
  await check();
  page.off('console', onConsole);
  await page.emulateMedia({ media: null, forcedColors: null, colorScheme: null });
  expect(refused).toEqual([]);
}

const SHOWN = `[...document.querySelectorAll('.chart__drawing')].filter((svg) => svg.clientWidth > 0)`;

/** Each text that reaches out of its drawing. */
const OUTSIDE = `${SHOWN}.flatMap((svg) => {
  const frame = svg.getBoundingClientRect();
  return [...svg.querySelectorAll('text')].filter((text) => {
    const box = text.getBoundingClientRect();
    return box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 1 || box.bottom > frame.bottom + 1;
  }).map((text) => text.textContent);
})`;

/** The height of the smallest letters, in pixels. */
const SMALLEST = `Math.min(...${SHOWN}.flatMap((svg) => [...svg.querySelectorAll('text')].map((text) =>
  parseFloat(getComputedStyle(text).fontSize) * svg.clientWidth / svg.viewBox.baseVal.width)))`;

/** The parts of a drawing that say something, with the property that colors them and the contrast that they need. */
const PARTS = [
  ['.chart__bar', 'fill', 3],
  ['.chart__hatch', 'stroke', 3],
  ['.chart__unknown', 'stroke', 3],
  ['.chart__zero', 'stroke', 3],
  ['.chart__axis', 'stroke', 3],
  ['.chart__change', 'stroke', 3],
  ['.chart__line--1', 'color', 3],
  ['.chart__line--2', 'color', 3],
  ['.chart__line--3', 'color', 3],
  ['.chart__line--4', 'color', 3],
  ['.chart__figure', 'fill', 4.5],
  ['.chart__quiet', 'fill', 4.5],
  ['.chart__as-of', 'color', 4.5],
] as const;

/** How much a color such as `rgb(0, 104, 125)` stands out from white, as WCAG 2 reckons. */
function contrastToWhite(color: string): number {
  const [red = 0, green = 0, blue = 0] = (color.match(/[\d.]+/g) ?? []).map((part) => {
    const share = Number(part) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}

const FILL = (part: string) => `getComputedStyle(document.querySelector('${part}')).fill`;

describe.each([
  [1280, 'wide'],
  [390, 'narrow'],
] as const)('at %i pixels', (width, name) => {
  test('each chart is shown once, in the drawing for it, with letters that can be read inside it', () =>
    withCharts(width, async () => {
      expect(await page.evaluate(`${SHOWN}.map((svg) => svg.classList[1])`)).toEqual(
        Array(3).fill(`chart__drawing--${name}`),
      );
      expect(await page.evaluate(OUTSIDE)).toEqual([]);
      expect(await page.evaluate<number>(SMALLEST)).toBeGreaterThan(11.5);
    }));

  test('axe finds nothing, and nothing is wider than the screen, with the numbers shown too', () =>
    withCharts(width, async () => {
      for (const summary of await page.locator('summary').all()) await summary.click();
      await expectAccessible(page);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    }));
});

test('the numbers are printed, though nobody opened them', () =>
  withCharts(1280, async () => {
    const isShown = () => page.locator('#messages td', { hasText: '1,234,567' }).isVisible();
    const height = () =>
      page.locator('#messages').evaluate((figure) => (figure as { clientHeight: number }).clientHeight);
    const closed = await height();
    expect(await isShown()).toBe(false);
    await page.emulateMedia({ media: 'print' });
    expect(await isShown()).toBe(true);
    expect(await height()).toBeGreaterThan(closed + 100);
  }));

test('shapes and letters stand out from the paper', () =>
  withCharts(1280, async () => {
    expect(contrastToWhite('rgb(118, 118, 118)')).toBeCloseTo(4.54, 2);
    for (const [part, property, least] of PARTS) {
      const color = await page.evaluate<string>(
        `getComputedStyle(document.querySelector('${part}')).${property}`,
      );
      expect(color, part).toMatch(/^rgb\(/);
      expect(contrastToWhite(color), `${part} in ${color}`).toBeGreaterThanOrEqual(least);
    }
  }));

test('forced colors are those of the shapes', () =>
  withCharts(1280, async () => {
    // Light letters on dark: what is only black by default would be seen to be so.
    await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' });
    const title = await page.evaluate(`getComputedStyle(document.querySelector('.chart__title')).color`);
    expect(title).toBe('rgb(255, 255, 255)');
    for (const part of ['.chart__bar', '.chart__figure', '.chart__quiet', '.chart__drawing']) {
      expect(await page.evaluate(FILL(part)), part).toBe(title);
    }
    expect(await page.evaluate(FILL('.chart__plate'))).toBe('rgb(0, 0, 0)');
  }));
