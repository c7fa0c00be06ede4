import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sha256 } from '#adapters/node/sha256.ts';
import { CLARION } from '#core/audit.ts';
import { approvePost } from '#core/author-post.ts';
import { CampaignId, OfficeId } from '#core/ids.ts';
import type { Post } from '#core/post.ts';
import { crashAt, readCrashPoint } from '#local/crash-points.ts';
import type { Store } from '#ports/store.ts';
import { createTestClock, REFERENCE_INSTANT } from '#test/fixtures/clock.ts';
import { actorOf, DANA } from '#test/fixtures/office.ts';
import { draftPost, sampleCampaign } from '#test/fixtures/post.ts';
import { startTestStore, type TestStore } from '#test/fixtures/store.ts';

describe('a crash point', () => {
  it('names a side, a step and a turn', () => {
    expect(readCrashPoint('before:post.sending')).toEqual({ side: 'before', step: 'post.sending', turn: 1 });
    expect(readCrashPoint('after:post.send-again#3')).toEqual({
      side: 'after',
      step: 'post.send-again',
      turn: 3,
    });
    expect(readCrashPoint(undefined)).toBeUndefined();
  });

  it.each(['post.claim', 'during:post.claim', 'before:post.clam', 'before:post.claim#0', ''])(
    'is refused as "%s", with the steps that there are',
    (text) => {
      expect(() => readCrashPoint(text)).toThrow(/^CLARION_CRASH_AT is .*post\.claim, post\.progress/);
    },
  );
});

describe('a store with a crash point', () => {
  let real: TestStore;
  let offices = 0;
  let officeId: OfficeId;
  let post: Post;
  /** How the post stood in the real store at each crash. */
  let crashes: Promise<Post | undefined>[];

  beforeAll(async () => {
    real = await startTestStore(createTestClock());
  });
  afterAll(() => real.stop());

  beforeEach(async () => {
    offices += 1;
    officeId = OfficeId.parse(`office-${offices}`);
    crashes = [];
    const campaignId = CampaignId.parse(`campaign-${offices}`);
    const draft = draftPost({ officeId, campaignId });
    await real.store.forOffice(officeId, CLARION).launchCampaign(
      sampleCampaign({ id: campaignId, officeId }),
      [
        {
          post: draft,
          happening: { subject: { kind: 'post', id: draft.id }, action: 'post.plan', summary: 'Planned.' },
        },
      ],
      {
        subject: { kind: 'campaign', id: campaignId },
        action: 'campaign.launched',
        summary: 'Launched.',
      },
    );
    post = { ...draft, version: 1 };
  });

  const readReal = () => real.store.forOffice(officeId, CLARION).readPost(post.id);
  const crashing = (point: string): Store => {
    const parsed = readCrashPoint(point);
    if (!parsed) throw new Error('There is no point to crash at');
    return crashAt(real.store, parsed, () => crashes.push(readReal()));
  };
  const record = (version: number) => ({
    post: { ...post, version },
    happening: {
      subject: { kind: 'post' as const, id: post.id },
      action: 'post.progress',
      summary: 'Progress.',
    },
  });

  it('ends the host before the write is made', async () => {
    const point = readCrashPoint('before:post.progress');
    if (!point) throw new Error('There is no point to crash at');
    // Like the end of a process, an error lets nothing run that comes after; a read beside the write would race it.
    const store = crashAt(real.store, point, () => {
      throw new Error('ended');
    });
    await expect(store.forOffice(officeId, CLARION).writePost(record(1))).rejects.toThrow('ended');
    expect((await readReal())?.version).toBe(1);
  });

  it('ends the host after the write is durable', async () => {
    await crashing('after:post.progress').forOffice(officeId, CLARION).writePost(record(1));
    expect((await Promise.all(crashes)).map((seen) => seen?.version)).toEqual([2]);
  });

  it('waits for its turn, over all offices of the store', async () => {
    const store = crashing('after:post.progress#2');
    await store.forOffice(officeId, CLARION).writePost(record(1));
    expect(crashes).toHaveLength(0);
    await store.forOffice(officeId, CLARION).writePost(record(2));
    expect(crashes).toHaveLength(1);
  });

  it('counts no write that met a conflict as made', async () => {
    const written = await crashing('after:post.progress').forOffice(officeId, CLARION).writePost(record(7));
    expect(written).toBe('conflict');
    expect(crashes).toHaveLength(0);
  });

  it('leaves every other write and every read as they are', async () => {
    const office = crashing('before:post.progress').forOffice(officeId, actorOf(DANA));
    const approved = approvePost(post, actorOf(DANA), REFERENCE_INSTANT, sha256);
    if (!approved.ok) throw new Error(approved.error.message);
    await office.writePost(approved.value);
    expect(office.officeId).toBe(officeId);
    expect(await office.listPosts()).toEqual([await readReal()]);
    expect((await readReal())?.state).toBe('scheduled');
    expect(crashes).toHaveLength(0);
  });
});
