import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { HOUR, later, MINUTE } from '#core/time.ts';
import { publishPost } from '#use-cases/publish-post.ts';
import { workOnOrder } from '#use-cases/work-on-order.ts';
import { type AttentionOffice, type AttentionStage, openAttentionStage } from './attention-stage.ts';
import { type PublishingStage, type StageOffice, startPublishingStage } from './publishing-stage.ts';

let stage: PublishingStage;
let attention: AttentionStage;
let people: AttentionOffice;
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
  people = await attention.enterOffice();
  const owner = await people.addMember('owner');
  await stage.services.store.writeMember({
    ...owner,
    grants: [{ officeId: here.office.id, roles: ['owner'] }],
  });
});

it('those who may publish are told once of a post that the platform no longer has', async () => {
  await here.connect('x');
  const { id } = await here.scheduleUnconnected('x');
  stage.clock.advance(30 * MINUTE);
  expect(await publishPost(stage.parts, here.order(id))).toBe('published');
  const { receipt, platform } = await here.read(id);
  const removal = await fetch(`${stage.addresses.x}/_/removals`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ platform, post: receipt?.platformId }),
  });
  expect(removal.status).toBe(200);
  const read = async (age: number) => {
    stage.clock.set(later(receipt?.publishedAt ?? stage.clock.now(), age));
    const order = { officeId: here.office.id, platform, posts: [id] };
    return (await workOnOrder({ ...stage.parts, ...attention.parts }, order)).report;
  };
  expect(await read(HOUR + 5 * MINUTE)).toBe('removed');
  expect(await read(25 * HOUR)).toBe('collected');
  const told = (await people.texts()).split('Clarion did not remove it.').length - 1;
  expect(told).toBe(1);
  expect(await here.read(id)).toMatchObject({ state: 'published', removedAt: expect.any(String) });
});
