import * as z from 'zod';
import { PLATFORMS } from '#platforms/registry.ts';
import { type CrashPoint, readCrashPoint } from './crash-points.ts';
import { HostError } from './host-error.ts';
import { type Pace, readPace } from './pace.ts';

/** What is different while somebody rehearses faults with this host. Each is set by a variable of the environment. */
export interface Rehearsal {
  /** CLARION_SANDBOX: a sandbox that runs elsewhere on this machine, instead of the host's own; addresses by platform. */
  readonly sandbox: Readonly<Record<string, string>> | undefined;
  /** CLARION_TIME_RATE: how fast time runs, such as `60@2026-11-03T14:00:00.000Z`. */
  readonly pace: Pace;
  /** CLARION_CRASH_AT: where the host ends itself, such as `after:post.claim`. */
  readonly crashPoint: CrashPoint | undefined;
  /** CLARION_DEMO_PAST: `none` for a demo without the weeks before its first start, which take some seconds to live. */
  readonly hasPast: boolean;
}

/** Reads the settings of a rehearsal. Throws HostError for one that it cannot follow. */
export function readRehearsal(env: NodeJS.ProcessEnv): Rehearsal {
  return {
    sandbox: readSandbox(env.CLARION_SANDBOX),
    pace: readPace(env.CLARION_TIME_RATE),
    crashPoint: readCrashPoint(env.CLARION_CRASH_AT),
    hasPast: readPast(env.CLARION_DEMO_PAST),
  };
}

function readPast(text: string | undefined): boolean {
  if (text === undefined || text === 'none') return text === undefined;
  throw new HostError(
    `CLARION_DEMO_PAST is "${text}", but can only be none. Correct it, or unset it for a demo with a past.`,
  );
}

/** A sandbox's address is of this machine: the host must not send its demo's credentials to another. */
const Addresses = z.record(z.string(), z.string().regex(/^http:\/\/(127(\.\d{1,3}){3}|localhost):\d{1,5}$/));

function readSandbox(text: string | undefined): Rehearsal['sandbox'] {
  if (text === undefined) return undefined;
  const names = PLATFORMS.map(({ platform }) => platform);
  const addresses = Addresses.safeParse(parseJson(text));
  if (!addresses.success || names.some((name) => addresses.data[name] === undefined)) {
    throw new HostError(
      `CLARION_SANDBOX is "${text}", but has to be JSON that gives each of ${names.join(', ')} an address of this machine, such as {"${names[0]}":"http://127.0.0.1:3011", …}. Correct it, or unset it to use the host's own sandbox.`,
    );
  }
  return addresses.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Refused by the schema, in the same sentence as any other wrong value.
    return undefined;
  }
}
