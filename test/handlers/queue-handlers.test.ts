import { Logger } from '@aws-lambda-powertools/logger';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { CLARION } from '#core/audit.ts';
import type { PublishOrder } from '#core/publish-order.ts';
import { handlePublishOrders } from '#handlers/handle-publish-orders.ts';
import { handleWakeUps } from '#handlers/handle-wake-ups.ts';
import { UNSENT } from '#handlers/log-unsent.ts';
import { QueueEvent } from '#handlers/queue-event.ts';
import { REFERENCE_INSTANT } from '#test/fixtures/clock.ts';
import { MILLBROOK, storeChannel } from '#test/fixtures/office.ts';
import { startTestServices, type TestServices } from '#test/fixtures/services.ts';
import { type AttentionStage, openAttentionStage } from '#test/use-cases/attention-stage.ts';
import { standInConnector } from '#test/web/stand-in-connector.ts';
import type { Working } from '#use-cases/work-on-order.ts';
import { DUE, storeDuePost } from './due-post.ts';
import { listen } from './listen.ts';

const logger = new Logger({ logLevel: 'SILENT' });
const WAKE_UP = '{"minute":"2026-09-15T14:30Z"}';

let host: TestServices;
let attention: AttentionStage;
let parts: Working;

beforeAll(async () => {
  host = await startTestServices();
  attention = openAttentionStage({ store: host.services.store, clock: host.clock });
  parts = {
    ...host.services,
    ...attention.parts,
    publisherFor: () => undefined,
    readerFor: () => undefined,
    wait: () => {
      throw new Error('These tests renew nothing');
    },
    connectorFor: () => {
      throw new Error('A channel that is posted to by hand needs no connector');
    },
  };
  await storeChannel(host.services.store, host.services.vault, MILLBROOK, 'x', { mode: 'manual' });
});
afterAll(async () => {
  attention.close();
  await host.stop();
});
beforeEach(() => {
  host.clock.set(REFERENCE_INSTANT);
  host.orders.length = 0;
});

describe('the handler of wake-ups', () => {
  test('queues what is due, once for all wake-ups of a batch', async () => {
    const order = await storeDuePost(host.services.store, 'due');
    host.clock.set(DUE);
    const answer = await handleWakeUps(host.services, logger, eventOf(WAKE_UP, WAKE_UP, WAKE_UP));
    expect(answer).toEqual({ batchItemFailures: [] });
    const mine = host.orders.filter((sent) => sent.order.postId === order.postId);
    expect(mine).toEqual([{ order, delaySeconds: 0 }]);
  });

  test('does nothing where nothing is due yet', async () => {
    await storeDuePost(host.services.store, 'not-due');
    expect(await handleWakeUps(host.services, logger, eventOf(WAKE_UP))).toEqual({ batchItemFailures: [] });
    expect(host.orders).toEqual([]);
  });

  test.each(['no JSON', '{"minute":"soon"}', '{}'])('gives back %s, and still dispatches', async (body) => {
    const order = await storeDuePost(host.services.store, `beside-${body.length}`);
    host.clock.set(DUE);
    const answer = await handleWakeUps(host.services, logger, eventOf(WAKE_UP, body));
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'message-1' }] });
    expect(host.orders).toContainEqual({ order, delaySeconds: 0 });
  });

  test('fails as a whole if the store does, so that every wake-up comes again', async () => {
    const queue = { send: () => Promise.reject(new Error('The queue is out of order')) };
    host.clock.set(DUE);
    await storeDuePost(host.services.store, 'unqueued');
    const handled = handleWakeUps({ ...host.services, queue }, logger, eventOf(WAKE_UP));
    await expect(handled).rejects.toThrow('out of order');
  });
});

