import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { access, constants } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { DynamoDBClient, type DynamoDBClientConfig, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { HostError } from '../host-error.ts';

/** A DynamoDB API on this machine, and how to end it. */
export interface LocalDynamoDb {
  readonly endpoint: string;
  /** Settles when the process ends by itself: with a reason that is worth telling. */
  readonly ended: Promise<string>;
  stop(): Promise<void>;
}

/** What came of starting the process: it answers, or it has ended by now and said why. */
export type Launch = LocalDynamoDb | { readonly reason: string };

/** A store that can be started again on the address that its clients know. */
export interface Dynoxide extends LocalDynamoDb {
  /** For when it has ended. A launch that is given up by the signal ends the process that it has begun. */
  launchAgain(givenUp: AbortSignal): Promise<Launch>;
}

/** How long the store may take to answer for the first time, in milliseconds. */
const START_LIMIT = 15_000;
const SILENT = 'it did not answer within 15 seconds';
const LAUNCHES = 3;

/**
 * Starts dynoxide on one SQLite file. It takes any signature and allows every web origin, so it listens on a loopback
 * address and port that nobody can guess. Throws HostError where the binary is missing or the file is not a database.
 * `onSpawn` is told of each process before anything is awaited: whoever is killed while it starts has it on record.
 */
export async function startDynoxide(
  file: string,
  onSpawn: (pid: number) => void = () => {},
): Promise<Dynoxide> {
  const binary = await findBinary();
  for (let attempt = 1; ; attempt += 1) {
    const place = await findPlace();
    const start = (givenUp?: AbortSignal) => launch({ binary, file, place, onSpawn, givenUp });
    const started = await start();
    if ('endpoint' in started) return { ...started, launchAgain: start };
    // The port was free when it was looked for; somebody else may have taken it since.
    const taken = /in use/i.test(started.reason);
    if (!taken || attempt === LAUNCHES) failStart(file, started.reason);
  }
}

interface Place {
  readonly host: string;
  readonly port: number;
}

interface LaunchOptions {
  readonly binary: string;
  readonly file: string;
  readonly place: Place;
  readonly onSpawn: (pid: number) => void;
  readonly givenUp: AbortSignal | undefined;
}

async function launch({ binary, file, place, onSpawn, givenUp }: LaunchOptions): Promise<Launch> {
  const { host, port } = place;
  const child = spawn(binary, ['serve', '--host', host, '--port', String(port), '--db-path', file], {
    stdio: ['ignore', 'ignore', 'pipe'],
    // A group of its own: Ctrl-C must reach the host alone, which still has to write before its store ends.
    detached: true,
  });
  if (child.pid !== undefined) onSpawn(child.pid);
  const ended = watch(child);
  const end = () => child.kill('SIGTERM');
  const endpoint = `http://${host}:${port}`;

  const looking = new AbortController();
  givenUp?.addEventListener('abort', end);
  if (givenUp?.aborted) end();
  const failure = await Promise.race([waitUntilItAnswers(endpoint, looking.signal), ended]);
  looking.abort();
  givenUp?.removeEventListener('abort', end);
  if (failure !== undefined) {
    // One that is silent still has the file open: it must be gone before anything else is tried.
    child.kill('SIGKILL');
    await ended;
    return { reason: failure };
  }
  return {
    endpoint,
    ended,
    stop: async () => {
      end();
      await ended;
    },
  };
}

/**
 * A client for a store on this machine: any credentials will do, none may be looked up elsewhere. Nor does such a store
 * check a signature, only that there is one; to compute it anew would be a good part of what a request costs.
 */
export function connectLocally(
  endpoint: string,
  settings: Pick<DynamoDBClientConfig, 'maxAttempts'> = {},
): DynamoDBClient {
  const client = new DynamoDBClient({
    ...settings,
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    signer: {
      sign: async (request) => Object.assign(request, { headers: { ...request.headers, ...SIGNED } }),
    },
  });
  for (const name of UNHEARD) client.middlewareStack.remove(name);
  return client;
}

/** What the SDK does for AWS alone, and for a log that nobody keeps: a good part of a request as well. */
const UNHEARD = ['loggerMiddleware', 'getUserAgentMiddleware', 'recursionDetectionMiddleware'];

const SIGNED = {
  authorization:
    'AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host;x-amz-date;x-amz-target, Signature=none',
  'x-amz-date': '20260101T000000Z',
};

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

function findPlace(): Promise<Place> {
  const host = `127.${randomInt(1, 255)}.${randomInt(0, 255)}.${randomInt(1, 255)}`;
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, host, () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => resolve({ host, port }));
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
    child.once('exit', (code, signal) => {
      if (signal) return resolve(`it was ended by ${signal}`);
      // Where it listens is nobody's business, and no reason.
      const lines = said
        .split('\n')
        .filter((line) => line.trim() !== '' && !/^Dynoxide listening/.test(line));
      resolve(lines.at(-1)?.trim().replace(/\.$/, '') ?? `it ended (${code})`);
    });
  });
}

/** Gives the reason if it does not, and nothing if it does or nobody waits any longer. */
async function waitUntilItAnswers(endpoint: string, looking: AbortSignal): Promise<string | undefined> {
  const client = connectLocally(endpoint);
  const deadline = performance.now() + START_LIMIT;
  try {
    while (!looking.aborted) {
      const answers = await client.send(new ListTablesCommand({ Limit: 1 })).then(
        () => true,
        // Whatever kept it from answering: it is asked until it answers or its time is over.
        () => false,
      );
      if (answers) return undefined;
      if (performance.now() > deadline) return SILENT;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return undefined;
  } finally {
    client.destroy();
  }
}

function failStart(file: string, reason: string): never {
  if (reason === SILENT) {
    throw new HostError('The store did not answer within 15 seconds. Start Clarion again.');
  }
  throw new HostError(
    `The store cannot open ${file} (${reason.split('. ')[0]}). The file was left as it is: restore it from a backup, or start with another folder by --data.`,
  );
}
