import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { orderSandbox } from '#test/fixtures/sandbox-posts.ts';
import { PLATFORMS, type PlatformName } from './announcement.ts';
import { openWindowAs } from './sign-in.ts';
import type { Stage } from './stage.ts';
import { tick } from './tick.ts';

let stage: Stage;
let dana: Page;
let june: Page;

const LITTLE_ELK = 'Little Elk Town Clerk';
const MILLBROOK = 'Millbrook Town Clerk';

/** Whom the sandbox has made the administrator of a page on LinkedIn. */
const ADMINISTRATORS: Readonly<Record<string, string>> = {
  [LITTLE_ELK]: 'Administrator of littleelkclerk',
  [MILLBROOK]: 'Administrator of millbrookvotes',
};

/** Connecting channels through the platforms' own screens. */
export function connectChannels(clarion: () => Stage): void {
  beforeAll(async () => {
    stage = clarion();
    dana = await openWindowAs(stage, 'Dana Whitfield');
    june = await openWindowAs(stage, 'June Halvorsen');
    for (const platform of ['x', 'facebook', 'instagram', 'threads', 'linkedin']) {
      await orderSandbox(stage.host, 'accounts', { platform, handle: 'littleelkclerk', name: LITTLE_ELK });
    }
  });

  describe('an office without channels', () => {
    it.each(PLATFORMS)(
      'connects %s after a person has said that it is the official one',
      async (platform) => {
        await openChannels(june);
        await beginToConnect(june, platform);
        await authorize(june, platform, LITTLE_ELK);
        await choosePresence(june, LITTLE_ELK);
        await june.getByRole('button', { name: 'Connect', exact: true }).click();
        await june.getByRole('link', { name: /^Tick the box if this is an official channel/ }).waitFor();
        await choosePresence(june, LITTLE_ELK);
        await confirmPresence(june);
        expect(await june.getByRole('status').textContent()).toBe(
          `${platform} is connected as ${LITTLE_ELK} (@littleelkclerk).`,
        );
        expect(await readStanding(june, platform)).toBe('Connected');
      },
    );
  });

  describe('a connected channel', () => {
    it.each(['X', 'LinkedIn'] as const)('on %s is disconnected and connected again', async (platform) => {
      await openChannels(dana);
      await card(dana, platform).getByRole('link', { name: 'Disconnect' }).click();
      await dana.getByRole('button', { name: `Disconnect ${platform}` }).click();
      expect(await readStanding(dana, platform)).toBe('Disconnected');

      await beginToConnect(dana, platform);
      await authorize(dana, platform, MILLBROOK);
      await choosePresence(dana, MILLBROOK);
      await confirmPresence(dana);
      expect(await readStanding(dana, platform)).toBe('Connected');
    });

    it.each(PLATFORMS)('on %s stays as it is when the person cancels there', async (platform) => {
      await openChannels(dana);
      const before = await card(dana, platform).textContent();
      await beginToConnect(dana, platform);
      await dana.getByRole('button', { name: 'Cancel' }).click();
      await dana.getByRole('heading', { level: 1, name: `${platform} was not connected` }).waitFor();
      await dana.getByText('You did not give permission, so nothing was connected.').waitFor();
      await dana.getByRole('link', { name: 'Back to Channels' }).click();
      expect(await card(dana, platform).textContent()).toBe(before);
    });

    it.each(PLATFORMS)('on %s stays as it is when another account is offered', async (platform) => {
      await openChannels(dana);
      const before = await card(dana, platform).textContent();
      await beginToConnect(dana, platform);
      await authorize(dana, platform, LITTLE_ELK);
      await choosePresence(dana, LITTLE_ELK);
      await confirmPresence(dana);
      await dana
        .getByText(/^This office posts as Millbrook Town Clerk .+ Nothing was changed\./)
        .first()
        .waitFor();
      await openChannels(dana);
      expect(await card(dana, platform).textContent()).toBe(before);
    });

    it('stays as it is when an answer comes with a state that Clarion did not give', async () => {
      await openChannels(dana);
      const before = await card(dana, 'X').textContent();
      await beginToConnect(dana, 'X');
      const answer = await dana.goto(`${stage.host.origin}/channels/x/return?state=made-up&code=made-up`);
      expect(answer?.status()).toBe(422);
      await dana.getByText('This answer does not belong to a connection that you began here.').waitFor();
      await openChannels(dana);
      expect(await card(dana, 'X').textContent()).toBe(before);
    });
  });
}

async function openChannels(page: Page): Promise<void> {
  await page.goto(`/offices/${page === june ? 'little-elk' : 'millbrook'}/channels`);
  await page.getByRole('heading', { level: 1, name: 'Channels' }).waitFor();
}

function card(page: Page, platform: PlatformName) {
  return page
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { level: 3, name: platform, exact: true }) });
}

async function readStanding(page: Page, platform: PlatformName): Promise<string | null> {
  return card(page, platform).locator('.state').textContent();
}

/** Ends on the platform's own screen. */
async function beginToConnect(page: Page, platform: PlatformName): Promise<void> {
  await card(page, platform)
    .getByRole('button', { name: /^Connect/ })
    .click();
  await page.getByRole('heading', { level: 1, name: `Connect Clarion to ${platform}` }).waitFor();
}

/** On Facebook and LinkedIn a person gives permission for their pages; elsewhere the account itself does. */
async function authorize(page: Page, platform: PlatformName, account: string): Promise<void> {
  const name = platform === 'LinkedIn' ? ADMINISTRATORS[account] : account;
  if (platform !== 'Facebook') await page.getByRole('radio', { name: name ?? account }).check();
  await page.getByRole('button', { name: 'Authorize' }).click();
  // Facebook sends people back with a fragment of its own, which must not stay.
  await page.waitForURL(/\/choose#main$/);
}

/** Where the platform has named several, picks the one of this name. */
async function choosePresence(page: Page, name: string): Promise<void> {
  const choice = page.getByRole('radio', { name, exact: true });
  if ((await choice.count()) > 0) await tick(choice);
  else await page.getByRole('definition').filter({ hasText: name }).waitFor();
}

async function confirmPresence(page: Page): Promise<void> {
  await tick(page.getByRole('checkbox', { name: /^This is an official channel of / }));
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
}
