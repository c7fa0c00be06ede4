import type { Platform } from './platform.ts';

const KEPT = 1000;

/** One HTTP call: never its query, headers or body, since those carry tokens. */
export interface Call {
  readonly platform: Platform;
  readonly method: string;
  readonly path: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** Null while under way, and for ever when the connection ended without an answer. */
  status: number | null;
  fault?: string;
}

/** The last calls, oldest first. */
export interface Calls {
  record(call: Call): void;
  list(platform?: Platform): readonly Call[];
}

export function createCalls(): Calls {
  const kept: Call[] = [];
  return {
    record(call) {
      kept.push(call);
      if (kept.length > KEPT) kept.shift();
    },
    list: (platform) => kept.filter((call) => platform === undefined || call.platform === platform),
  };
}
