import { describe, expect, it } from 'vitest';
import type { Actor } from '#core/audit.ts';
import { DAY, later } from '#core/time.ts';
import { createTestClock, REFERENCE_INSTANT } from '#test/fixtures/clock.ts';
import { sampleOffer } from '#test/fixtures/offer.ts';
import { actorOf } from '#test/fixtures/office.ts';
import { notifyAttention } from '#use-cases/notify-attention.ts';
import { watchOffices } from '#use-cases/watch-offices.ts';
import { useAttention } from './attention-stage.ts';

const AUTHOR: Actor = { kind: 'member', id: 'somebody', name: 'Somebody' };

const clock = createTestClock();
const at = useAttention(clock);

const notify = () => notifyAttention(at.stage.parts, at.here.store);
const sweep = () => watchOffices({ ...at.stage.parts, store: at.store });

describe('an offer', () => {
  const happening = { action: 'offer.received', summary: 'It came.' };
  const put = async (given: Parameters<typeof sampleOffer>[0] = {}) => {
    const offer = sampleOffer({ officeId: at.here.office.id, ...given });
    const subject = { kind: 'campaign' as const, id: offer.campaignId };
    expect(await at.here.store.writeOffer(offer, [], { ...happening, subject })).toBe('written');
    return offer;
  };

  it('is told once to whoever may answer it, and to nobody else', async () => {
    for (const role of ['author', 'publisher', 'approver', 'viewer'] as const) await at.here.addMember(role);
    const { campaignId } = await put();
    await notify();
    await notify();
    expect(await at.here.recipients()).toEqual([
      `approver@${at.here.office.id}.example.gov`,
      `owner@${at.here.office.id}.example.gov`,
    ]);
    expect(await at.here.texts()).toContain(`https://clarion.example.gov/offer/${campaignId}`);
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
    expect(await at.here.subjects()).toEqual([
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
    const approver = await at.here.addMember('approver');
    await at.here.addMember('publisher');
    await at.here.storePost({ state: 'review', author: AUTHOR });
    await at.here.storePost({ state: 'review', author: actorOf(approver) });
    await notify();
    await notify();
    expect(await at.here.recipients()).toEqual([
      `approver@${at.here.office.id}.example.gov`,
      `owner@${at.here.office.id}.example.gov`,
    ]);
    expect(await at.here.subjects()).toEqual([
      '2 posts wait for approval',
      'a post for X waits for approval',
    ]);
    expect(await at.here.texts()).toContain('Somebody asks you to approve it.');
  });

  it('comes with all others in one message, which leads to where they are approved', async () => {
    await at.here.addMember('approver');
    for (let count = 0; count < 4; count += 1) await at.here.storePost({ state: 'review', author: AUTHOR });
    await notify();
    expect(await at.here.subjects()).toEqual(['4 posts wait for approval', '4 posts wait for approval']);
    expect(await at.here.texts()).toContain(`https://clarion.example.gov/approvals/${at.here.office.id}`);
  });
});
