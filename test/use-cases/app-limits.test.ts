import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Post } from '#core/post.ts';
import { describeTime } from '#core/slot.ts';
import { DAY, HOUR, type Instant, later, MINUTE } from '#core/time.ts';
import { SPREAD } from '#core/wait-out-pause.ts';
import { publishPost } from '#use-cases/publish-post.ts';
import { workOnOrder } from '#use-cases/work-on-order.ts';
import { type AttentionStage, openAttentionStage } from './attention-stage.ts';
import { type PublishingStage, type StageOffice, startPublishingStage } from './publishing-stage.ts';

const folder = mkdtempSync(join(tmpdir(), 'clarion-limits-'));
const file = join(folder, 'sandbox.sqlite');
let stage: PublishingStage;
let attention: AttentionStage;
let counted: DatabaseSync;
let here: StageOffice;
let there: StageOffice;
let yonder: StageOffice;
/** Posts fall due half an hour later. A pause never gets shorter, so each test has a day of its own. */
let start: Instant;
let days = 0;

beforeAll(async () => {
  stage = await startPublishingStage(file);
  attention = openAttentionStage({ store: stage.services.store, clock: stage.clock });
  counted = new DatabaseSync(file);
});
afterAll(async () => {
  counted.close();
  attention.close();
  await stage.stop();
  rmSync(folder, { recursive: true });
});
beforeEach(() => {
  [here, there, yonder] = [stage.enterOffice(), stage.enterOffice(), stage.enterOffice()];
  days += 2;
  start = later(stage.clock.now(), days * DAY);
  stage.clock.set(start);
  stage.orders.length = 0;
});

const publish = (office: StageOffice, { id }: Post, jitter = 0.5) =>
  publishPost({ ...stage.parts, chance: { ...stage.parts.chance, jitter: () => jitter } }, office.order(id));
const callsForPosts = () => stage.countCalls('x', '/2/tweets');
const fallDue = () => stage.clock.set(later(start, 30 * MINUTE));

/** This office's post meets the limit of the whole app, which ends so much later. */
async function meetLimit(lasts = HOUR): Promise<{ readonly post: Post; readonly reset: Instant }> {
  const post = await here.schedule();
  fallDue();
  await stage.inject('x', 'create-post', '429-app', { delayMs: lasts });
  expect(await publish(here, post)).toBe(lasts > 6 * HOUR ? 'missed' : 'scheduled');
  return { post, reset: later(stage.clock.now(), lasts) };
}

