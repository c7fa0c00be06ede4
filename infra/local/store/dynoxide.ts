import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { access, constants } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { HostError } from '../host-error.ts';

/** A DynamoDB API on this machine, and how to end it. */
export interface LocalDynamoDb {
  readonly endpoint: string;
  /** Settles when the process ends by itself: with a reason that is worth telling. */
  readonly ended: Promise<string>;
  stop(): Promise<void>;
}

/** How long the store may take to answer for the first time, in milliseconds. */
const START_LIMIT = 15_000;
const LAUNCHES = 3;

/**
 * Starts dynoxide on one SQLite file. It takes any signature and allows every web origin, so it listens on a loopback
 * address and port that nobody can guess. Throws HostError where the binary is missing or the file is not a database.
 * `onSpawn` is told of the process before anything is awaited: whoever is killed while it starts has it on record.
 */
export async function startDynoxide(
  file: string,
  onSpawn: (pid: number) => void = () => {},
): Promise<LocalDynamoDb> {
  const binary = await findBinary();
  for (let attempt = 1; ; attempt += 1) {
    const started = await launch(binary, file, onSpawn);
    if ('endpoint' in started) return started;
    // The port was free when it was looked for; somebody else may have taken it since.
    const taken = /in use/i.test(started.reason);
    if (!taken || attempt === LAUNCHES) failStart(file, started.reason);
  }
}

async function launch(
  binary: string,
  file: string,
  onSpawn: (pid: number) => void,
): Promise<LocalDynamoDb | { readonly reason: string }> {
  const host = `127.${randomInt(1, 255)}.${randomInt(0, 255)}.${randomInt(1, 255)}`;
  const port = await findFreePort(host);
  const child = spawn(binary, ['serve', '--host', host, '--port', String(port), '--db-path', file], {
    stdio: ['ignore', 'ignore', 'pipe'],
    // A group of its own: Ctrl-C must reach the host alone, which still has to write before its store ends.
    detached: true,
  });
  if (child.pid !== undefined) onSpawn(child.pid);
  const ended = watch(child);
  const endpoint = `http://${host}:${port}`;
  const failure = await Promise.race([waitUntilItAnswers(endpoint), ended]);
  if (failure !== undefined) return { reason: failure };
  return {
    endpoint,
    ended,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** A client for a store on this machine: any credentials will do, none may be looked up elsewhere. */
export function connectLocally(endpoint: string): DynamoDBClient {
  return new DynamoDBClient({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
}

async function findBinary(): Promise<string> {
  const override = process.env.DYNOXIDE_BIN;
  const missing = `The bundled DynamoDB engine is not available for ${process.platform}-${process.arch}. Set DYNAMODB_ENDPOINT to a DynamoDB endpoint, or DYNOXIDE_BIN to the path of a dynoxide binary.`;
  try {
    const binary = override ?? createRequire(import.meta.url).resolve('@dynoxide/linux-x64/dynoxide');
    await access(binary, constants.X_OK);
    return binary;
  } catch (cause) {
    throw new HostError(missing, { cause });
  }
}

function findFreePort(host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, host, () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

function watch(child: ChildProcess): Promise<string> {
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-2_000);
  });
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) =>
      resolve(said.trim().split('\n').at(-1) || `it ended (${signal ?? code})`),
    );
  });
}

async function waitUntilItAnswers(endpoint: string): Promise<void> {
  const client = connectLocally(endpoint);
  const deadline = Date.now() + START_LIMIT;
  for (;;) {
    try {
      await client.send(new ListTablesCommand({ Limit: 1 }));
      client.destroy();
      return;
    } catch (cause) {
      if (Date.now() > deadline) {
        throw new HostError('The store did not answer within 15 seconds. Start Clarion again.', { cause });
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

function failStart(file: string, reason: string): never {
  throw new HostError(
    `The store cannot open ${file} (${reason.split('. ')[0]}). The file was left as it is: restore it from a backup, or start with another folder by --data.`,
  );
}
