import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTable } from '#adapters/dynamodb/table.ts';
import { type DataFolder, openDataFolder } from '#local/data-folder.ts';
import { connectLocally, type LocalDynamoDb } from '#local/store/dynoxide.ts';
import { startStoreProcess } from '#local/store/store-process.ts';
import { eventually } from '#test/fixtures/eventually.ts';

/** The real engine, killed under the host's nose. */
let folder: DataFolder;
let data: string;
let log: string[];
let restarted: PromiseWithResolvers<void>;
let store: LocalDynamoDb | undefined;
let client: DynamoDBClient | undefined;

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'clarion-keep-'));
  folder = openDataFolder(data);
  log = [];
  restarted = Promise.withResolvers();
});
afterEach(async () => {
  delete process.env.DYNOXIDE_BIN;
  client?.destroy();
  await store?.stop();
  store = undefined;
  folder.release();
  rmSync(data, { recursive: true, force: true });
});

async function start(delays: readonly number[]): Promise<LocalDynamoDb> {
  store = await startStoreProcess(folder, {
    log: (line) => log.push(line),
    onRestart: () => restarted.resolve(),
    delays,
  });
  client = connectLocally(store.endpoint);
  await createTable(client, 'clarion');
  return store;
}

const readPid = () => Number(readFileSync(join(data, 'store.pid'), 'utf8'));

/** Kills the engine and waits until it answers again. */
async function killAndAwait(): Promise<void> {
  restarted = Promise.withResolvers();
  process.kill(readPid(), 'SIGKILL');
  await restarted.promise;
}

/** The engine, except that it cannot be started again once this is called. */
function breakEngine(): void {
  writeFileSync(join(data, 'dynoxide.sh'), '#!/bin/sh\necho "The disk is gone." >&2\nexit 1\n', {
    mode: 0o700,
  });
}

function wrapEngine(): void {
  const engine = createRequire(import.meta.url).resolve('@dynoxide/linux-x64/dynoxide');
  const script = join(data, 'dynoxide.sh');
  writeFileSync(script, `#!/bin/sh\nexec '${engine}' "$@"\n`, { mode: 0o700 });
  process.env.DYNOXIDE_BIN = script;
}

describe('a store that is killed', () => {
  it('answers again on the same address with all that it had, and the operator is told', async () => {
    await start([0]);
    const first = readPid();
    const key = { pk: { S: 'OFFICE#millbrook' }, sk: { S: 'PROFILE' } };
    await client?.send(new PutItemCommand({ TableName: 'clarion', Item: key }));
    await killAndAwait();
    expect(readPid()).not.toBe(first);
    expect(await client?.send(new GetItemCommand({ TableName: 'clarion', Key: key }))).toMatchObject({
      Item: key,
    });
    expect(log).toEqual([
      'The store has stopped: it was ended by SIGKILL. It is started again; what is due waits for it.',
      'The store answers again.',
    ]);
  });

  it('more often than it is started again is given up, with a reason', async () => {
    const { ended } = await start([0, 0]);
    await killAndAwait();
    await killAndAwait();
    process.kill(readPid(), 'SIGKILL');
    expect(await ended).toBe('it was ended by SIGKILL, and starting it again 2 times did not help');
  });

  it('and cannot be started again is given up, with what the engine says', async () => {
    wrapEngine();
    const { ended } = await start([0, 10, 20]);
    breakEngine();
    process.kill(readPid(), 'SIGKILL');
    expect(await ended).toBe('The disk is gone, and starting it again 3 times did not help');
    expect(log).toHaveLength(3);
  });

  it('stays down when the host is stopped meanwhile', async () => {
    const { stop } = await start([60_000]);
    process.kill(readPid(), 'SIGKILL');
    await eventually(
      async () => log,
      ({ length }) => length === 1,
      { within: 5_000, every: 5 },
    );
    await stop();
    expect(log).toHaveLength(1);
  });
});

it('a store that is stopped is not started again', async () => {
  const { stop } = await start([0]);
  await stop();
  expect(log).toEqual([]);
});
