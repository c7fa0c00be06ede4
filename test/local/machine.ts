import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFreePorts, type HostProcess, startHostProcess } from '#test/fixtures/host-process.ts';

/** A data folder and the ports that belong to it, on which one host after another is started. */
export interface Machine {
  readonly data: string;
  readonly port: number;
  start(): Promise<HostProcess>;
  /** The processes that serve the folder's store. */
  stores(): readonly number[];
  /** Ends whatever still runs and removes the folder. */
  dispose(): Promise<void>;
}

export async function setUpMachine(): Promise<Machine> {
  const data = mkdtempSync(join(tmpdir(), 'clarion-crash-'));
  const port = await findFreePorts();
  const hosts: HostProcess[] = [];
  const stores = () => findProcesses(join(data, 'store.sqlite'));
  return {
    data,
    port,
    stores,
    start: async () => {
      const host = await startHostProcess({ port, data, args: ['--empty'] });
      hosts.push(host);
      return host;
    },
    dispose: async () => {
      await Promise.all(hosts.map((host) => host.kill('SIGKILL')));
      for (const pid of stores()) process.kill(pid, 'SIGKILL');
      rmSync(data, { recursive: true, force: true });
    },
  };
}

/** The processes that were started with this very word. */
function findProcesses(word: string): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && readCommand(name).includes(word))
    .map(Number);
}

function readCommand(pid: string): readonly string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  } catch (cause) {
    // It has ended since it was listed.
    if (cause instanceof Error && 'code' in cause && (cause.code === 'ENOENT' || cause.code === 'ESRCH'))
      return [];
    throw cause;
  }
}
