import { Logger } from '@aws-lambda-powertools/logger';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { HOUR } from '#core/time.ts';
import { composeMail } from '#handlers/compose-mail.ts';
import { handleSweep } from '#handlers/handle-sweep.ts';
import { UNSENT } from '#handlers/log-unsent.ts';
import type { Mailer } from '#ports/mail.ts';
import { REFERENCE_INSTANT } from '#test/fixtures/clock.ts';
import { MILLBROOK, storeChannel } from '#test/fixtures/office.ts';
import { startTestServices, type TestServices } from '#test/fixtures/services.ts';
import { type AttentionStage, openAttentionStage } from '#test/use-cases/attention-stage.ts';
import { choose, MONDAY, weeklyParts } from '#test/use-cases/weekly-stage.ts';
import { SENDING_TIME } from '#use-cases/notify-attention.ts';
import { DUE, storeDuePost } from './due-post.ts';
import { listen } from './listen.ts';

const logger = new Logger({ logLevel: 'SILENT' });

let host: TestServices;
let attention: AttentionStage;

beforeAll(async () => {
  host = await startTestServices();
  attention = openAttentionStage({ store: host.services.store, clock: host.clock });
});
afterAll(async () => {
  attention.close();
  await host.stop();
});
beforeEach(() => {
  host.clock.set(REFERENCE_INSTANT);
  host.orders.length = 0;
  host.checks.length = 0;
});

const parts = () => ({ ...host.services, ...attention.parts });

test('a sweep queues the posts that are due and the channels to be checked', async () => {
  const order = await storeDuePost(host.services.store, 'overdue');
  const { store, vault } = host.services;
  const { officeId, platform } = await storeChannel(store, vault, MILLBROOK, 'threads', { checkAt: DUE });
  host.clock.set(DUE);
  await handleSweep(parts(), logger);
  expect(host.orders).toContainEqual({ order, delaySeconds: 0 });
  expect(host.checks).toContainEqual({ officeId, platform });
});

test('a sweep whose queue is out of order fails, but first tells people that a post is silent', async () => {
  const { officeId } = await storeDuePost(host.services.store, 'silent');
  host.clock.set(DUE);
  host.clock.advance(HOUR);
  const queue = { send: () => Promise.reject(new Error('The queue is out of order')) };
  await expect(handleSweep({ ...parts(), queue }, logger)).rejects.toThrow('out of order');
  const mail = await attention.outbox.list(1_000);
  expect(mail.filter(({ text }) => text.includes(officeId)).map(({ to }) => to.email)).toEqual([
    'dana@millbrook.example.gov',
  ]);
});

test('a sweep sends the weekly summaries that are due, also where the queue is out of order', async () => {
  const office = await attention.enterOffice();
  const viewer = await office.addMember('viewer');
  const { store } = host.services;
  await choose(weeklyParts(attention, store), { officeId: office.office.id }, viewer, true);
  host.clock.set(MONDAY);
  await storeDuePost(store, 'due-on-monday');
  const queue = { send: () => Promise.reject(new Error('The queue is out of order')) };
  await expect(handleSweep({ ...parts(), queue }, logger)).rejects.toThrow('out of order');
  await handleSweep(parts(), logger);
  expect(await office.subjects()).toEqual(['your week from Monday, September 14']);
});

test('a sweep without a sender tells the operator, and the sweeps of a sender tell people all the same', async () => {
  const office = await attention.enterOffice();
  await office.storePost({ state: 'rejected' });
  const sweep = async (mailer: Mailer) => {
    await office.store.lookAgain(host.clock.now(), host.clock.now());
    const { logger: listening, lines } = listen();
    await handleSweep({ ...parts(), mailer }, listening);
    return lines.filter(({ level }) => level === 'WARN');
  };
  const reasons = ['MAIL_FROM is not set, so nobody is told by mail.'];
  expect(await sweep(composeMail(undefined).mailer)).toMatchObject([{ message: UNSENT, reasons }]);

  host.clock.advance(SENDING_TIME);
  expect(await sweep(attention.parts.mailer)).toEqual([]);
  expect(await office.recipients()).toEqual([`owner@${office.office.id}.example.gov`]);
});
