import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  attest,
  choosePlatforms,
  chooseTime,
  listPostAddresses,
  openAdoptionForm,
  PLATFORMS,
  seePosts,
} from './announcement.ts';
import { openWindowAs } from './sign-in.ts';
import type { Stage } from './stage.ts';
import { tick } from './tick.ts';

let page: Page;
/** The form’s address. */
let form: string;

interface Mistake {
  readonly what: string;
  make(): Promise<void>;
  /** The name of the field that the message stands at. */
  readonly field: string;
  readonly message: string | RegExp;
  /** Fields that Clarion has filled in anew, with a proposal. */
  readonly proposed?: Readonly<Record<string, readonly string[]>>;
}

const LONG_NAME = 'Office of the Clerk of the Town of Millbrook and its Environs';

const MISTAKES: readonly Mistake[] = [
  {
    what: 'an empty placeholder',
    make: () => page.getByLabel('Name of your office').fill(''),
    field: 'answers.office',
    message: 'Name of your office is missing. Write it, for example: Example County Elections.',
  },
  {
    what: 'a name that is too long',
    make: () => page.getByLabel('Name of your office').fill(LONG_NAME),
    field: 'answers.office',
    message: 'Name of your office counts 61 characters; 60 are allowed. Shorten it by 1.',
  },
  {
    what: 'a time in the past',
    make: () => chooseTime(page, { date: '2026-01-05', time: '09:00' }),
    field: 'time',
    message:
      /^Monday, January 5, 2026 at 9:00 AM EST is in the past\. It is .+ E[SD]T now; choose a later time\.$/,
  },
  {
    what: 'a time that the clock skips in spring',
    make: () => chooseTime(page, { date: '2027-03-14', time: '02:30' }),
    field: 'time',
    message:
      '02:30 does not exist on 2027-03-14: clocks spring forward over it. The next time that does is Sunday, March 14, 2027 at 3:30 AM EDT; it stands in the form now. Send it again to take it, or choose another.',
    proposed: { time: ['03:30'] },
  },
  {
    what: 'no channel',
    make: () => choosePlatforms(page, []),
    field: 'platforms',
    message: 'Choose at least one channel to post on.',
  },
  {
    what: 'no picture for Instagram',
    make: () => tick(page.getByRole('checkbox', { name: 'Show the picture' }), false),
    field: 'withImage',
    message: 'Instagram posts need an image. Choose one, or leave Instagram out.',
  },
  {
    what: 'a picture without description',
    make: () => page.getByLabel('Description of the picture (alt text)').fill(''),
    field: 'alt',
    message:
      'The image has no description (alt text). Say in a sentence what it shows, for people who cannot see it.',
  },
];

/** What a clerk can get wrong in the announcement form: told at its field, with everything typed still there. */
export function tryBadInput(clarion: () => Stage): void {
  beforeAll(async () => {
    page = await openWindowAs(clarion(), 'Dana Whitfield');
    await openAdoptionForm(page);
    form = page.url();
  });

  describe('the announcement form', () => {
    it.each(MISTAKES)('tells $what at its field and keeps what was typed', async (mistake) => {
      const before = await listPostAddresses(page, 'millbrook');
      await page.goto(form);
      await page.getByLabel('Town, county or state that you serve').fill('Millbrook and around');
      await mistake.make();
      const typed = await readForm();
      await seePosts(page);

      expect(await readSummary()).toEqual([
        { message: matching(mistake.message), href: `#${mistake.field}` },
      ]);
      expect(await readMessageAt(mistake.field)).toEqual(matching(mistake.message));
      expect(await page.title()).toMatch(/^Error: /);
      expect(await readForm()).toEqual({ ...typed, ...mistake.proposed });
      expect(await listPostAddresses(page, 'millbrook')).toEqual(before);
    });

    it('leads from the summary to the field', async () => {
      await page.goto(form);
      await page.getByLabel('Name of your office').fill('');
      await seePosts(page);
      await page.getByRole('link', { name: /^Name of your office is missing/ }).click();
      await page.keyboard.type('Town of Millbrook');
      expect(await page.getByLabel('Name of your office').inputValue()).toBe('Town of Millbrook');
    });
  });

  describe('the last step', () => {
    it('asks for the attestation before anything is scheduled', async () => {
      const before = await listPostAddresses(page, 'millbrook');
      await page.goto(form);
      await seePosts(page);
      await page.getByRole('button', { name: /^Schedule 5 posts for / }).click();
      const message = 'Read every text below, then tick the box to say that you have.';
      expect(await readSummary()).toEqual([{ message, href: '#attested' }]);
      expect(await readMessageAt('attested')).toBe(message);
      expect(await page.getByRole('article').count()).toBe(PLATFORMS.length);
      expect(await listPostAddresses(page, 'millbrook')).toEqual(before);
    });

    it('schedules one announcement when its button is clicked twice', async () => {
      const before = await listPostAddresses(page, 'millbrook');
      await page.goto(form);
      await seePosts(page);
      await attest(page);
      await page.getByRole('button', { name: /^Schedule 5 posts for / }).dblclick();
      await page.waitForURL('**/campaigns/*');
      expect(await listPostAddresses(page, 'millbrook')).toHaveLength(before.length + PLATFORMS.length);
    });

    it('schedules one announcement when its form arrives twice at once', async () => {
      const before = await listPostAddresses(page, 'millbrook');
      await page.goto(form);
      await seePosts(page);
      await attest(page);
      const landings = await page.evaluate<readonly string[]>(SEND_TWICE);
      expect(landings[0]).toMatch(/\/campaigns\//);
      expect(new Set(landings).size).toBe(1);
      expect(await listPostAddresses(page, 'millbrook')).toHaveLength(before.length + PLATFORMS.length);
    });
  });
}

/** Run in the page, this sends the form twice without waiting, and gives the two addresses that it leads to. */
const SEND_TWICE = `(async (form) => {
  const send = () => fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)) });
  const answers = await Promise.all([send(), send()]);
  return answers.map((answer) => answer.url);
})(document.querySelector('form[aria-label="Schedule"]'))`;

function matching(message: string | RegExp): unknown {
  return typeof message === 'string' ? message : expect.stringMatching(message);
}

/** Everything that the form holds, as a browser would send it. */
function readForm(): Promise<Record<string, readonly string[]>> {
  return page.evaluate(`(() => {
    const data = new FormData(document.querySelector('form[aria-label="New announcement"]'));
    return Object.fromEntries([...data.keys()].map((name) => [name, data.getAll(name)]));
  })()`);
}

async function readSummary() {
  const summary = page.getByRole('region', { name: 'There is a problem' }).getByRole('link');
  await summary.first().waitFor();
  return Promise.all(
    (await summary.all()).map(async (link) => ({
      message: await link.textContent(),
      href: await link.getAttribute('href'),
    })),
  );
}

/** The message that a screen reader gives with the field, or with the group that it begins. */
async function readMessageAt(field: string): Promise<string | undefined> {
  const marked = page.locator(`[id="${field}"][aria-invalid], fieldset[aria-invalid]:has([id="${field}"])`);
  const ids = ((await marked.getAttribute('aria-describedby')) ?? '').split(' ');
  const texts = await Promise.all(ids.map((id) => page.locator(`[id="${id}"]`).textContent()));
  return texts.find((text) => text?.startsWith('Error: '))?.slice('Error: '.length);
}
