import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { call } from './harness.ts';

const MAIN = fileURLToPath(new URL('../../infra/sandbox/main.ts', import.meta.url));

let folder: string;
let child: ChildProcess | undefined;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'sandbox-durability-'));
});
afterEach(async () => {
  if (child) await end('SIGKILL');
  rmSync(folder, { recursive: true });
});

async function start(): Promise<{ x: string; threads: string }> {
  const options = [
    '--file',
    path.join(folder, 'state.sqlite'),
    '--ports',
    '0,0,0,0,0',
    '--container-delay-ms',
    '0',
  ];
  const started = spawn(process.execPath, [MAIN, ...options], { stdio: ['ignore', 'pipe', 'inherit'] });
  child = started;
  const [line] = await once(createInterface({ input: started.stdout }), 'line');
  return JSON.parse(line);
}

async function end(signal: NodeJS.Signals): Promise<[number | null, NodeJS.Signals | null]> {
  if (!child) throw new Error('The sandbox is not running.');
  const exited = once(child, 'exit');
  child.kill(signal);
  const [code, by] = await exited;
  child = undefined;
  return [code, by];
}

const control = async (origin: string, pathname: string, json: object) =>
  (await call('POST', `${origin}/_/${pathname}`, { json })).body;

test('what was accepted survives the sudden death of the process: unanswered posts too, and a container', async () => {
  const first = await start();
  const token = await connect(first.x, 'x');
  const answered = await call('POST', `${first.x}/2/tweets`, { json: { text: 'Answered' }, token });
  await control(first.x, 'faults', { platform: 'x', operation: 'create-post', fault: 'accept-then-drop' });
  await expect(call('POST', `${first.x}/2/tweets`, { json: { text: 'Dropped' }, token })).rejects.toThrow();
  const onThreads = await connect(first.x, 'threads');
  const json = { media_type: 'TEXT', text: 'Contained' };
  const contained = await call('POST', `${first.threads}/v1.0/me/threads`, { json, token: onThreads });
  expect(await end('SIGKILL')).toEqual([null, 'SIGKILL']);

  const second = await start();
  const { body } = await call('GET', `${second.x}/_/posts?platform=x`);
  expect(body.posts.map((post: { text: string }) => post.text)).toEqual(['Answered', 'Dropped']);
  expect(body.posts[0].id).toBe(answered.body.data.id);
  const repeated = await call('POST', `${second.x}/2/tweets`, { json: { text: 'Dropped' }, token });
  expect(repeated.status).toBe(403);
  const next = await call('POST', `${second.x}/2/tweets`, { json: { text: 'New' }, token });
  expect(BigInt(next.body.data.id)).toBeGreaterThan(BigInt(answered.body.data.id));
  const publish = () =>
    call('POST', `${second.threads}/v1.0/me/threads_publish`, {
      json: { creation_id: contained.body.id },
      token: onThreads,
    });
  expect((await publish()).status).toBe(200);
  expect((await publish()).status).toBe(400);
});

test('SIGTERM ends the process cleanly, even while a call is held, and a port that it has is said to be taken', async () => {
  const { x } = await start();
  await expectTaken(new URL(x).port);
  const token = await connect(x, 'x');
  await control(x, 'faults', { platform: 'x', operation: 'me', fault: 'timeout' });
  const held = call('GET', `${x}/2/users/me`, { token });
  const ended = expect(held).rejects.toThrow();
  await expect
    .poll(async () => (await call('GET', `${x}/_/requests?platform=x`)).body.requests)
    .toMatchObject([{ path: '/2/users/me', status: null }]);
  expect(await end('SIGTERM')).toEqual([0, null]);
  await ended;
});

/** Makes an account, and gives a token for it. */
async function connect(origin: string, platform: string): Promise<string> {
  await control(origin, 'accounts', { platform, handle: 'office', name: 'Office' });
  return (await control(origin, 'tokens', { platform, account: 'office' })).access_token;
}

/** Another sandbox ends at its start, and says why. */
async function expectTaken(port: string): Promise<void> {
  const other = spawn(process.execPath, [MAIN, '--ports', `${port},0,0,0,0`], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let words = '';
  other.stderr.on('data', (chunk: Buffer) => {
    words += chunk.toString();
  });
  const [code] = await once(other, 'close');
  expect(code).toBe(1);
  expect(words).toContain('EADDRINUSE');
}
