import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import { type Browser, boxesOn, WrongPageError } from './browser.ts';
import { ASSOCIATION, type RehearsedOffice, tableOfMembers, tableOfOffices } from './people.ts';

export const PLATFORM = 'threads';

/** Milliseconds between two looks at work in the background. */
const LOOK_EVERY = 100;

/** Uploads the files, looks at what they would do, and says yes: offices first, then who works there. */
export async function importEverything(pat: Browser, offices: readonly RehearsedOffice[]): Promise<void> {
  await importFile(pat, '/import', new File([tableOfOffices(offices)], 'offices.csv'));
  await importFile(pat, '/import/members', new File([tableOfMembers(offices)], 'members.csv'));
}

async function importFile(pat: Browser, path: string, file: File): Promise<void> {
  const form = await pat.open(`${ASSOCIATION}${path}`);
  const plan = await pat.upload(form, `${ASSOCIATION}${path}`, file);
  const { pathname } = new URL(plan.url);
  await pat.send(plan, `${pathname}/confirm`);
  await waitForWork(pat, pathname);
}

/** Waits as the page of background work does: by asking how far it is. */
export async function waitForWork(browser: Browser, path: string): Promise<void> {
  for (;;) {
    const { html } = await browser.open(`${path}/progress`);
    if (!z.object({ underWay: z.boolean() }).parse(JSON.parse(html)).underWay) return;
    await pause(LOOK_EVERY);
  }
}

/** Gives every office its channel: through the platform's consent screen, or as a page that a person posts to. */
export async function connectChannels(
  nora: Browser,
  sandbox: string,
  offices: readonly RehearsedOffice[],
): Promise<void> {
  for (const office of offices) {
    if (office.channel === 'api') await connect(nora, sandbox, office);
    else await setUpByHand(nora, office);
  }
}

async function setUpByHand(nora: Browser, { id, name }: RehearsedOffice): Promise<void> {
  const path = `/offices/${id}/channels/${PLATFORM}/by-hand`;
  await nora.send(await nora.open(path), path, {
    name,
    address: `https://threads.example/${id}`,
    poster: 'the county’s web team',
    attested: 'yes',
  });
}

async function connect(nora: Browser, sandbox: string, { id, name, handle }: RehearsedOffice): Promise<void> {
  const account = await openAccount(sandbox, { platform: PLATFORM, handle, name, followers: 100 });
  const channels = await nora.open(`/offices/${id}/channels`);
  const consent = await nora.send(channels, `/offices/${id}/channels/${PLATFORM}/connect`);
  if (!consent.url.startsWith(sandbox)) throw new WrongPageError(`${id} was led to ${consent.url}`);
  const scopes = boxesOn(consent, 'scope');
  const choose = await nora.answer(consent, { decision: 'authorize', identity: account, scope: scopes });
  await nora.send(choose, `/offices/${id}/channels/${PLATFORM}/choose`, { attested: 'yes' });
}

async function openAccount(sandbox: string, order: object): Promise<string> {
  const answer = await fetch(`${sandbox}/_/accounts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(order),
  });
  return z.object({ id: z.string() }).parse(await answer.json()).id;
}
