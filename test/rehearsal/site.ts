import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Pace, readPace } from '#local/pace.ts';
import { endEngine } from '#test/chaos/living-store.ts';
import { findFreePorts, type HostProcess, startHostProcess } from '#test/fixtures/host-process.ts';
import type { Browser } from './browser.ts';
import { NORA, PAT, signIn } from './people.ts';
import { PLATFORM } from './set-up.ts';
import { openTable, type Table } from './table.ts';

/** A host of the rehearsal that runs, and who is at its pages. */
export interface LivingSite {
  readonly origin: string;
  readonly pace: Pace;
  readonly pat: Browser;
  readonly nora: Browser;
  readonly sandbox: string;
  readonly table: Table;
}

/** One machine throughout; its clock is moved by starting the host again. */
export interface Site {
  /** Signs in as Nora: only once she is invited can she. */
  start(clock: {
    readonly at?: number;
    readonly rate: number;
    readonly withNora: boolean;
  }): Promise<LivingSite>;
  /** Has the host drain. Throws if it does not, or if it has complained. */
  stop(): Promise<void>;
  dispose(): Promise<void>;
}

/** Real milliseconds that a host takes to start, at most: its clock runs meanwhile. */
const STARTING = 4_000;
/** Time as it is, but at another instant: a rate of exactly 1 knows no other. */
export const CALM = 1.000_1;

export async function openSite(): Promise<Site> {
  const data = mkdtempSync(join(tmpdir(), 'clarion-rehearsal-'));
  const port = await findFreePorts();
  let living: { readonly host: HostProcess; readonly table: Table } | undefined;
  return {
    start: async ({ at, rate, withNora }) => {
      const timeRate = at === undefined ? undefined : rateAt(at, rate);
      const host = await startHostProcess({
        port,
        data,
        args: ['--empty'],
        ...(timeRate !== undefined && { env: { CLARION_TIME_RATE: timeRate } }),
      });
      const table = openTable(join(data, 'store.pid'));
      living = { host, table };
      const pat = await signIn(host.origin, PAT.id);
      const nora = withNora ? await signIn(host.origin, NORA.id) : pat;
      return {
        origin: host.origin,
        pace: readPace(timeRate),
        pat,
        nora,
        table,
        sandbox: host.sandbox[PLATFORM] ?? '',
      };
    },
    stop: async () => {
      living?.table.close();
      const code = await living?.host.kill('SIGTERM');
      living = undefined;
      if (code !== 0) throw new Error(`The host did not drain: it ended with ${code}`);
    },
    dispose: async () => {
      living?.table.close();
      await living?.host.kill('SIGKILL');
      endEngine(join(data, 'store.pid'), join(data, 'store.sqlite'));
      rmSync(data, { recursive: true, force: true });
    },
  };
}

/** The setting by which a host that is started now shows that instant when it is ready. */
function rateAt(at: number, rate: number): string {
  const ready = Date.now() + STARTING;
  const origin = Math.floor((ready * rate - at) / (rate - 1));
  return `${rate}@${new Date(origin).toISOString()}`;
}
