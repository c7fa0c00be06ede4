import type { FanOutOrder } from '#core/fan-out-order.ts';

/** Orders to go on with an association's campaign, apart from publishing, which must never wait for them. */
export interface FanOutQueue {
  send(order: FanOutOrder): Promise<void>;
}
