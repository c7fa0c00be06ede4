import { afterAll, beforeAll, expect, test } from 'vitest';
import { sha256 } from '#adapters/node/sha256.ts';
import { findBrokenLink } from '#core/audit.ts';
import type { CampaignId } from '#core/ids.ts';
import { readProposal } from '#use-cases/read-proposal.ts';
import { CLERK } from './association-stage.ts';
import { type MessageStage, OTHER, openMessageStage, RIGHT, scheduleOf, WRONG } from './message-stage.ts';

let stage: MessageStage;

beforeAll(async () => {
  stage = await openMessageStage();
});
afterAll(() => stage.stop());

test('nothing of the message goes out from that write on, and the rest of the campaign does', async () => {
  const { campaignId: id } = await stage.offer();
  await stage.accept(0, id);
  expect(await stage.withdraw(id)).toMatchObject({ ok: true });
  const { store } = stage.office(0);
  for (const post of await store.listCampaignPosts(id)) {
    const happening = {
      subject: { kind: 'post' as const, id: post.id },
      action: 'post.test',
      summary: 'A test.',
    };
    const written = await store.writePost({ post, happening }, 'unless-stopped');
    expect(written === 'conflict', post.id).toBe(post.source.messageId === WRONG);
    // The office says the same message in a campaign of its own: that is not the association's to stop.
    const own = {
      ...post,
      id: `own-${post.id}` as typeof post.id,
      campaignId: 'own' as CampaignId,
      version: 0,
    };
    expect(await store.writePost({ post: own, happening }, 'unless-stopped'), own.id).not.toBe('conflict');
  }
  await stage.runFanOut();
  expect(await stage.standing(0, id)).toEqual(['announce-adoption held', 'principle-01-law scheduled']);
  const own = await store.listCampaignPosts('own' as CampaignId);
  expect(own.map(({ state }) => state)).toEqual(['scheduled', 'scheduled', 'scheduled', 'scheduled']);
});

test('every office is told of it by the message and the reason, and an open offer has it no more', async () => {
  const { campaignId: id } = await stage.offer();
  await stage.accept(0, id);
  await stage.withdraw(id);
  await stage.runFanOut();
  const why = 'The Association withdrew the message “We adopt the Standards of Conduct”: A wrong link.';
  const [held] = (await stage.office(0).store.listCampaignPosts(id)).filter(({ state }) => state === 'held');
  expect(held?.trouble).toBe(why);
  expect(await stage.standing(1, id)).toEqual(['announce-adoption cancelled', 'principle-01-law draft']);
  expect(await stage.readOffer(0, id)).toMatchObject({ state: 'accepted', posts: 2 });
  expect(await stage.readOffer(1, id)).toMatchObject({
    state: 'pending',
    posts: 2,
    withdrawn: [{ messageId: WRONG, reason: 'A wrong link' }],
  });
  for (const { store } of stage.offices) {
    const told = (await store.readHistory({ kind: 'campaign', id })).filter(
      ({ action }) => action === 'offer.message-withdrawn',
    );
    expect(told.map(({ summary }) => summary.startsWith(why))).toEqual([true]);
    expect(findBrokenLink(await store.readAudit(), sha256)).toBeUndefined();
  }
  const own = await stage.association.readHistory({ kind: 'campaign', id });
  expect(own.map(({ action }) => action).slice(-2)).toEqual([
    'campaign.message-withdrawing',
    'campaign.message-withdrawn',
  ]);
  expect(findBrokenLink(await stage.association.readAudit(), sha256)).toBeUndefined();
  const { now } = stage.services.clock;
  expect(await stage.services.store.attention.read(now(), 100)).toContain(stage.office(0).profile.id);
});

test('an offer accepted afterwards does not bring it back, and is no change of the office’s own', async () => {
  const { campaignId: id } = await stage.offer();
  await stage.withdraw(id);
  await stage.runFanOut();
  expect(await stage.accept(1, id)).toMatchObject({ ok: true, value: { state: 'accepted' } });
  expect(await stage.standing(1, id)).toEqual(['announce-adoption cancelled', 'principle-01-law scheduled']);
});

test('an offer accepted while the offices are gone through is taken back like any other', async () => {
  const { campaignId: id } = await stage.offer();
  await stage.withdraw(id);
  await stage.accept(1, id);
  await stage.runFanOut();
  expect(await stage.standing(1, id)).toEqual(['announce-adoption held', 'principle-01-law scheduled']);
});

test('a revision that waited before it does not bring it back', async () => {
  const wanted = await stage.offer();
  const { campaignId: id } = wanted;
  await stage.accept(0, id);
  await stage.revise({ ...wanted, hashtags: [] });
  await stage.withdraw(id);
  await stage.runFanOut();
  await stage.takeAll(0, id);
  await stage.takeAll(1, id);
  expect(await stage.accept(1, id)).toMatchObject({ ok: true });
  expect(await stage.standing(0, id)).toEqual(['announce-adoption cancelled', 'principle-01-law scheduled']);
  expect(await stage.standing(1, id)).toEqual(['announce-adoption cancelled', 'principle-01-law scheduled']);
});

test('a revision that comes later does not bring it back, and puts another message in its place', async () => {
  const wanted = await stage.offer();
  const { campaignId: id } = wanted;
  await stage.accept(0, id);
  await stage.withdraw(id);
  await stage.runFanOut();
  await stage.revise({ ...wanted, schedule: scheduleOf(OTHER, RIGHT, WRONG) });
  for (const index of [0, 1]) await stage.takeAll(index, id);
  await stage.accept(1, id);
  expect(await stage.standing(0, id)).toEqual([
    'principle-01-law scheduled',
    'principle-02-learning scheduled',
  ]);
  expect(await stage.standing(1, id)).toEqual([
    'announce-adoption cancelled',
    'principle-01-law scheduled',
    'principle-02-learning scheduled',
  ]);
  // What was taken over is as it was proposed: the next comparison finds nothing.
  await stage.revise({ ...wanted, schedule: scheduleOf(OTHER, RIGHT, WRONG) });
  for (const index of [0, 1]) {
    const proposal = await readProposal(stage.services, stage.office(index).store, id, CLERK);
    expect(proposal?.changes, String(index)).toEqual([]);
  }
});

test('a message that a revision has left out can still be withdrawn, also where an office is left out', async () => {
  const wanted = await stage.offer();
  const { campaignId: id } = wanted;
  for (const index of [0, 3]) await stage.accept(index, id);
  const officeIds = wanted.officeIds.slice(0, 3);
  await stage.revise({ ...wanted, officeIds, schedule: scheduleOf(RIGHT) });
  expect(await stage.withdraw(id)).toMatchObject({ ok: true });
  await stage.runFanOut();
  for (const index of [0, 3]) {
    expect(await stage.standing(index, id)).toEqual(['announce-adoption held', 'principle-01-law scheduled']);
  }
});
