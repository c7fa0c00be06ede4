import type { HttpBindings } from '@hono/node-server';
import type { Calls } from './calls.ts';
import type { Fault, FaultList } from './faults.ts';
import type { Platform } from './platform.ts';
import type { State } from './state/database.ts';

/** What the simulated platforms of one process share. */
export interface World {
  readonly state: State;
  readonly faults: FaultList;
  readonly calls: Calls;
  readonly containerDelayMs: number;
  readonly imageTimeoutMs: number;
  /** Base address per platform, without a trailing slash; filled while the servers start. */
  readonly addresses: Record<Platform, string>;
}

/** What every request carries: the raw sockets, and the fault ordered for it, if any. */
export interface Env {
  Bindings: HttpBindings;
  Variables: { fault: Fault | undefined };
}
