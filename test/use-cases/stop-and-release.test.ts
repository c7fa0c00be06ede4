import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { WantedBlackout } from '#core/check-blackout.ts';
import type { StopScope } from '#core/gate.ts';
import { CampaignId, Platform, PostId } from '#core/ids.ts';
import type { Post } from '#core/post.ts';
import { HOUR, later, MINUTE } from '#core/time.ts';
import { REFERENCE_INSTANT } from '#test/fixtures/clock.ts';
import { actorOf, LUIS } from '#test/fixtures/office.ts';
import { addBlackout } from '#use-cases/add-blackout.ts';
import { listHeldPosts } from '#use-cases/list-held-posts.ts';
import { publishPost, SPACING } from '#use-cases/publish-post.ts';
import { releasePosts } from '#use-cases/release-posts.ts';
import { removeBlackout } from '#use-cases/remove-blackout.ts';
import { resumePosting } from '#use-cases/resume-posting.ts';
import { stopPosting } from '#use-cases/stop-posting.ts';
import { by, type PublishingStage, type StageOffice, startPublishingStage } from './publishing-stage.ts';

const OFFICE: StopScope = { kind: 'office' };
const X: StopScope = { kind: 'channel', id: Platform.parse('x') };

let stage: PublishingStage;
let here: StageOffice;

beforeAll(async () => {
  stage = await startPublishingStage();
});
afterAll(() => stage.stop());
beforeEach(() => {
  here = stage.enterOffice();
  stage.orders.length = 0;
  stage.alarms.length = 0;
});

const stop = (scope: StopScope = OFFICE, reason = 'a rumor about the count') =>
  stopPosting(stage.services, here.store, { scope, reason, by });
const resume = (scope: StopScope, seen: Post['createdAt']) =>
  resumePosting(here.store, { scope, seen, reason: 'the rumor is settled', by });
const publish = ({ id }: Post) => publishPost(stage.parts, here.order(id));
const release = (...posts: readonly Post[]) =>
  releasePosts(stage.services, here.store, {
    posts: new Map(posts.map(({ id, version }) => [id, version])),
    by,
  });
const summaries = async () => (await here.store.readAudit()).map(({ summary }) => summary);

/** Posts that fell due while everything was stopped. */
async function hold(count: number): Promise<Post[]> {
  const scheduled: Post[] = [await here.schedule()];
  while (scheduled.length < count) scheduled.push(await here.scheduleUnconnected());
  const { at } = await stop();
  stage.clock.advance(30 * MINUTE);
  const held: Post[] = [];
  for (const post of scheduled) {
    expect(await publish(post)).toBe('held');
    held.push(await here.read(post.id));
  }
  await resume(OFFICE, at);
  stage.orders.length = 0;
  return held;
}

describe('a stop', () => {
  it('is kept with its reason, and keeps a post from going out', async () => {
    const post = await here.schedule();
    const given = await stop();
    stage.clock.advance(30 * MINUTE);
    expect(await publish(post)).toBe('held');
    expect(await here.publicPosts()).toEqual([]);
    expect((await here.store.readGates()).stops).toEqual([given]);
    expect(await summaries()).toContain(
      'Dana Whitfield stopped all posts of this office: a rumor about the count.',
    );
  });

  it('of what is stopped already keeps the first reason', async () => {
    const first = await stop(X);
    stage.clock.advance(MINUTE);
    const again = { scope: X, reason: 'something else', by: actorOf(LUIS) };
    expect(await stopPosting(stage.services, here.store, again)).toEqual(first);
    expect((await here.store.readGates()).stops).toEqual([first]);
  });

  it('of one channel or campaign leaves all others going', async () => {
    const post = await here.schedule();
    await stop({ kind: 'channel', id: Platform.parse('facebook') });
    await stop({ kind: 'campaign', id: CampaignId.parse('another') });
    stage.clock.advance(30 * MINUTE);
    expect(await publish(post)).toBe('published');
  });

  it('stands in the history of what it covers', async () => {
    await stop(X);
    const history = await here.store.readHistory({ kind: 'channel', id: Platform.parse('x') });
    expect(history.map(({ action }) => action)).toEqual(['channel.stopped']);
  });
});

describe('lifting a stop', () => {
  it('releases nothing, and says in the history what was lifted and why', async () => {
    const [post] = await hold(1);
    if (!post) throw new Error('nothing was held');
    expect(await publish(post)).toBe('nothing-due');
    expect((await here.read(post.id)).state).toBe('held');
    expect((await here.store.readGates()).stops).toEqual([]);
    expect((await summaries()).at(-1)).toBe(
      'Dana Whitfield lifted the stop of all posts of this office that Dana Whitfield had given (a rumor about the count): the rumor is settled. What was held stays on hold until somebody releases it.',
    );
  });

  it('lets a post go that falls due afterwards', async () => {
    const post = await here.schedule();
    const { at } = await stop();
    expect(await resume(OFFICE, at)).toMatchObject({ ok: true });
    stage.clock.advance(30 * MINUTE);
    expect(await publish(post)).toBe('published');
  });

  it('is refused for a newer stop than the person saw', async () => {
    const { at } = await stop();
    await resume(OFFICE, at);
    stage.clock.advance(MINUTE);
    const second = await stop(OFFICE, 'a wrong polling place');
    expect(await resume(OFFICE, at)).toEqual({
      ok: false,
      error: { kind: 'changed-meanwhile', stop: second },
    });
    expect((await here.store.readGates()).stops).toEqual([second]);
  });

  it('finds nothing to lift a second time', async () => {
    const { at } = await stop();
    await resume(OFFICE, at);
    expect(await resume(OFFICE, at)).toEqual({ ok: false, error: { kind: 'not-stopped' } });
  });
});

