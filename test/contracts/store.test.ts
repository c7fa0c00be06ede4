import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sha256 } from '#adapters/node/sha256.ts';
import { findBrokenLink } from '#core/audit.ts';
import { approvePost, cancelPost } from '#core/author-post.ts';
import { type CalendarFeed, FeedHash } from '#core/calendar-feed.ts';
import { CampaignId, OfficeId, Platform, PostId } from '#core/ids.ts';
import type { PostChange } from '#core/post-change.ts';
import { SessionId } from '#core/session.ts';
import { HOUR, later, MINUTE } from '#core/time.ts';
import type { OfficeStore } from '#ports/store.ts';
import { createTestClock, REFERENCE_INSTANT } from '#test/fixtures/clock.ts';
import { actorOf, DANA, MILLBROOK, RIVERTON } from '#test/fixtures/office.ts';
import { draftPost, sampleCampaign } from '#test/fixtures/post.ts';
import { startTestStore, type TestStore } from '#test/fixtures/store.ts';

/** What every store promises, run against DynamoDB's API on dynoxide. */
let running: TestStore;
let office: OfficeStore;
const clock = createTestClock();
const by = actorOf(DANA);
let counter = 0;

beforeAll(async () => {
  running = await startTestStore(clock);
});
afterAll(() => running.stop());
beforeEach(() => {
  counter += 1;
  clock.set(REFERENCE_INSTANT);
  // A fresh office each, so that the tests share a table as offices do.
  office = running.store.forOffice(OfficeId.parse(`office-${counter}`), by);
});

const happening = (id: CampaignId) => ({
  subject: { kind: 'campaign' as const, id },
  action: 'campaign.launched',
  summary: 'It was launched.',
});

function approved(campaignId: CampaignId, platform: string): PostChange {
  const post = draftPost({ officeId: office.officeId, campaignId, platform });
  const change = approvePost(post, by, clock.now(), sha256);
  if (!change.ok) throw new Error(change.error.message);
  return change.value;
}

async function launch(platforms: readonly string[] = ['x', 'facebook']) {
  const campaign = sampleCampaign({ officeId: office.officeId });
  const changes = platforms.map((platform) => approved(campaign.id, platform));
  expect(await office.launchCampaign(campaign, changes, happening(campaign.id))).toBe('written');
  return campaign;
}

describe('a campaign', () => {
  it('is stored with all its posts and their audit entries', async () => {
    const campaign = await launch();
    expect(await office.readCampaign(campaign.id)).toEqual(campaign);
    const posts = await office.listCampaignPosts(campaign.id);
    expect(posts.map(({ platform, version }) => [platform, version])).toEqual([
      ['facebook', 1],
      ['x', 1],
    ]);
    const audit = await office.readAudit();
    expect(audit.map(({ action }) => action)).toEqual(['campaign.launched', 'post.approve', 'post.approve']);
    expect(findBrokenLink(audit, sha256)).toBeUndefined();
  });

  it('is refused as a whole when one of its posts is there already', async () => {
    const first = await launch(['x']);
    const second = sampleCampaign({ officeId: office.officeId, id: CampaignId.parse('second') });
    const clash = approved(first.id, 'x');
    const fresh = approved(second.id, 'facebook');
    expect(await office.launchCampaign(second, [fresh, clash], happening(second.id))).toBe('conflict');
    expect(await office.readCampaign(second.id)).toBeUndefined();
    expect(await office.readPost(fresh.post.id)).toBeUndefined();
    expect(await office.readAudit()).toHaveLength(2);
  });
});

describe('a commitment to costs', () => {
  const launchBy = async (store: OfficeStore, name: string) => {
    const id = CampaignId.parse(name);
    const campaign = sampleCampaign({ officeId: office.officeId, id });
    return store.launchCampaign(campaign, [approved(id, 'x')], happening(id));
  };

  it('is counted with what it is made by, and refused where another has come since', async () => {
    const before = await office.countCommitments();
    expect(before).toBe(0);
    expect(await launchBy(office.committing(before), 'first')).toBe('written');
    expect(await launchBy(office.committing(before), 'second')).toBe('conflict');
    expect((await office.listPosts()).map(({ campaignId }) => campaignId)).toEqual(['first']);
    expect(await office.countCommitments()).toBe(1);
    expect(await launchBy(office.committing(1), 'second')).toBe('written');
  });

  it('is neither counted nor hindered by a write that costs nothing', async () => {
    expect(await launchBy(office, 'free')).toBe('written');
    expect(await office.countCommitments()).toBe(0);
    expect(await launchBy(office.committing(0), 'costly')).toBe('written');
  });
});

