import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { MINUTE } from '#core/time.ts';
import { watchOffices } from '#use-cases/watch-offices.ts';
import { workOnOrder } from '#use-cases/work-on-order.ts';
import { type AttentionStage, openAttentionStage } from './attention-stage.ts';
import { type PublishingStage, type StageOffice, startPublishingStage } from './publishing-stage.ts';

let stage: PublishingStage;
let attention: AttentionStage;
let here: StageOffice;

beforeAll(async () => {
  stage = await startPublishingStage();
  attention = openAttentionStage({ store: stage.services.store, clock: stage.clock });
});
afterAll(async () => {
  attention.close();
  await stage.stop();
});
beforeEach(async () => {
  here = stage.enterOffice();
  await here.store.writeOffice(here.office);
  const owner = { ...(await attention.enterOffice().then((office) => office.addMember('owner'))) };
  await stage.services.store.writeMember({
    ...owner,
    email: `owner@${here.office.id}.example.gov`,
    grants: [{ officeId: here.office.id, roles: ['owner'] }],
  });
});

const work = (id: Parameters<StageOffice['order']>[0]) =>
  workOnOrder({ ...stage.parts, ...attention.parts }, here.order(id));

async function mailed(): Promise<readonly string[]> {
  const all = await attention.outbox.list(100);
  return all
    .filter(({ to }) => to.email === `owner@${here.office.id}.example.gov`)
    .map(({ subject }) => subject);
}

it('a post of a manual channel is handed off, and its owner is told', async () => {
  await here.storeChannel('facebook', { mode: 'manual' });
  const post = await here.scheduleUnconnected('facebook');
  stage.clock.advance(30 * MINUTE);
  expect((await work(post.id)).report).toBe('handoff');
  expect(await mailed()).toEqual([`${here.office.name}: time to post on FACEBOOK by hand`]);
});

it('a check that finds the access taken away tells the owner, before any post is due', async () => {
  const { officeId, platform } = await here.connect('x');
  await stage.inject('x', 'me', 'expired-token');
  const order = { officeId, platform };
  expect((await workOnOrder({ ...stage.parts, ...attention.parts }, order)).report).toBe('disconnected');
  expect(await mailed()).toEqual([expect.stringMatching(/X/)]);
});

it('a check of a channel in order tells nobody', async () => {
  const { officeId, platform } = await here.connect('x');
  const order = { officeId, platform };
  expect((await workOnOrder({ ...stage.parts, ...attention.parts }, order)).report).toBe('in-order');
  expect(await mailed()).toEqual([]);
});

it('a post that goes out tells nobody', async () => {
  const post = await here.schedule();
  stage.clock.advance(30 * MINUTE);
  expect((await work(post.id)).report).toBe('published');
  expect(await mailed()).toEqual([]);
});

it('a host that dies before the message leads the sweep to the office', async () => {
  await here.storeChannel('facebook', { mode: 'manual' });
  const post = await here.scheduleUnconnected('facebook');
  stage.clock.advance(30 * MINUTE);
  const dies = { ...attention.parts, mailer: { send: () => Promise.reject(new Error('The power is cut')) } };
  await expect(workOnOrder({ ...stage.parts, ...dies }, here.order(post.id))).rejects.toThrow('power');
  stage.clock.advance(10 * MINUTE);
  await watchOffices({ ...attention.parts, store: stage.services.store });
  expect(await mailed()).toEqual([`${here.office.name}: time to post on FACEBOOK by hand`]);
});
