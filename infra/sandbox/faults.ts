import type { Platform } from './platform.ts';

export const OPERATIONS = [
  'create-post',
  'publish',
  'upload-media',
  'media-metadata',
  'create-container',
  'read-container',
  'read-post',
  'list-posts',
  'read-reach',
  'token',
  'me',
] as const;

export const FAULTS = [
  'accept-then-drop',
  'refuse',
  'refuse-after',
  '429',
  '429-app',
  '500-before',
  '500-after',
  'timeout',
  'timeout-after',
  'reset',
  'slow',
  'cut-json',
  'expired-token',
  'duplicate',
  'permission',
  'mention-refused',
  'container-error',
  'container-slow',
] as const;

export type Operation = (typeof OPERATIONS)[number];
export type FaultName = (typeof FAULTS)[number];

/** Faults that each platform words in its own way. */
export type Refusal = Extract<
  FaultName,
  | 'refuse'
  | 'refuse-after'
  | '429'
  | '429-app'
  | '500-before'
  | '500-after'
  | 'expired-token'
  | 'duplicate'
  | 'permission'
  | 'mention-refused'
>;

/** Faults of the network, and limits, which any operation of any platform can suffer. */
export const NETWORK_FAULTS = [
  'accept-then-drop',
  '429',
  '429-app',
  '500-before',
  '500-after',
  'timeout',
  'timeout-after',
  'reset',
  'slow',
  'cut-json',
] as const satisfies readonly FaultName[];

/** Which faults each operation of a platform knows; an operation left out does not exist there. */
export type FaultTable = Readonly<Partial<Record<Operation, readonly FaultName[]>>>;

export interface FaultOrder {
  readonly platform: Platform;
  readonly operation: Operation;
  readonly fault: FaultName;
  readonly times: number;
  /** Account id; without it the fault meets any caller. */
  readonly account?: string | undefined;
  /** How long after the order the fault begins to apply. */
  readonly afterMs: number;
  /** For `slow` the delay of the answer, for `container-slow` of the container. */
  readonly delayMs?: number | undefined;
}

export interface Fault extends FaultOrder {
  readonly id: number;
  readonly orderedAt: number;
  left: number;
}

/** Faults on order, kept in memory only: a restarted sandbox behaves. */
export interface FaultList {
  order(order: FaultOrder): Fault;
  /** Uses up one turn of the first order that matches. */
  take(platform: Platform, operation: Operation, account: string | undefined): Fault | undefined;
  list(): readonly Fault[];
  clear(): void;
}

export function createFaultList(now: () => number): FaultList {
  let ordered = 0;
  let faults: Fault[] = [];
  return {
    order(order) {
      ordered += 1;
      const fault = { ...order, id: ordered, orderedAt: now(), left: order.times };
      faults.push(fault);
      return fault;
    },
    take(platform, operation, account) {
      const fault = faults.find(
        (each) =>
          each.platform === platform &&
          each.operation === operation &&
          (each.account === undefined || each.account === account) &&
          now() >= each.orderedAt + each.afterMs,
      );
      if (!fault) return undefined;
      fault.left -= 1;
      faults = faults.filter((each) => each.left > 0);
      return fault;
    },
    list: () => faults,
    clear() {
      faults = [];
    },
  };
}
