import type { WorkOrder } from '#core/work-order.ts';

/** Delivers every order at least once, in no particular order. */
export interface PublishQueue {
  /** Delivers the orders after a delay of at most `LONGEST_DELAY`. */
  send(orders: readonly WorkOrder[], delaySeconds: number): Promise<void>;
}

/** The longest delay that the queue knows, in seconds: that of SQS. */
export const LONGEST_DELAY = 900;