describe('releasing', () => {
  it('sends what was picked, one after the other on its channel, and nothing else', async () => {
    const [first, second, third] = await hold(3);
    if (!first || !second || !third) throw new Error('three posts were to be held');
    const { released, kept } = await release(first, third);
    expect(kept).toEqual([]);
    expect(released.map(({ id }) => id)).toEqual([first.id, third.id]);
    expect(stage.orders).toEqual([
      { order: here.order(first.id), delaySeconds: 0 },
      { order: here.order(third.id), delaySeconds: SPACING / 1000 },
    ]);
    expect(await publish(first)).toBe('published');
    expect(await publish(third)).toBe('nothing-due');
    stage.clock.advance(SPACING);
    expect(await publish(third)).toBe('published');
    expect(await publish(second)).toBe('nothing-due');
    expect(await here.publicPosts()).toHaveLength(2);
    expect((await here.read(second.id)).state).toBe('held');
  });

  it('gives a post whose time is to come back its own time', async () => {
    const [post] = await hold(1);
    if (!post) throw new Error('nothing was held');
    stage.clock.set(REFERENCE_INSTANT);
    const { released } = await release(post);
    expect(released.map(({ dueAt }) => dueAt)).toEqual([later(REFERENCE_INSTANT, 30 * MINUTE)]);
    expect(stage.alarms).toContain('2026-09-15T14:30Z');
  });

  it('leaves on hold what is too late, and never sends it', async () => {
    const [post] = await hold(1);
    if (!post) throw new Error('nothing was held');
    stage.clock.advance(6 * HOUR + 1);
    expect(await listHeldPosts(stage.services, here.store)).toEqual([
      { kind: 'kept', post, obstacle: { kind: 'too-late' } },
    ]);
    expect(await release(post)).toEqual({ released: [], kept: [{ id: post.id, why: { kind: 'too-late' } }] });
    expect((await here.read(post.id)).state).toBe('held');
    expect(stage.orders).toEqual([]);
  });

  it('leaves on hold what is still stopped', async () => {
    const [post] = await hold(1);
    if (!post) throw new Error('nothing was held');
    const given = await stop(X);
    expect((await release(post)).kept).toEqual([{ id: post.id, why: { kind: 'stopped', stop: given } }]);
  });

  it('leaves alone what has changed since the person saw it, was released before, or never was', async () => {
    const [post] = await hold(1);
    if (!post) throw new Error('nothing was held');
    const stranger = { ...post, id: PostId.parse('stranger') };
    expect((await release(post)).released).toHaveLength(1);
    const { released, kept } = await release(post, stranger);
    expect(released).toEqual([]);
    expect(kept.map(({ why }) => why.kind)).toEqual(['changed-meanwhile', 'unknown-post']);
    expect(await publish(post)).toBe('published');
    expect(await here.publicPosts()).toHaveLength(1);
  });

  it('of a post that is not on hold does nothing to it', async () => {
    const post = await here.schedule();
    const { released, kept } = await release(post);
    expect(released).toEqual([]);
    expect(kept).toMatchObject([{ id: post.id, why: { kind: 'impossible' } }]);
  });
});

describe('a blackout', () => {
  const wanted: WantedBlackout = {
    from: { date: '2026-09-15', time: '10:00' },
    until: { date: '2026-09-15', time: '12:00' },
    reason: 'the eve of a ballot measure',
    citation: 'Code 12-3',
    posts: 'hold',
  };
  const add = (given: Partial<WantedBlackout> = {}, id = 'silence') =>
    addBlackout(stage.services, here.store, here.office, { id, wanted: { ...wanted, ...given }, by });

  it('holds what falls due in it, and its removal lets the next post go', async () => {
    const post = await here.schedule();
    expect(await add()).toMatchObject({ ok: true, value: { from: '2026-09-15T14:00:00.000Z' } });
    stage.clock.advance(30 * MINUTE);
    expect(await publish(post)).toBe('held');
    const held = await here.read(post.id);
    expect((await release(held)).kept).toMatchObject([{ why: { kind: 'silent' } }]);

    const removal = { id: 'silence', reason: 'counsel took it back', by };
    expect(await removeBlackout(here.store, here.office, removal)).toMatchObject({ ok: true });
    expect((await release(held)).released).toHaveLength(1);
    expect(await publish(post)).toBe('published');
    expect(await removeBlackout(here.store, here.office, removal)).toEqual({
      ok: false,
      error: { kind: 'unknown-blackout' },
    });
  });

  it('leaves out what falls due in it where that was chosen', async () => {
    const post = await here.schedule();
    await add({ posts: 'skip' });
    stage.clock.advance(30 * MINUTE);
    expect(await publish(post)).toBe('missed');
  });

  it('whose form is sent twice is entered once, and never seems replaced', async () => {
    const first = await add();
    expect(await add()).toEqual(first);
    expect(await add({ reason: 'another reason' })).toMatchObject({ ok: false, error: [{ field: '' }] });
    expect((await here.store.readGates()).blackouts).toHaveLength(1);
    expect(await summaries()).toContain(
      'Dana Whitfield entered a blackout from Tuesday, September 15, 2026 at 10:00 AM EDT until Tuesday, September 15, 2026 at 12:00 PM EDT: the eve of a ballot measure (Code 12-3). Posts that fall due in it are put on hold.',
    );
  });

  it('with a wrong window is not entered', async () => {
    expect(await add({ until: wanted.from })).toMatchObject({ ok: false, error: [{ field: 'untilDate' }] });
    expect((await here.store.readGates()).blackouts).toEqual([]);
  });
});
