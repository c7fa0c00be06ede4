import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { eventually } from '#test/fixtures/eventually.ts';
import { findFreePorts, type HostProcess, runHostProcess } from '#test/fixtures/host-process.ts';
import { nextFullMinute, onOfficeClock } from '#test/fixtures/office-clock.ts';
import { orderSandbox, readPublicPosts } from '#test/fixtures/sandbox-posts.ts';
import {
  attest,
  chooseTime,
  openAdoptionForm,
  openPost,
  PLATFORMS,
  type PlatformName,
  readHistory,
  schedule,
  seePosts,
} from '#test/journeys/announcement.ts';
import { openBrowser } from '#test/journeys/browser.ts';
import { openWindowAs } from '#test/journeys/sign-in.ts';
import { type Machine, setUpMachine } from './machine.ts';

/** What the real host makes of being ended, by force or by request, around the minute in which posts fall due. */

/** Rae’s. The demo has planned nothing for it today. */
const OFFICE = 'Four Rivers State Elections Division';
const LONG = 280_000;

let browser: Browser;
const machines: Machine[] = [];

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await Promise.all(machines.map((machine) => machine.dispose()));
});

describe.concurrent('a host that is killed', () => {
  it('before its posts fall due sends each of them once when it is back, beside which no other one starts', {
    timeout: LONG,
  }, async () => {
    const machine = await useMachine();
    const first = await machine.start();
    const page = await openWindowAs({ host: first, browser }, 'Rae Lindqvist');
    const minute = await scheduleForNextMinute(page);
    await first.kill('SIGKILL');
    expect(Date.now()).toBeLessThan(minute);
    const leftover = machine.stores();
    expect(leftover).toHaveLength(1);

    await pause(minute + 1_000 - Date.now());
    const second = await machine.start();
    expect(machine.stores()).toHaveLength(1);
    expect(machine.stores()).not.toEqual(leftover);
    await seeAnotherRefused(machine);

    await eventually(
      () => readStates(page),
      (states) => states.every((state) => state === 'Published'),
      { within: 30_000, every: 2_000 },
    );
    expect(await listPlatforms(second)).toEqual(['facebook', 'instagram', 'linkedin', 'threads', 'x']);
    expect(await readHealth(second)).toMatchObject({ status: 'ok', overdue: 0 });
  });
});

describe.concurrent('a host that is asked to end', () => {
  it('finishes the posts in hand, and leaves none of them open', { timeout: LONG }, async () => {
    const machine = await useMachine();
    const first = await machine.start();
    const page = await openWindowAs({ host: first, browser }, 'Rae Lindqvist');
    await scheduleForNextMinute(page);
    await slowDown(
      first,
      { x: 'upload-media', threads: 'publish', facebook: 'publish', instagram: 'create-container' },
      3_000,
    );
    await eventually(
      () => readFaults(first),
      ({ length }) => length === 0,
      { within: 90_000, every: 500 },
    );
    expect(await first.kill('SIGTERM')).toBe(0);
    expect(machine.stores()).toEqual([]);

    const second = await machine.start();
    expect(await readStates(page)).toEqual(PLATFORMS.map(() => 'Published'));
    expect(await listPlatforms(second)).toEqual(['facebook', 'instagram', 'linkedin', 'threads', 'x']);
    for (const platform of PLATFORMS) {
      const history = await readHistoryOf(page, platform);
      expect(history.filter((line) => line.startsWith('Clarion began attempt'))).toHaveLength(1);
    }
  });
});

/** A host on a folder that is in use says so and ends, and leaves the store that serves the other one alone. */
async function seeAnotherRefused(machine: Machine): Promise<void> {
  const stores = machine.stores();
  const { code, stderr } = await runHostProcess({ port: await findFreePorts(), data: machine.data });
  expect(code).toBe(1);
  expect(stderr).toMatch(/^Another Clarion is using the data folder .+ Stop it first, .+ by --data\.\n$/);
  expect(machine.stores()).toEqual(stores);
}

async function useMachine(): Promise<Machine> {
  const machine = await setUpMachine();
  machines.push(machine);
  return machine;
}

/** Ends on the campaign's page; gives the minute in epoch milliseconds. */
async function scheduleForNextMinute(page: Page): Promise<number> {
  await openAdoptionForm(page);
  const minute = nextFullMinute(20_000);
  await chooseTime(page, onOfficeClock(minute, 'America/Denver'));
  await seePosts(page);
  await attest(page);
  await schedule(page);
  return minute;
}

/** Lets the office's next call of these operations wait for its answer, after the platform has done what it asks. */
async function slowDown(host: HostProcess, operations: Readonly<Record<string, string>>, delayMs = 60_000) {
  for (const [platform, operation] of Object.entries(operations)) {
    const account = platform === 'x' || platform === 'facebook' ? 'fourriversVotes' : 'fourriversvotes';
    await orderSandbox(host, 'faults', { platform, operation, account, fault: 'slow', delayMs });
  }
}

async function readFaults(host: HostProcess): Promise<readonly unknown[]> {
  const answer = await fetch(`${host.sandbox.x}/_/faults`);
  return z.object({ faults: z.array(z.unknown()) }).parse(await answer.json()).faults;
}

/** Where the public sees the announcement: a platform that has it twice stands here twice. */
async function listPlatforms(host: HostProcess): Promise<readonly string[]> {
  return (await readPublicPosts(host, OFFICE)).map(({ platform }) => platform).sort();
}

/** The states on the campaign's page, in the order of the platforms. */
async function readStates(page: Page): Promise<readonly (string | null)[]> {
  await page.reload();
  const rows = page.getByRole('table').getByRole('row');
  return Promise.all(
    PLATFORMS.map((platform) =>
      rows
        .filter({ has: page.getByRole('link', { name: platform, exact: true }) })
        .locator('[data-label=State]')
        .textContent(),
    ),
  );
}

async function readHistoryOf(page: Page, platform: PlatformName): Promise<readonly string[]> {
  await openPost(page, platform);
  const history = await readHistory(page);
  await page.goBack();
  return history;
}

async function readHealth(host: HostProcess): Promise<unknown> {
  return (await fetch(`${host.origin}/healthz`)).json();
}