describe('the handler of publish orders', () => {
  test('works on every post of a batch', async () => {
    const orders = [
      await storeDuePost(host.services.store, 'one'),
      await storeDuePost(host.services.store, 'two'),
    ];
    host.clock.set(DUE);
    const answer = await handlePublishOrders(
      parts,
      logger,
      eventOf(...orders.map((order) => JSON.stringify(order))),
    );
    expect(answer).toEqual({ batchItemFailures: [] });
    expect(await Promise.all(orders.map(stateOf))).toEqual(['handoff', 'handoff']);
  });

  test('checks the channels among them', async () => {
    const { store, vault } = host.services;
    const { officeId, platform } = await storeChannel(store, vault, MILLBROOK, 'threads');
    const checking = { ...parts, connectorFor: () => standInConnector('threads') };
    const body = JSON.stringify({ officeId, platform });
    const answer = await handlePublishOrders(checking, logger, eventOf(body));
    expect(answer).toEqual({ batchItemFailures: [] });
    const checked = await store.forOffice(officeId, CLARION).readChannel(platform);
    expect(checked).toMatchObject({ status: 'connected', checkedAt: REFERENCE_INSTANT });
  });

  test('tells an office’s members of what needs them, once', async () => {
    const order = await storeDuePost(host.services.store, 'told');
    host.clock.set(DUE);
    const body = JSON.stringify(order);
    const before = (await attention.outbox.list(1_000)).length;
    await handlePublishOrders(parts, logger, eventOf(body));
    await handlePublishOrders(parts, logger, eventOf(body));
    const mailed = (await attention.outbox.list(1_000)).slice(0, -before || undefined);
    const told = mailed.filter(({ text }) => text.includes(order.postId));
    expect(told.map(({ to }) => to.email)).toEqual(['dana@millbrook.example.gov']);
  });

  test('is done with an order whose mail was not taken, and tells the operator why', async () => {
    const order = await storeDuePost(host.services.store, 'unsent');
    host.clock.set(DUE);
    const reason = 'Amazon SES takes no messages.';
    const mailer = { send: async () => ({ kind: 'unreachable', reason }) as const };
    const { logger: listening, lines } = listen();
    const answer = await handlePublishOrders({ ...parts, mailer }, listening, eventOf(JSON.stringify(order)));
    expect(answer).toEqual({ batchItemFailures: [] });
    expect(await stateOf(order)).toBe('handoff');
    expect(lines).toContainEqual(
      expect.objectContaining({ level: 'WARN', message: UNSENT, reasons: [reason] }),
    );
  });

  test('gives back the orders that failed, and only those', async () => {
    const order = await storeDuePost(host.services.store, 'sound');
    host.clock.set(DUE);
    const bodies = ['no JSON', JSON.stringify(order), '{"officeId":"Not An Office","postId":"p"}'];
    const answer = await handlePublishOrders(parts, logger, eventOf(...bodies));
    expect(answer.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)).toEqual([
      'message-0',
      'message-2',
    ]);
    expect(await stateOf(order)).toBe('handoff');
  });

  test('gives back all orders where all fail, instead of failing itself', async () => {
    const answer = await handlePublishOrders(parts, logger, eventOf('no JSON', '[]'));
    expect(answer.batchItemFailures).toHaveLength(2);
  });

  test('is done with an order for a post that nothing is due for', async () => {
    const order = await storeDuePost(host.services.store, 'early');
    const unknown = JSON.stringify({ ...order, postId: 'nobody-knows' });
    const answer = await handlePublishOrders(parts, logger, eventOf(JSON.stringify(order), unknown));
    expect(answer).toEqual({ batchItemFailures: [] });
    expect(await stateOf(order)).toBe('scheduled');
  });
});

async function stateOf({ officeId, postId }: PublishOrder) {
  const post = await host.services.store.forOffice(officeId, CLARION).readPost(postId);
  return post?.state;
}

/** An event as SQS sends it: with more in it than is used. */
function eventOf(...bodies: readonly string[]): QueueEvent {
  return QueueEvent.parse({
    Records: bodies.map((body, index) => ({
      messageId: `message-${index}`,
      body,
      receiptHandle: 'handle',
      eventSource: 'aws:sqs',
    })),
  });
}
