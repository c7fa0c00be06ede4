import { afterAll, beforeAll, expect, test } from 'vitest';
import { readDollars } from '#core/cost/millicents.ts';
import { CampaignId, type MessageId } from '#core/ids.ts';
import type { Member } from '#core/member.ts';
import type { Post } from '#core/post.ts';
import { actorOf, DANA, memberWith } from '#test/fixtures/office.ts';
import { approveStoredPost } from '#use-cases/approve-post.ts';
import { changeRotation, prepareRotationChange, type RotationChange } from '#use-cases/change-rotation.ts';
import { launchRotation } from '#use-cases/launch-rotation.ts';
import { moveStoredPost } from '#use-cases/move-post.ts';
import { setCostCap } from '#use-cases/set-cost-cap.ts';
import { goOnWithRotation } from '#use-cases/write-rotation.ts';
import { openRotations, type RotationStage, rhythmOf } from './rotation-stage.ts';

/** A second person who can approve, so that what Dana writes waits. */
const APPROVER: Member = memberWith('approver');

let stage: RotationStage;
let messages: readonly MessageId[];
let made = 0;

beforeAll(async () => {
  stage = await openRotations();
  await stage.services.store.writeMember(APPROVER);
  const pack = stage.services.shipped.find(stage.request('any').packId);
  messages = pack?.messages.slice(0, 4).map(({ id }) => id) ?? [];
});
afterAll(() => stage.stop());

/** A rotation of three messages on X, for six times, that waits for approval. */
async function launch(): Promise<RotationChange> {
  made += 1;
  const form = stage.request(`changed-${made}`, {
    messageIds: messages.slice(0, 3),
    rhythm: rhythmOf(3),
    platforms: stage.request('any').platforms.filter((platform) => platform === 'x'),
  });
  const launched = await launchRotation(stage.services, stage.office, { ...form, attested: true });
  if (!launched.ok) throw new Error(JSON.stringify(launched.error).slice(0, 1000));
  const { campaignId, messageIds, rhythm, gapDays, answers, by } = form;
  return { campaignId, messageIds, rhythm, gapDays, answers, by };
}

const postsOf = ({ campaignId }: RotationChange) => stage.office.listCampaignPosts(campaignId);
const standing = async (change: RotationChange) =>
  (await postsOf(change)).filter(({ state }) => state !== 'cancelled');
const approve = ({ id, version }: Post) =>
  approveStoredPost(stage.services, stage.office, { id, seen: version, by: actorOf(APPROVER) });
const carryOut = async (change: RotationChange, seen?: string) => {
  const prepared = await prepareRotationChange(stage.services, stage.office, change);
  if ('kind' in prepared) throw new Error(prepared.kind);
  const confirmed = { ...change, attested: true, seen: seen ?? prepared.seen };
  return changeRotation(stage.services, stage.office, confirmed);
};
const first = <T>([one]: readonly T[]): T => {
  if (one === undefined) throw new Error('There is none');
  return one;
};

test('what a rotation says waits for a second person, and its history says who asked', async () => {
  const change = await launch();
  const posts = await standing(change);
  expect(posts.map(({ state, author }) => [state, author?.id])).toEqual(Array(6).fill(['review', DANA.id]));
});

test('removing a message changes the posts that nobody approved, and no other', async () => {
  const change = await launch();
  const [before] = await standing(change);
  const approved = first(await standing(change));
  await approve(approved);
  const gone = approved.source.messageId;
  const rest = change.messageIds.filter((id) => id !== gone);
  expect(await carryOut({ ...change, messageIds: rest })).toMatchObject({ ok: true });
  const after = await standing(change);
  expect(after.map(({ slot }) => slot.local)).toHaveLength(6);
  expect(after[0]).toMatchObject({ id: before?.id, state: 'scheduled', text: before?.text });
  expect(after.slice(1).some(({ source }) => source.messageId === gone)).toBe(false);
});

test('an added message joins the round that runs, and a shorter rotation ends earlier', async () => {
  const change = await launch();
  const added = messages[3];
  if (!added) throw new Error('The pack has too few messages');
  await carryOut({ ...change, messageIds: [...change.messageIds, added] });
  const said = (await standing(change)).map(({ source }) => source.messageId);
  expect(new Set(said.slice(0, 4)).size).toBe(4);

  await carryOut({ ...change, messageIds: [...change.messageIds, added], rhythm: rhythmOf(1) });
  expect(await standing(change)).toHaveLength(2);
  // Written anew under the same times, without an id of a post that made way.
  await carryOut({ ...change, messageIds: [...change.messageIds, added] });
  expect(await standing(change)).toHaveLength(6);
});

