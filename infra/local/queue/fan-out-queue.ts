import type { FanOutOrder } from '#core/fan-out-order.ts';
import type { FanOutQueue } from '#ports/fan-out-queue.ts';

export interface LocalFanOutOptions {
  readonly work: (order: FanOutOrder) => Promise<unknown>;
  readonly onFailure: (order: FanOutOrder, error: unknown) => void;
}

export interface LocalFanOutQueue extends FanOutQueue {
  /** Takes nothing more, drops what waits, and settles when what is in hand is done. */
  drain(): Promise<void>;
}

/**
 * Works on one campaign's next offices at a time, beside publishing and never in front of it. It may forget: a
 * campaign that is not done stands in the due index, which the sweep reads.
 */
export function createLocalFanOutQueue({ work, onFailure }: LocalFanOutOptions): LocalFanOutQueue {
  const waiting = new Map<string, FanOutOrder>();
  let atWork: Promise<void> | undefined;
  let draining = false;

  const goOn = async (): Promise<void> => {
    for (let [next] = waiting; next && !draining; [next] = waiting) {
      const [key, order] = next;
      waiting.delete(key);
      await work(order).catch((error: unknown) => onFailure(order, error));
    }
    // Before anything else can run: what is sent from now on needs a worker of its own.
    atWork = undefined;
  };

  return {
    send: async (order) => {
      if (draining) return;
      // One order for a campaign, an import or an export does the work of many.
      waiting.set(`${order.associationId}/${workOf(order)}`, order);
      atWork ??= goOn();
    },
    drain: async () => {
      draining = true;
      waiting.clear();
      await atWork;
    },
  };
}

/** What an order is to go on with, in words for the operator. */
export function workOf(order: FanOutOrder): string {
  if ('importId' in order) return `import ${order.importId}`;
  if ('exportId' in order) return `export ${order.exportId}`;
  return 'dateId' in order ? `date ${order.dateId}` : `campaign ${order.campaignId}`;
}