describe('a post', () => {
  it('is written only over the version that the writer had read', async () => {
    const campaign = await launch(['x']);
    const [post] = await office.listCampaignPosts(campaign.id);
    if (!post) throw new Error('no post');
    const cancel = cancelPost(post, by);
    if (!cancel.ok) throw new Error(cancel.error.message);
    const results = await Promise.all([office.writePost(cancel.value), office.writePost(cancel.value)]);
    expect(results.filter((result) => result === 'conflict')).toHaveLength(1);
    expect((await office.readPost(post.id))?.version).toBe(post.version + 1);
    const history = await office.readHistory({ kind: 'post', id: post.id });
    expect(history.map(({ action }) => action)).toEqual(['post.approve', 'post.cancel']);
  });

  it('stands in the due index until nothing is to be done, and sorts by time', async () => {
    const campaign = await launch(['x', 'facebook', 'threads']);
    const posts = await office.listCampaignPosts(campaign.id);
    const dueAt = posts[0]?.dueAt;
    if (!dueAt) throw new Error('not due');
    const mine = async (until = dueAt) =>
      (await running.store.due.read(until, 1_000)).filter(({ officeId }) => officeId === office.officeId);
    expect(await mine(later(dueAt, -1))).toEqual([]);
    expect((await mine()).map(({ postId }) => postId).sort()).toEqual(posts.map(({ id }) => id).sort());
    for (const post of posts) {
      const cancel = cancelPost(post, by);
      if (cancel.ok) await office.writePost(cancel.value);
    }
    expect(await mine(later(dueAt, HOUR))).toEqual([]);
  });

  it('of another office can be neither read nor written', async () => {
    const campaign = await launch(['x']);
    const [post] = await office.listCampaignPosts(campaign.id);
    if (!post) throw new Error('no post');
    const other = running.store.forOffice(RIVERTON.id, by);
    expect(await other.readPost(post.id)).toBeUndefined();
    const cancel = cancelPost(post, by);
    if (!cancel.ok) throw new Error(cancel.error.message);
    await expect(other.writePost(cancel.value)).rejects.toThrow(/was given a row of/);
  });
});

describe('the audit', () => {
  it('stays whole when many writes come at once', async () => {
    const platforms = ['x', 'facebook', 'instagram', 'threads', 'linkedin'];
    const campaign = await launch(platforms);
    const posts = await office.listCampaignPosts(campaign.id);
    const changes = posts
      .map((post) => cancelPost(post, by))
      .flatMap((change) => (change.ok ? [change.value] : []));
    const written = await Promise.all(changes.map((change) => office.writePost(change)));
    expect(written).not.toContain('conflict');
    const audit = await office.readAudit();
    expect(audit.map(({ sequence }) => sequence)).toEqual(audit.map((_, index) => index + 1));
    expect(audit).toHaveLength(1 + 2 * platforms.length);
    expect(findBrokenLink(audit, sha256)).toBeUndefined();
  });

  it('shows the entry that was altered', async () => {
    await launch();
    const audit = await office.readAudit();
    const forged = audit.map((entry) =>
      entry.sequence === 2 ? { ...entry, summary: 'Nothing happened.' } : entry,
    );
    expect(findBrokenLink(forged, sha256)).toBe(2);
  });
});

describe('a session', () => {
  it('is not found once it has ended, whether or not the store has removed it', async () => {
    const id = SessionId.parse('a'.repeat(64));
    const endsAt = later(clock.now(), MINUTE);
    await running.store.createSession({ id, createdAt: clock.now(), endsAt });
    expect(await running.store.readSession(id, clock.now())).toMatchObject({ id });
    expect(await running.store.readSession(id, endsAt)).toBeUndefined();
    await running.store.deleteSession(id);
    expect(await running.store.readSession(id, clock.now())).toBeUndefined();
  });
});

