import { SECOND } from '#core/time.ts';
import type { WorkOrder } from '#core/work-order.ts';
import type { PublishQueue } from '#ports/publish-queue.ts';
import type { Pace } from '../pace.ts';

export interface InProcessQueueOptions {
  readonly work: (order: WorkOrder) => Promise<unknown>;
  /** How many orders are worked on at once. */
  readonly concurrency: number;
  readonly onFailure: (order: WorkOrder, error: unknown) => void;
  /** By which delays run. */
  readonly pace: Pace;
}

export interface InProcessQueue extends PublishQueue {
  /** Orders that wait or are being worked on. */
  readonly size: number;
  /** Takes nothing more, drops what waits, and settles when everything in hand is done. */
  drain(): Promise<void>;
}

/** How often an order whose work has thrown is tried before it is left to the sweep. */
const TRIES = 3;
const RETRY_DELAY = 5 * SECOND;

/**
 * A queue that lives and dies with the process. It may forget: everything that must be looked at stands in the due
 * index, which the sweep reads when the host starts and every five minutes after.
 */
export function createInProcessQueue(options: InProcessQueueOptions): InProcessQueue {
  const waiting: { readonly order: WorkOrder; readonly tries: number }[] = [];
  const timers = new Set<NodeJS.Timeout>();
  const atWork = new Set<Promise<void>>();
  let draining = false;

  const start = () => {
    while (!draining && atWork.size < options.concurrency) {
      const next = waiting.shift();
      if (!next) return;
      const task: Promise<void> = run(next.order, next.tries).finally(() => {
        atWork.delete(task);
        start();
      });
      atWork.add(task);
    }
  };

  const run = async (order: WorkOrder, tries: number): Promise<void> => {
    try {
      await options.work(order);
    } catch (error) {
      options.onFailure(order, error);
      if (tries < TRIES) later(order, tries + 1, RETRY_DELAY);
    }
  };

  const later = (order: WorkOrder, tries: number, milliseconds: number) => {
    if (draining) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      waiting.push({ order, tries });
      start();
    }, options.pace.real(milliseconds));
    timers.add(timer);
  };

  return {
    get size() {
      return waiting.length + timers.size + atWork.size;
    },
    send: async (orders, delaySeconds) => {
      for (const order of orders) later(order, 1, delaySeconds * SECOND);
    },
    drain: async () => {
      draining = true;
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
      waiting.length = 0;
      await Promise.allSettled(atWork);
    },
  };
}
