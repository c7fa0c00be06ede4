import { readFileSync } from 'node:fs';
import { createDynamoDbStore } from '#adapters/dynamodb/store.ts';
import { nodeChance } from '#adapters/node/node-chance.ts';
import { sha256 } from '#adapters/node/sha256.ts';
import { connectLocally } from '#local/store/dynoxide.ts';
import type { Clock } from '#ports/clock.ts';
import type { Store } from '#ports/store.ts';

/** The store of a host that runs, or of one that was killed a moment ago: its engine lives on until the next start. */
export interface LivingStore {
  readonly store: Store;
  close(): void;
}

/** Connects to it. The engine's address is told to nobody, so it is read from its command line. */
export function openLivingStore(pidFile: string, clock: Clock): LivingStore {
  const words = commandLine(readFileSync(pidFile, 'utf8'));
  const wordAfter = (name: string) => words[words.indexOf(name) + 1] ?? '';
  const client = connectLocally(`http://${wordAfter('--host')}:${wordAfter('--port')}`);
  return {
    store: createDynamoDbStore({ client, table: 'clarion', clock, chance: nodeChance, digest: sha256 }),
    close: () => client.destroy(),
  };
}

/** Ends the engine that the last host may have left behind. */
export function endEngine(pidFile: string, storeFile: string): void {
  try {
    const pid = readFileSync(pidFile, 'utf8');
    if (commandLine(pid).includes(storeFile)) process.kill(Number(pid), 'SIGKILL');
  } catch (cause) {
    // Without the file, or the process that it names, nothing was left.
    if (!(cause instanceof Error && 'code' in cause && ['ENOENT', 'ESRCH'].includes(String(cause.code))))
      throw cause;
  }
}

function commandLine(pid: string): readonly string[] {
  return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
}
