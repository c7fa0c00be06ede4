import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import {
  findFreePorts,
  type HostProcess,
  type HostSettings,
  startHostProcess,
} from '#test/fixtures/host-process.ts';
import { openBrowser } from './browser.ts';

/** A whole Clarion with its demo, just started on an empty folder, and a browser to look at it. */
export interface Stage {
  readonly host: HostProcess;
  readonly browser: Browser;
  close(): Promise<void>;
}

/** The weeks before the first start take as long as the rest of it, and one test looks at them closely. */
const WITHOUT_PAST = { CLARION_DEMO_PAST: 'none' };

/**
 * `args` go to the host: with `--empty` no post of the demo's own comes between. What starts from its source starts as
 * people start it.
 */
export async function openStage(
  args: readonly string[] = [],
  program?: HostSettings['program'],
): Promise<Stage> {
  const data = mkdtempSync(join(tmpdir(), 'clarion-journey-'));
  const removeData = () => rmSync(data, { recursive: true, force: true });
  const settings = {
    port: await findFreePorts(),
    data,
    args,
    ...(program === 'source' ? { program } : { env: WITHOUT_PAST }),
  };
  const host = await startHostProcess(settings).catch((error: unknown) => {
    removeData();
    throw error;
  });
  const browser = await openBrowser();
  return {
    host,
    browser,
    close: async () => {
      await browser.close();
      await host.kill('SIGTERM');
      removeData();
    },
  };
}
