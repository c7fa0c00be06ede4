import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FOUR_RIVERS } from '#test/core/import-toolkit/toolkit-stage.ts';
import { eventually } from '#test/fixtures/eventually.ts';
import {
  choosePlatforms,
  chooseTime,
  openAdoptionForm,
  openPost,
  type PlatformName,
  scheduleAdoption,
  seePosts,
} from './announcement.ts';
import { postByHand } from './by-hand.ts';
import { look, lookOnPhoneToo } from './look.ts';
import { openWindow, openWindowAs } from './sign-in.ts';
import { openStage, type Stage } from './stage.ts';

/** Every page of Clarion, and of what it leads to on this machine: nothing for axe to find, nothing too wide. */
let stage: Stage;
let stranger: Page;
let dana: Page;
/** Where Dana’s announcement is: one post of it sent, one a draft, one cancelled, one as it was scheduled. */
let campaign: string;
/** Where its posts are. */
const posts: Partial<Record<PlatformName, string>> = {};

/** A page of the announcement’s companions. */
const companion = (path: string) => `${campaign.replace(/[?#].*$/, '')}/companions/${path}`;

beforeAll(async () => {
  stage = await openStage();
  [stranger, dana] = await Promise.all([openWindow(stage), openWindowAs(stage, 'Dana Whitfield')]);
  await scheduleAdoption(dana);
  campaign = dana.url();
  await takeStep('X', 'Send now', 'Send it now');
  await takeStep('Facebook', 'Edit the text', 'Save the text');
  await takeStep('Instagram', 'Cancel the post', 'Cancel the post');
  await openPostOf('Threads');
});
afterAll(() => stage.close());

describe('an office that posts by hand', () => postByHand(() => stage));

describe('somebody who has not signed in', () => {
  it.each([
    ['the welcome page', '/', 200],
    ['the page about Clarion', '/about', 200],
    ['a page that does not exist', '/nowhere', 404],
  ])('can read %s', async (_, path, status) => {
    expect((await stranger.goto(path))?.status()).toBe(status);
    await look(stranger);
  });

  it('can read the sign-in’s list of people', async () => {
    await stranger.goto('/sign-in');
    await stranger.getByRole('heading', { level: 1, name: 'Who are you?' }).waitFor();
    await look(stranger);
  });
});