describe('a calendar feed', () => {
  const feedOf = (letter: string): CalendarFeed => ({
    hash: FeedHash.parse(letter.repeat(64)),
    madeAt: clock.now(),
    madeBy: by,
  });
  const made = () => ({
    subject: { kind: 'office' as const, id: office.officeId },
    action: 'feed.opened',
    summary: 'It was opened.',
  });

  it('is found by its hash until another one takes its place or it is removed', async () => {
    const [first, second] = [feedOf('a'), feedOf('b')];
    expect(await office.readFeed()).toBeUndefined();
    expect(await office.writeFeed(first, undefined, made())).toBe('written');
    expect(await office.readFeed()).toEqual(first);
    expect(await running.store.findFeed(first.hash)).toBe(office.officeId);
    expect(await office.writeFeed(second, first, made())).toBe('written');
    expect(await running.store.findFeed(first.hash)).toBeUndefined();
    expect(await office.removeFeed(second, made())).toBe('written');
    expect(await running.store.findFeed(second.hash)).toBeUndefined();
    expect(await office.readFeed()).toBeUndefined();
    expect(await office.readAudit()).toHaveLength(3);
  });

  it('is changed only by whoever has read the one that is there', async () => {
    const [first, second, third] = [feedOf('c'), feedOf('d'), feedOf('e')];
    const results = await Promise.all([
      office.writeFeed(first, undefined, made()),
      office.writeFeed(first, undefined, made()),
    ]);
    expect(results.toSorted()).toEqual(['conflict', 'written']);
    expect(await office.writeFeed(second, undefined, made())).toBe('conflict');
    expect(await office.writeFeed(third, second, made())).toBe('conflict');
    expect(await office.removeFeed(second, made())).toBe('conflict');
    expect(await office.readFeed()).toEqual(first);
    expect(await office.readAudit()).toHaveLength(1);
  });
});

describe('a pause of the whole app', () => {
  const pauseUntil = (milliseconds: number, reason: string) => ({
    until: later(clock.now(), milliseconds),
    reason,
  });

  it('stands until a later one comes, and an earlier one never shortens it', async () => {
    const platform = Platform.parse('contract');
    const [long, short] = [pauseUntil(2 * HOUR, 'Until evening.'), pauseUntil(HOUR, 'Until noon.')];
    expect(await running.store.readAppPause(platform)).toBeUndefined();
    await running.store.pauseApp(platform, short);
    expect(await running.store.readAppPause(platform)).toEqual(short);
    await Promise.all([running.store.pauseApp(platform, long), running.store.pauseApp(platform, short)]);
    await running.store.pauseApp(platform, pauseUntil(HOUR, 'A late word.'));
    expect(await running.store.readAppPause(platform)).toEqual(long);
  });

  it('is one platform’s alone', async () => {
    await running.store.pauseApp(Platform.parse('contract-one'), pauseUntil(HOUR, 'Full.'));
    expect(await running.store.readAppPause(Platform.parse('contract-two'))).toBeUndefined();
  });
});

describe('a session that was ended', () => {
  it('is not brought back by a request that had read it before', async () => {
    const id = SessionId.parse('b'.repeat(64));
    const session = { id, createdAt: clock.now(), endsAt: later(clock.now(), HOUR) };
    await running.store.createSession(session);
    expect(await running.store.writeSession({ ...session, notice: 'Moved.' })).toBe('written');
    await running.store.deleteSession(id);
    expect(await running.store.writeSession({ ...session, notice: 'Moved again.' })).toBe('conflict');
    expect(await running.store.readSession(id, clock.now())).toBeUndefined();
  });
});

describe('an office and its members', () => {
  it('are read back as they were written', async () => {
    const store = running.store.forOffice(MILLBROOK.id, by);
    await store.writeOffice(MILLBROOK);
    await running.store.writeMember(DANA);
    expect(await store.readOffice()).toEqual(MILLBROOK);
    expect(await running.store.readMember(DANA.id)).toEqual(DANA);
    expect(await store.readPost(PostId.parse('nobody'))).toBeUndefined();
  });
});
