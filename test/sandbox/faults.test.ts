import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { FAULTS, type FaultName } from '#sandbox/faults.ts';
import { listSimulated } from '#sandbox/platforms.ts';
import {
  call,
  type Harness,
  hostImages,
  type ImageHost,
  type Platform,
  picture,
  startHarness,
} from './harness.ts';
import { type Office, OPERATIONS, type Prepared } from './operations.ts';

const WRITES = ['create-post', 'publish', 'upload-media', 'media-metadata', 'create-container', 'token'];
const SLOW_MS = 40;

const folder = mkdtempSync(path.join(tmpdir(), 'sandbox-faults-'));
const file = path.join(folder, 'state.sqlite');
let sandbox: Harness;
let images: ImageHost;
let database: DatabaseSync;
let base64: string;

beforeAll(async () => {
  sandbox = await startHarness({ file });
  database = new DatabaseSync(file, { readOnly: true });
  const jpeg = await picture(400, 400).jpeg().toBuffer();
  base64 = jpeg.toString('base64');
  images = await hostImages((_, response) => response.end(jpeg));
});
afterAll(async () => {
  database.close();
  await images.stop();
  await sandbox.stop();
  rmSync(folder, { recursive: true });
});

async function open(platform: Platform): Promise<Office> {
  const id = await sandbox.account(platform, `office_${platform}`);
  const token = await sandbox.token(platform, id);
  return { sandbox, id, token, image: `${images.origin}/a.jpg`, base64 };
}

/** Everything that an operation could have done, as one text. */
function trace(): string {
  const [row] = database
    .prepare(
      `SELECT (SELECT count(*) FROM posts) AS posts, (SELECT count(published_at) FROM posts) AS published,
              (SELECT count(*) FROM media) AS media, (SELECT group_concat(alt) FROM media) AS alts,
              (SELECT count(*) FROM containers) AS containers,
              (SELECT count(*) FROM tokens) AS tokens`,
    )
    .all();
  return JSON.stringify(row);
}

const orders = async () => (await call('GET', `${sandbox.at.x}/_/faults`)).body.faults;

type Outcome =
  | { readonly kind: 'answered'; readonly status: number }
  | { readonly kind: 'cut' | 'dropped' | 'held' };

/** Sends a request and tells what a client sees of the answer; `signal` is the client's patience. */
async function attempt(
  { method, url, payload }: Prepared,
  signal = new AbortController().signal,
): Promise<Outcome> {
  const headers = new Headers(payload.headers);
  if (payload.token) headers.set('authorization', `Bearer ${payload.token}`);
  if (payload.json !== undefined) headers.set('content-type', 'application/json');
  const body = payload.form ? new URLSearchParams(payload.form) : JSON.stringify(payload.json);
  let response: Response;
  try {
    response = await fetch(url, { method, headers, signal, ...(method === 'POST' && { body }) });
  } catch {
    return { kind: signal.aborted ? 'held' : 'dropped' };
  }
  try {
    const text = await response.text();
    if (text !== '') JSON.parse(text);
  } catch {
    return { kind: 'cut' };
  }
  return { kind: 'answered', status: response.status };
}

/** What a client sees of each fault, and whether the platform did the work. */
const EXPECTED: Readonly<Record<FaultName, { sees: Outcome['kind']; ok?: boolean; done: boolean }>> = {
  'accept-then-drop': { sees: 'dropped', done: true },
  refuse: { sees: 'answered', ok: false, done: false },
  'refuse-after': { sees: 'answered', ok: false, done: true },
  '429': { sees: 'answered', ok: false, done: false },
  '429-app': { sees: 'answered', ok: false, done: false },
  '500-before': { sees: 'answered', ok: false, done: false },
  '500-after': { sees: 'answered', ok: false, done: true },
  timeout: { sees: 'held', done: false },
  'timeout-after': { sees: 'held', done: true },
  reset: { sees: 'dropped', done: false },
  slow: { sees: 'answered', ok: true, done: true },
  'cut-json': { sees: 'cut', done: true },
  'expired-token': { sees: 'answered', ok: false, done: false },
  duplicate: { sees: 'answered', ok: false, done: false },
  permission: { sees: 'answered', ok: false, done: false },
  'mention-refused': { sees: 'answered', ok: false, done: false },
  'container-error': { sees: 'answered', ok: true, done: true },
  'container-slow': { sees: 'answered', ok: true, done: true },
};

/** A busy machine may take a while over what it does at once. */
const PATIENCE = { timeout: 15_000, interval: 20 };

const CASES = listSimulated().flatMap(({ platform, faults }) =>
  Object.entries(faults).flatMap(([operation, names]) =>
    names.map((fault) => ({ platform, operation, fault })),
  ),
);

test('every fault exists on some platform', () => {
  expect(new Set(CASES.map(({ fault }) => fault))).toEqual(new Set(FAULTS));
});

describe.each(CASES)('$fault at $operation of $platform', ({ platform, operation, fault }) => {
  test('is seen as such, does or leaves the work, and strikes once', async () => {
    const office = await open(platform);
    const prepare = OPERATIONS[platform][operation];
    if (!prepare) throw new Error(`The test cannot do ${operation} of ${platform}.`);
    const prepared = await prepare(office);
    await sandbox.order({ platform, operation, fault, ...(fault === 'slow' && { delayMs: SLOW_MS }) });
    const before = trace();
    const { sees, ok, done } = EXPECTED[fault];
    const isRead = !WRITES.includes(operation) || (platform === 'facebook' && operation === 'token');
    const patience = new AbortController();
    const pending = attempt(prepared, patience.signal);
    if (sees === 'held') {
      await vi.waitFor(async () => expect(await orders()).toEqual([]), PATIENCE);
      if (done && !isRead) await vi.waitFor(() => expect(trace()).not.toBe(before), PATIENCE);
      patience.abort();
    }
    const outcome = await pending;
    expect(outcome.kind).toBe(sees);
    if (outcome.kind === 'answered') expect(outcome.status < 300).toBe(ok);
    if (!isRead) expect(trace() !== before).toBe(done);
    expect(await orders()).toEqual([]);
  });
});

test('without a fault every operation succeeds', async () => {
  for (const { platform } of listSimulated()) {
    const office = await open(platform);
    for (const prepare of Object.values(OPERATIONS[platform])) {
      expect(await attempt(await prepare(office))).toMatchObject({
        kind: 'answered',
        status: expect.toSatisfy((status: number) => status < 300),
      });
    }
  }
});