describe('a clerk', () => {
  it.each([
    ['the dashboard', ''],
    ['the choice of a message', '/announcements/new'],
    ['the packs', '/packs'],
    ['a pack', '/packs/standards-of-conduct'],
    ['the form of a copy', '/packs/standards-of-conduct/copy'],
    ['a pack on the desk', '/packs/own-0000000000000000000demo'],
    ['what stands about a pack', '/packs/own-0000000000000000000demo/edit'],
    ['the placeholders of a pack', '/packs/own-0000000000000000000demo/parts/placeholders'],
    ['the texts that wait', '/packs/own-0000000000000000000demo/approve'],
    ['what would be published', '/packs/own-0000000000000000000demo/publish'],
    ['the form of a toolkit', '/packs/import'],
    ['the posts that are coming up', '/posts'],
    ['the posts that need attention', '/posts?show=attention'],
    ['the published posts', '/posts?show=published'],
    ['all posts', '/posts?show=all'],
    ['the calendar', '/calendar'],
    ['the calendar as a list', '/calendar?view=list'],
    ['a week without posts', '/calendar?view=week&from=2031-02-02'],
    ['how far its campaigns have reached', '/reach'],
    ['the short links', '/links'],
    ['the images', '/images'],
    ['the form of a card', '/images/new-card'],
    [
      'a card before it is kept',
      '/images/new-card?layout=principle&number=3&text=Every+vote+counts.&show=yes',
    ],
    ['how cards look', '/identity'],
    ['the elections', '/elections'],
    ['the dates of an election', '/elections/ny-spring-2027'],
    ['the form of a date', '/elections/ny-spring-2027/dates/new'],
    ['the choice of a pack for a series', '/elections/ny-spring-2027/series/new'],
    ['the form of a series', '/elections/ny-spring-2027/series/new?pack=standards-of-conduct'],
    ['the channels', '/channels'],
    ['the question before one is disconnected', '/channels/facebook/disconnect'],
    ['what waits for approval', '/approvals'],
    ['the offers', '/offers'],
    ['what associations may do', '/consents'],
    ['the weekly summary', '/weekly-summary'],
    ['the names and links', '/wording'],
    ['the members', '/members'],
    ['the invitation', '/members/invite'],
    ['a member', '/members/dana'],
    ['what leaving means', '/members/dana/off-board'],
  ])('can read %s', async (_, path) => {
    expect((await dana.goto(`/offices/millbrook${path}`))?.status()).toBe(200);
    await look(dana);
  });

  it('can read the address of a calendar feed', async () => {
    await dana.goto('/offices/millbrook/calendar');
    await dana.getByRole('button', { name: 'Make a feed address' }).click();
    await dana.getByLabel('Feed address').waitFor();
    await look(dana);
  });

  it('can read the announcement form, fresh and with everything wrong', async () => {
    await openAdoptionForm(dana);
    await look(dana);
    await dana.getByLabel('Name of your office').fill('');
    await choosePlatforms(dana, []);
    await dana.getByLabel('Description of the picture (alt text)').fill('');
    await chooseTime(dana, { date: '2027-03-14', time: '02:30' });
    await seePosts(dana);
    await dana.getByRole('heading', { name: 'There is a problem' }).waitFor();
    await lookOnPhoneToo(dana);
  });

  it('can read the posts before they are scheduled, also with a problem', async () => {
    await openAdoptionForm(dana);
    await seePosts(dana);
    await lookOnPhoneToo(dana);
    await dana.getByRole('button', { name: /^Schedule 5 posts for / }).click();
    await dana.getByRole('heading', { name: 'There is a problem' }).waitFor();
    await look(dana);
  });

  it('can go through a toolkit with everything unfolded, and save it', async () => {
    await dana.goto('/offices/millbrook/packs/import');
    const file = { name: 'kit.md', mimeType: 'text/markdown', buffer: Buffer.from(FOUR_RIVERS) };
    await dana.getByLabel('The toolkit').setInputFiles(file);
    await dana.getByRole('button', { name: 'Read it' }).click();
    await dana.getByRole('heading', { name: 'Go through “Open Count Week toolkit”' }).waitFor();
    await dana.evaluate('document.querySelectorAll("details").forEach((each) => { each.open = true; })');
    await look(dana);
    await dana.getByRole('button', { name: 'Save as a draft pack' }).click();
    await dana.getByText('The pack is on your desk.').waitFor();
    expect((await dana.goto(`${dana.url()}/companions/press-release`))?.status()).toBe(200);
    await look(dana);
  });

  it('can read the campaign', async () => {
    await dana.goto(campaign);
    await look(dana);
  });

  it.each(['press-release', 'op-ed', 'card', 'card/document'])(
    'can read its companion at %s',
    async (path) => {
      expect((await dana.goto(companion(path)))?.status()).toBe(200);
      await look(dana);
    },
  );

  it('sees the words of an op-ed counted while it is written', async () => {
    await dana.goto(companion('op-ed'));
    await dana.getByLabel('Your text for: Step 1').fill('one two three '.repeat(250));
    await dana.getByText('750 words in this step').waitFor();
    await dana.getByText('750 words in all: as long as it should be').waitFor();
    await dana.getByLabel('Your text for: Step 5').fill('one two three '.repeat(20));
    await dana.getByText('810 words in all: 10 over').waitFor();
  });

  it('prints the card of the ten principles on one page, and nothing else of Clarion', async () => {
    await dana.goto(companion('card/document'));
    await dana.emulateMedia({ media: 'print' });
    await dana.getByRole('heading', { name: /^How we work for voters in / }).waitFor();
    expect(await dana.locator(':is(h1, .header, .sandbox-banner, .footer):visible').count()).toBe(0);
    await dana.emulateMedia({ media: null });
    const paper = (await dana.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(paper.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  });

  it.each<[PlatformName, string]>([
    ['X', 'Published'],
    ['Facebook', 'Draft'],
    ['Instagram', 'Cancelled'],
    ['Threads', 'Scheduled'],
  ])('can read the post on %s, which is %s', async (platform, state) => {
    await openPostInState(platform, state);
    await lookOnPhoneToo(dana);
  });

  it.each(['Edit the text', 'Move to another time', 'Cancel the post', 'Send now'])(
    'can read the page of the step “%s”',
    async (step) => {
      await openPostInState('Threads', 'Scheduled');
      await dana.getByRole('link', { name: step }).click();
      await look(dana);
    },
  );

  it('can read what is wrong with a move', async () => {
    await openPostInState('Threads', 'Scheduled');
    await dana.getByRole('link', { name: 'Move to another time' }).click();
    await chooseTime(dana, { date: '2020-01-06', time: '09:00' }, { date: 'New date', time: 'New time' });
    await dana.getByRole('button', { name: 'Move the post' }).click();
    await dana.getByRole('heading', { name: 'There is a problem' }).waitFor();
    await look(dana);
  });
});

describe('a channel that is being connected', () => {
  it('leads to readable pages, of what was found and of what is missing', async () => {
    await dana.goto('/offices/millbrook/channels');
    await dana.getByRole('button', { name: 'Connect again Facebook' }).click();
    await dana.getByRole('button', { name: 'Authorize' }).click();
    await dana.waitForURL(/\/choose(#|$)/);
    await look(dana);
    await dana.getByRole('button', { name: 'Connect', exact: true }).click();
    await dana.getByRole('heading', { name: 'There is a problem' }).waitFor();
    await look(dana);
    await dana.getByRole('button', { name: 'Do not connect' }).click();
    await dana.getByRole('status').getByText('Nothing was connected.').waitFor();
  });

  it('leads to a readable page when the answer is not wanted', async () => {
    await dana.goto('/channels/x/return?state=made-up&code=made-up');
    await look(dana);
  });
});

describe('others', () => {
  it('can read how an office begins that has nothing yet', async () => {
    const owen = await openWindowAs(stage, 'Owen Tulik');
    await owen.getByRole('heading', { name: 'Begin with your announcement' }).waitFor();
    await look(owen);
    for (const path of ['/channels', '/posts', '/posts?show=all', '/calendar']) {
      await owen.goto(`/offices/kestrel-bay${path}`);
      await look(owen);
    }
    await openAdoptionForm(owen);
    await look(owen);
  });

  it('can read the choice among offices, and that their role does not offer', async () => {
    const renee = await openWindowAs(stage, 'Renee Castillo');
    await renee.getByRole('heading', { level: 1, name: 'Which office are you working for?' }).waitFor();
    await look(renee);
    await renee.getByRole('link', { name: 'Association of Four Rivers Election Officials' }).click();
    await look(renee);
    await renee.getByRole('link', { name: 'New campaign' }).first().click();
    await renee.getByRole('heading', { level: 1, name: 'Your role does not allow this' }).waitFor();
    await look(renee);
  });

  it('can read that a post is held and why, and how the channel stands then', async () => {
    const theodore = await openWindowAs(stage, 'Theodore Banks');
    const firstHeld = theodore.getByRole('row').filter({ hasText: 'Held' }).getByRole('link');
    await eventually(
      async () => {
        await theodore.goto('/offices/marlow/posts?show=attention');
        return firstHeld.count();
      },
      (count) => count > 0,
      { within: 130_000, every: 1_000 },
    );
    await firstHeld.first().click();
    await look(theodore);
    for (const path of ['', '/channels', '/posts?show=attention']) {
      await theodore.goto(`/offices/marlow${path}`);
      await look(theodore);
    }
  }, 160_000);
});

async function takeStep(platform: PlatformName, step: string, button: string): Promise<void> {
  await openPostOf(platform);
  await dana.getByRole('link', { name: step }).click();
  await dana.getByRole('button', { name: button }).click();
  await dana.getByRole('status').waitFor();
}

async function openPostOf(platform: PlatformName): Promise<void> {
  await dana.goto(campaign);
  await openPost(dana, platform);
  posts[platform] = dana.url();
}

async function openPostInState(platform: PlatformName, state: string): Promise<void> {
  const shown = async () => {
    await dana.goto(posts[platform] ?? '');
    return dana.locator('.page-title__actions').textContent();
  };
  await eventually(shown, (seen) => seen === state, { within: 20_000, every: 500 });
}