test('a change is refused where a post was approved after it was looked at', async () => {
  const change = await launch();
  const shorter = { ...change, rhythm: rhythmOf(1) };
  const prepared = await prepareRotationChange(stage.services, stage.office, shorter);
  if ('kind' in prepared) throw new Error(prepared.kind);
  const last = (await standing(change)).at(-1);
  if (!last) throw new Error('There is no post');
  await approve(last);
  expect(await carryOut(shorter, prepared.seen)).toMatchObject({ ok: false, error: { kind: 'outdated' } });
  expect(await standing(change)).toHaveLength(6);
});

test('a change that is interrupted is taken up, and no post is lost or doubled', async () => {
  const change = await launch();
  const long = { ...change, rhythm: rhythmOf(40) };
  const prepared = await prepareRotationChange(stage.services, stage.office, long);
  if ('kind' in prepared) throw new Error(prepared.kind);
  // Only what is approved has alarms: a store that stops answering is the interruption here.
  let writes = 0;
  const dying = new Proxy(stage.office, {
    get: (office, name) => {
      const value: unknown = Reflect.get(office, name);
      if (typeof value !== 'function') return value;
      return (...given: unknown[]) => {
        if (name === 'writeCampaign') writes += 1;
        if (name === 'writeCampaign' && writes === 2) throw new Error('killed');
        return Reflect.apply(value, office, given);
      };
    },
  });
  const confirmed = { ...long, attested: true, seen: prepared.seen };
  await expect(changeRotation(stage.services, dying, confirmed)).rejects.toThrow('killed');
  expect((await stage.office.readCampaign(change.campaignId))?.rotation?.pending).toMatchObject({
    by: { id: DANA.id },
  });
  expect(await goOnWithRotation(stage.services, stage.office, change.campaignId)).toMatchObject({ ok: true });
  const posts = await standing(change);
  expect(posts).toHaveLength(80);
  expect(new Set(posts.map(({ slot }) => slot.due)).size).toBe(80);
});

test('a cap is kept: launches, approvals and moves that would break it are refused, and nothing is stored', async () => {
  const change = await launch();
  const dollars = async (amount: string) => {
    const seen = (await stage.office.readCostCap())?.version ?? 0;
    const set = await setCostCap(stage.services, stage.office, { amount, seen, by: actorOf(DANA) });
    expect(set).toMatchObject({ ok: true });
  };
  const one = first(await standing(change));

  await dollars('0.01');
  const over = { ok: false, error: { kind: 'over-cap', message: expect.stringContaining('September 2026') } };
  expect(await approve(one)).toMatchObject(over);
  const form = stage.request('too-dear', { rhythm: rhythmOf(1) });
  const refused = await launchRotation(stage.services, stage.office, { ...form, attested: true });
  expect(refused).toMatchObject({
    ok: false,
    error: { kind: 'problems', prepared: { problems: [{ field: 'cost' }] } },
  });
  expect(await stage.office.readCampaign(form.campaignId)).toBeUndefined();
  const when = { date: '2026-11-02', time: '09:00' };
  const move = { id: one.id, seen: one.version, when, by: actorOf(DANA) };
  expect(await moveStoredPost(stage.services, stage.office, move)).toMatchObject({
    ok: false,
    error: { problem: { message: expect.stringContaining('November 2026 would cost $0.') } },
  });

  await dollars('');
  expect((await stage.office.readCostCap())?.amount).toBeUndefined();
  expect(await approve(one)).toMatchObject({ ok: true });
});

test('a cap that somebody has changed meanwhile, or that is no amount, is refused', async () => {
  const seen = (await stage.office.readCostCap())?.version ?? 0;
  const set = (amount: string, version: number) =>
    setCostCap(stage.services, stage.office, { amount, seen: version, by: actorOf(DANA) });
  expect(await set('25', seen + 7)).toMatchObject({ ok: false, error: { kind: 'changed-meanwhile' } });
  expect(await set('a lot', seen)).toMatchObject({ ok: false, error: { kind: 'problem' } });
  expect(await set('$1,250.50', seen)).toMatchObject({ ok: true, value: { amount: readDollars('1250.5') } });
  await set('', seen + 1);
});

test('there is no rotation to change where a campaign is none, or is not there', async () => {
  const change = { ...(await launch()), campaignId: CampaignId.parse('unheard-of') };
  expect(await prepareRotationChange(stage.services, stage.office, change)).toEqual({
    kind: 'unknown-rotation',
  });
});
