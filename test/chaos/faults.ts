import { MINUTE, SECOND } from '#core/time.ts';
import type { SeededChance } from './chance.ts';

/** A fault to order from the sandbox. Delays are milliseconds of the rehearsal's clock. */
export interface FaultOrder {
  readonly operation: string;
  readonly fault: string;
  readonly times: number;
  readonly delayMs?: number;
}

/**
 * What goes wrong in a run. `none` leaves it to the kill alone, and so does `crowd`, whose posts share one channel and
 * one minute.
 */
export const FAULTS = [
  'none',
  'crowd',
  'accept-then-drop',
  '500-before',
  '500-after',
  'timeout',
  'timeout-after',
  'reset',
  '429',
  'slow',
  'cut-json',
  'refuse',
  'refuse-after',
  'expired-token',
] as const;

export type FaultName = (typeof FAULTS)[number];

/** The calls of a platform: the one that makes a post public, those before it, and those that look for it. */
interface Calls {
  readonly publish: string;
  readonly prepare: readonly string[];
  readonly look: readonly string[];
  readonly unknown: readonly FaultName[];
}

const CONTAINERS: Calls = {
  publish: 'publish',
  prepare: ['create-container', 'read-container'],
  look: ['read-container', 'list-posts', 'read-post'],
  unknown: [],
};

const CALLS: Readonly<Record<string, Calls>> = {
  x: {
    publish: 'create-post',
    prepare: ['upload-media', 'media-metadata'],
    look: ['list-posts'],
    unknown: ['refuse-after'],
  },
  facebook: {
    publish: 'publish',
    prepare: ['create-post', 'upload-media'],
    look: ['read-post'],
    unknown: [],
  },
  instagram: CONTAINERS,
  threads: CONTAINERS,
  linkedin: {
    publish: 'create-post',
    prepare: ['upload-media', 'read-container'],
    look: ['list-posts', 'read-post'],
    // A new post's id comes in a header: there is no body to cut.
    unknown: ['cut-json', 'refuse-after'],
  },
};

/** Platforms of which nothing is known here would be left out in silence. */
export function callsOf(platform: string): Calls {
  const calls = CALLS[platform];
  if (!calls) throw new Error(`The rehearsal does not know the calls of ${platform}: add them to CALLS`);
  return calls;
}

export function faultsOf(platform: string): readonly FaultName[] {
  return FAULTS.filter((fault) => !callsOf(platform).unknown.includes(fault));
}

/** Which faults strike any call; the others are words about a post, and strike the call that publishes it. */
const ANYWHERE: readonly FaultName[] = [
  'accept-then-drop',
  '500-before',
  '500-after',
  'timeout',
  'timeout-after',
  'reset',
  'slow',
];

/** Orders a fault for the call that publishes, and nothing else. */
export function orderPlainFault(
  platform: string,
  fault: FaultName,
  chance: SeededChance,
): readonly FaultOrder[] {
  return isOrderless(fault) ? [] : [{ operation: callsOf(platform).publish, ...describe(fault, chance) }];
}

/** Orders a fault, mostly for the call that publishes, and now and then another one for the look that follows. */
export function orderFaults(platform: string, fault: FaultName, chance: SeededChance): readonly FaultOrder[] {
  if (isOrderless(fault)) return [];
  const { publish, prepare, look } = callsOf(platform);
  const roll = chance.next();
  const early = ANYWHERE.includes(fault) && roll < 0.2;
  const operation = early ? chance.pick(prepare) : publish;
  const first = { operation, ...describe(fault, chance) };
  if (roll < 0.75) return [first];
  const blind = chance.pick(ANYWHERE);
  return [first, { operation: chance.pick(look), ...describe(blind, chance) }];
}

function isOrderless(fault: FaultName): boolean {
  return fault === 'none' || fault === 'crowd';
}

function describe(fault: FaultName, chance: SeededChance): Omit<FaultOrder, 'operation'> {
  switch (fault) {
    case '429':
      return { fault, times: 1, delayMs: chance.between(1, 5) * MINUTE };
    case 'slow':
      // Some answers come in time, others after the caller has given up.
      return { fault, times: chance.between(1, 2), delayMs: chance.pick([5, 30]) * SECOND };
    default:
      return { fault, times: chance.pick([1, 1, 1, 2]) };
  }
}
