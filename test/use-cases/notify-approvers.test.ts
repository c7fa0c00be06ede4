import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#core/audit.ts';
import { DAY, later } from '#core/time.ts';
import { createTestClock, REFERENCE_INSTANT } from '#test/fixtures/clock.ts';
import { sampleOffer } from '#test/fixtures/offer.ts';
import { actorOf } from '#test/fixtures/office.ts';
import { startTestStore, type TestStore } from '#test/fixtures/store.ts';
import { notifyAttention } from '#use-cases/notify-attention.ts';
import { watchOffices } from '#use-cases/watch-offices.ts';
import { type AttentionOffice, type AttentionStage, openAttentionStage } from './attention-stage.ts';

const AUTHOR: Actor = { kind: 'member', id: 'somebody', name: 'Somebody' };

const clock = createTestClock();
let running: TestStore;
let stage: AttentionStage;
let here: AttentionOffice;

beforeAll(async () => {
  running = await startTestStore(clock);
  stage = openAttentionStage({ store: running.store, clock });
});
afterAll(async () => {
  stage.close();
  await running.stop();
});
beforeEach(async () => {
  here = await stage.enterOffice();
});

const notify = () => notifyAttention(stage.parts, here.store);
const sweep = () => watchOffices({ ...stage.parts, store: running.store });

describe('an offer', () => {
  const happening = { action: 'offer.received', summary: 'It came.' };
  const put = async (given: Parameters<typeof sampleOffer>[0] = {}) => {
    const offer = sampleOffer({ officeId: here.office.id, ...given });
    const subject = { kind: 'campaign' as const, id: offer.campaignId };
    expect(await here.store.writeOffer(offer, [], { ...happening, subject })).toBe('written');
    return offer;
  };

  it('is told once to whoever may answer it, and to nobody else', async () => {
    for (const role of ['author', 'publisher', 'approver', 'viewer'] as const) await here.addMember(role);
    const { campaignId } = await put();
    await notify();
    await notify();
    expect(await here.recipients()).toEqual([
      `approver@${here.office.id}.example.gov`,
      `owner@${here.office.id}.example.gov`,
    ]);
    expect(await here.texts()).toContain(`https://clarion.example.gov/offer/${campaignId}`);
  });

  it('is told again when the association asks, and by the sweep a day before the deadline', async () => {
    const offer = await put();
    await notify();
    clock.advance(2 * DAY);
    await put({ ...offer, version: 1, nudgedAt: clock.now() });
    await notify();
    await notify();
    clock.set(later(REFERENCE_INSTANT, 9 * DAY));
    await sweep();
    await sweep();
    expect(await here.subjects()).toEqual([
      'an offer waits for your answer',
      'the time to answer an offer ends soon',
      'your answer to an offer is missing',
    ]);
  });

  it('that is answered is told no more', async () => {
    await put({ state: 'declined' });
    expect(await notify()).toEqual({ sent: 0, failures: [] });
  });
});

describe('a text that waits for approval', () => {
  it('is told once to whoever may approve it, but not to who wrote it', async () => {
    const approver = await here.addMember('approver');
    await here.addMember('publisher');
    await here.storePost({ state: 'review', author: AUTHOR });
    await here.storePost({ state: 'review', author: actorOf(approver) });
    await notify();
    await notify();
    expect(await here.recipients()).toEqual([
      `approver@${here.office.id}.example.gov`,
      `owner@${here.office.id}.example.gov`,
    ]);
    expect(await here.subjects()).toEqual(['2 posts wait for approval', 'a post for X waits for approval']);
    expect(await here.texts()).toContain('Somebody asks you to approve it.');
  });

  it('comes with all others in one message, which leads to where they are approved', async () => {
    await here.addMember('approver');
    for (let count = 0; count < 4; count += 1) await here.storePost({ state: 'review', author: AUTHOR });
    await notify();
    expect(await here.subjects()).toEqual(['4 posts wait for approval', '4 posts wait for approval']);
    expect(await here.texts()).toContain(`https://clarion.example.gov/approvals/${here.office.id}`);
  });
});
