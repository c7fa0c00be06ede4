import type { BrowserContextOptions, Page } from 'playwright-core';
import type { Stage } from './stage.ts';

type Place = Pick<Stage, 'host' | 'browser'>;

/** Somebody of the demo, as the sign-in lists them. */
export type Person =
  | 'Dana Whitfield'
  | 'Luis Ortega'
  | 'Renee Castillo'
  | 'Pat Gallagher'
  | 'Rae Lindqvist'
  | 'Theodore Banks'
  | 'Owen Tulik'
  | 'June Halvorsen';

/** A wide window; the site's addresses may be written without their origin. */
export async function openWindow(stage: Place, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await stage.browser.newContext({
    baseURL: stage.host.origin,
    viewport: { width: 1280, height: 900 },
    ...options,
  });
  context.setDefaultTimeout(20_000);
  return context.newPage();
}

/** Goes in by the front door and the provider's pick page. Ends on the first page that the person sees. */
export async function signIn(page: Page, person: Person): Promise<void> {
  await page.goto('/');
  await page.getByRole('link', { name: 'Sign in', exact: true }).click();
  await page.getByRole('button', { name: person }).click();
  await page.waitForURL(/\/(offices|associations)/);
}

/** A window of somebody who has signed in. */
export async function openWindowAs(
  stage: Place,
  person: Person,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const page = await openWindow(stage, options);
  await signIn(page, person);
  return page;
}
