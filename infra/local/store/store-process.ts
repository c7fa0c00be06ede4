import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { DataFolder } from '../data-folder.ts';
import { HostError } from '../host-error.ts';
import { type LocalDynamoDb, startDynoxide } from './dynoxide.ts';
import { type Keeping, keepRunning } from './keep-running.ts';

/**
 * Starts the folder's store, and starts it again when it ends by itself. A host that was killed leaves its store
 * running, on a port that nobody knows any more: it is ended first, so that the file has one server.
 */
export async function startStoreProcess(folder: DataFolder, keeping: Keeping): Promise<LocalDynamoDb> {
  const endpoint = process.env.DYNAMODB_ENDPOINT;
  if (endpoint !== undefined) return useEndpoint(endpoint);
  const file = folder.file('store.sqlite');
  const pidFile = folder.file('store.pid');
  await endLeftover(pidFile, file);
  const dynoxide = await startDynoxide(file, (pid) => writeFileSync(pidFile, String(pid), { mode: 0o600 }));
  const store = keepRunning(dynoxide, keeping);
  return {
    ...store,
    stop: async () => {
      await store.stop();
      rmSync(pidFile, { force: true });
    },
  };
}

/** A store that somebody else runs: it is neither started nor ended here. */
function useEndpoint(endpoint: string): LocalDynamoDb {
  if (!/^https?:\/\/[^\s/]+\/?$/.test(endpoint)) {
    throw new HostError(
      `DYNAMODB_ENDPOINT is "${endpoint}", but has to be an address such as http://127.0.0.1:8000. Correct it, or unset it to use the bundled engine.`,
    );
  }
  return { endpoint, ended: new Promise(() => {}), stop: async () => {} };
}

async function endLeftover(pidFile: string, file: string): Promise<void> {
  const pid = readPid(pidFile);
  if (pid === undefined || !serves(pid, file)) return;
  process.kill(pid, 'SIGTERM');
  for (let waited = 0; serves(pid, file); waited += 20) {
    if (waited === 3_000) process.kill(pid, 'SIGKILL');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

function readPid(pidFile: string): number | undefined {
  try {
    const pid = Number(readFileSync(pidFile, 'utf8'));
    return Number.isSafeInteger(pid) && pid > 1 ? pid : undefined;
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined;
    throw cause;
  }
}

/** Whether the process is a store on this very file: a number alone may belong to anybody by now. */
function serves(pid: number, file: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(file);
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && (cause.code === 'ENOENT' || cause.code === 'ESRCH'))
      return false;
    throw cause;
  }
}