describe('once an office has met the limit of the whole app', () => {
  it('another office’s post on that platform is not tried, and says why it waits and until when', async () => {
    const waiting = await there.schedule();
    const { reset } = await meetLimit();
    const before = await callsForPosts();
    expect(await publish(there, waiting)).toBe('scheduled');
    expect(await callsForPosts()).toBe(before);
    const { dueAt, trouble, attempts } = await there.read(waiting.id);
    const again = later(reset, SPREAD / 2);
    expect({ dueAt, attempts }).toEqual({ dueAt: again, attempts: 0 });
    expect(trouble).toBe(
      `X limits how much all offices of this Clarion may send together, and the limit is reached. Nothing is wrong with this post. Clarion waits until ${describeTime(again, waiting.slot.zone)}, then sends it by itself.`,
    );
    const history = await there.store.readHistory({ kind: 'post', id: waiting.id });
    expect(history.at(-1)).toMatchObject({ action: 'post.defer', summary: trouble });
  });

  it('the posts that waited set out apart from each other, and each goes out once', async () => {
    const [second, third] = [await there.schedule(), await yonder.schedule()];
    const { post: first, reset } = await meetLimit();
    await publish(there, second, 0.2);
    await publish(yonder, third, 0.9);
    const dueTimes = [(await there.read(second.id)).dueAt, (await yonder.read(third.id)).dueAt];
    expect(dueTimes).toEqual([later(reset, 0.2 * SPREAD), later(reset, 0.9 * SPREAD)]);
    stage.clock.set(reset);
    expect(await publish(there, second)).toBe('nothing-due');
    stage.clock.set(later(reset, SPREAD));
    for (const [office, post] of [
      [here, first],
      [there, second],
      [yonder, third],
    ] as const) {
      expect(await publish(office, post)).toBe('published');
      expect(await office.publicPosts()).toHaveLength(1);
    }
  });

  it('posts on other platforms go out as planned', async () => {
    const elsewhere = await there.schedule('facebook');
    await meetLimit();
    expect(await publish(there, elsewhere)).toBe('published');
  });

  it('a post that may not go out so late is missed at once, and its office told', async () => {
    await there.store.writeOffice(there.office);
    const owner = await (await attention.enterOffice()).addMember('owner');
    const grants = [{ officeId: there.office.id, roles: ['owner' as const] }];
    await stage.services.store.writeMember({ ...owner, email: 'owner@there.example.gov', grants });
    stage.clock.set(start);
    const waiting = await there.schedule();
    const { reset } = await meetLimit(7 * HOUR);
    const { report } = await workOnOrder({ ...stage.parts, ...attention.parts }, there.order(waiting.id));
    expect(report).toBe('missed');
    const { trouble, dueAt } = await there.read(waiting.id);
    expect(dueAt).toBeUndefined();
    expect(trouble).toMatch(/limit is reached.*lasts until .*was not to go out after .*Give it a new time/);
    expect(trouble).toContain(describeTime(reset, waiting.slot.zone));
    const mail = (await attention.outbox.list(100)).filter(
      ({ to }) => to.email === 'owner@there.example.gov',
    );
    expect(mail.map(({ subject }) => subject)).toEqual([expect.stringMatching(/missed|not sent/i)]);
    stage.clock.set(later(reset, SPREAD));
    expect(await publish(there, waiting)).toBe('nothing-due');
    expect(await there.publicPosts()).toEqual([]);
  });

  it('a post with little time left still sets out well before its time is over', async () => {
    const waiting = await there.schedule();
    // Its time is over six hours after it fell due.
    const { reset } = await meetLimit(6 * HOUR - 2 * MINUTE);
    await publish(there, waiting, 1);
    const { dueAt = reset } = await there.read(waiting.id);
    expect(dueAt > reset && dueAt < later(waiting.notAfter, -MINUTE)).toBe(true);
  });
});

it('the last post that X lets the app send pauses the others before any is refused', async () => {
  const [last, next] = [await here.schedule(), await there.schedule()];
  const first = await yonder.schedule();
  fallDue();
  expect(await publish(yonder, first)).toBe('published');
  counted.exec("UPDATE allowances SET used = 9999 WHERE key = 'x create app'");
  const before = await callsForPosts();
  expect(await publish(here, last)).toBe('published');
  // X's day is over long after the next post's time is.
  expect(await publish(there, next)).toBe('missed');
  expect(await callsForPosts()).toBe(before + 1);
});

it('the last post that X lets a channel send pauses that channel alone', async () => {
  const [last, waiting] = [await here.schedule(), await here.scheduleUnconnected()];
  const [warm, other] = [await there.schedule(), await there.scheduleUnconnected()];
  fallDue();
  expect(await publish(there, warm)).toBe('published');
  const { accountId } = (await here.store.readChannel(last.platform)) ?? {};
  counted
    .prepare('INSERT INTO allowances (key, since, used) VALUES (?, ?, 99)')
    .run(`x create ${accountId}`, Date.parse(stage.clock.now()));
  const before = await callsForPosts();
  expect(await publish(here, last)).toBe('published');
  stage.clock.advance(MINUTE);
  expect(await publish(here, waiting)).toBe('scheduled');
  expect(await callsForPosts()).toBe(before + 1);
  expect(await here.read(waiting.id)).toMatchObject({
    dueAt: later(start, 45 * MINUTE),
    trouble: expect.stringMatching(/limits how much this channel may send.*Clarion waits until/),
  });
  expect(await publish(there, other)).toBe('published');
});
