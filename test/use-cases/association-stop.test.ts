import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sha256 } from '#adapters/node/sha256.ts';
import { findBrokenLink } from '#core/audit.ts';
import { AssociationId } from '#core/ids.ts';
import { MINUTE } from '#core/time.ts';
import type { AssociationStore } from '#ports/association-store.ts';
import { publishPost } from '#use-cases/publish-post.ts';
import { resumeAssociation } from '#use-cases/resume-association.ts';
import { stopAssociation } from '#use-cases/stop-association.ts';
import {
  by,
  intercept,
  type PublishingStage,
  type StageOffice,
  startPublishingStage,
} from './publishing-stage.ts';

let stage: PublishingStage;
let associations = 0;
/** A member of the association, and an office of another one. */
let here: StageOffice;
let elsewhere: StageOffice;
let association: AssociationStore;

beforeAll(async () => {
  stage = await startPublishingStage();
});
afterAll(() => stage.stop());
beforeEach(async () => {
  here = stage.enterOffice();
  elsewhere = stage.enterOffice();
  association = await join(here);
  await join(elsewhere);
});

async function join({ office }: StageOffice): Promise<AssociationStore> {
  associations += 1;
  const associationId = AssociationId.parse(`association-${associations}`);
  const store = stage.services.store.forAssociation(associationId, by);
  await store.addMembership(
    { associationId, officeId: office.id, joinedAt: stage.clock.now() },
    { subject: { kind: 'office', id: office.id }, action: 'office.joined', summary: 'It joined.' },
  );
  return store;
}

const stopAll = () => stopAssociation(stage.services, association, { reason: 'a rumor', by });

describe('an association’s emergency stop', () => {
  it('holds every post of its offices that falls due, and none of another association’s', async () => {
    const [post, other] = [await here.schedule(), await elsewhere.schedule()];
    await stopAll();
    stage.clock.advance(30 * MINUTE);
    expect(await publishPost(stage.parts, here.order(post.id))).toBe('held');
    expect((await here.read(post.id)).trouble).toContain(
      'all posts of all offices of the association: a rumor',
    );
    expect(await publishPost(stage.parts, elsewhere.order(other.id))).toBe('published');
    expect(await here.publicPosts()).toEqual([]);
    expect(await elsewhere.publicPosts()).toHaveLength(1);
  });

  it('that comes between the claim and the call still keeps the post from going out', async () => {
    const post = await here.schedule();
    stage.clock.advance(30 * MINUTE);
    const interrupted = intercept(stage.parts, { before: stopAll });
    expect(await publishPost(interrupted, here.order(post.id))).toBe('held');
    expect(await here.publicPosts()).toEqual([]);
  });

  it('that is lifted releases nothing', async () => {
    const post = await here.schedule();
    const { at } = await stopAll();
    stage.clock.advance(30 * MINUTE);
    await publishPost(stage.parts, here.order(post.id));
    expect(await resumeAssociation(association, { seen: at, reason: 'settled', by })).toMatchObject({
      ok: true,
    });
    expect(await publishPost(stage.parts, here.order(post.id))).toBe('nothing-due');
    expect(await here.publicPosts()).toEqual([]);
    expect((await here.store.readGates()).stops).toEqual([]);
  });

  it('keeps its first reason, and is lifted only by who has read the one in force', async () => {
    const first = await stopAll();
    stage.clock.advance(MINUTE);
    const second = await stopAssociation(stage.services, association, { reason: 'something else', by });
    expect(second).toEqual(first);
    const lift = (seen: typeof first.at) => resumeAssociation(association, { seen, reason: 'settled', by });
    expect(await lift(stage.clock.now())).toMatchObject({
      error: { kind: 'changed-meanwhile', stop: first },
    });
    expect(await lift(first.at)).toMatchObject({ ok: true });
    expect(await lift(first.at)).toMatchObject({ error: { kind: 'not-stopped' } });
    const audit = await association.readAudit();
    expect(audit.map(({ action }) => action).slice(1)).toEqual([
      'association.stopped',
      'association.resumed',
    ]);
    expect(findBrokenLink(audit, sha256)).toBeUndefined();
  });
});
