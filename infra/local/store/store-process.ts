import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { DataFolder } from '../data-folder.ts';
import { type LocalDynamoDb, startDynoxide } from './dynoxide.ts';

/**
 * Starts the folder's store. A host that was killed leaves its store running, on a port that nobody knows any more:
 * it is ended first, so that the file has one server.
 */
export async function startStoreProcess(folder: DataFolder): Promise<LocalDynamoDb> {
  const file = folder.file('store.sqlite');
  const pidFile = folder.file('store.pid');
  await endLeftover(pidFile, file);
  const store = await startDynoxide(file);
  writeFileSync(pidFile, String(store.pid), { mode: 0o600 });
  return {
    ...store,
    stop: async () => {
      await store.stop();
      rmSync(pidFile, { force: true });
    },
  };
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
