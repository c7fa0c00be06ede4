import { describe, expect, it } from 'vitest';
import { AssociationId, Platform } from '#core/ids.ts';
import { HOUR, later, MINUTE } from '#core/time.ts';
import { createTestClock } from '#test/fixtures/clock.ts';
import { actorOf, DANA } from '#test/fixtures/office.ts';
import { addBlackout } from '#use-cases/add-blackout.ts';
import { notifyAttention } from '#use-cases/notify-attention.ts';
import { resumePosting } from '#use-cases/resume-posting.ts';
import { stopAssociation } from '#use-cases/stop-association.ts';
import { stopPosting } from '#use-cases/stop-posting.ts';
import { watchOffices } from '#use-cases/watch-offices.ts';
import { useAttention } from './attention-stage.ts';

/** A post that somebody was asked to put out by hand, and must not any more. */
const clock = createTestClock();
const at = useAttention(clock);

const sweep = () => watchOffices({ ...at.stage.parts, store: at.store });
const by = actorOf(DANA);
const OFFICE = { kind: 'office' } as const;

describe('a stop', () => {
  it('is told at once to whoever has a post to post by hand: why, and not the text again', async () => {
    const post = await at.here.storePost({ state: 'handoff' });
    await stopPosting({ clock }, at.here.store, { scope: OFFICE, reason: 'a fire in the county', by });
    await sweep();
    await sweep();
    expect(await at.here.subjects()).toEqual(['do not post on X by hand now']);
    const text = await at.here.texts();
    expect(text).toContain('Dana Whitfield stopped all posts of this office: a fire in the county.');
    expect(text).toContain('If it is public already, record its address');
    expect(text).not.toContain(post.text);
  });

  it('is told again when it comes a second time, and nobody is called to post meanwhile', async () => {
    const post = await at.here.storePost({ state: 'handoff' });
    const stop = await stopPosting({ clock }, at.here.store, { scope: OFFICE, reason: 'a drill', by });
    await sweep();
    clock.set(later(post.notAfter, -HOUR / 2));
    await sweep();
    expect(await at.here.subjects()).toEqual(['do not post on X by hand now']);

    await resumePosting(at.here.store, { scope: OFFICE, reason: 'it is over', seen: stop.at, by });
    clock.set(later(clock.now(), MINUTE));
    await stopPosting({ clock }, at.here.store, { scope: OFFICE, reason: 'another drill', by });
    await sweep();
    expect(await at.here.subjects()).toEqual([
      'do not post on X by hand now',
      'do not post on X by hand now',
    ]);
  });

  it('of another channel is none of its business', async () => {
    await at.here.storePost({ state: 'handoff' });
    const scope = { kind: 'channel', id: Platform.parse('facebook') } as const;
    await stopPosting({ clock }, at.here.store, { scope, reason: 'a wrong name', by });
    await sweep();
    expect(await at.here.subjects()).toEqual(['time to post on X by hand']);
  });
});

describe('a stop that nobody at the office gave', () => {
  it('is told within ten minutes to whoever has a post to post by hand', async () => {
    await at.here.storePost({ state: 'handoff' });
    await notifyAttention(at.stage.parts, at.here.store);
    const associationId = AssociationId.parse('four-rivers');
    const joined = {
      subject: { kind: 'association', id: associationId } as const,
      action: 'association.joined',
    };
    await at.store
      .forAssociation(associationId, by)
      .addMembership(
        { associationId, officeId: at.here.office.id, joinedAt: clock.now() },
        { ...joined, summary: 'It joined.' },
      );
    const association = at.store.forAssociation(associationId, by);
    await stopAssociation({ clock }, association, { reason: 'a recall of the text', by });
    await sweep();
    expect(await at.here.subjects()).toEqual(['time to post on X by hand']);
    clock.set(later(clock.now(), 10 * MINUTE));
    await sweep();
    expect(await at.here.subjects()).toEqual(['do not post on X by hand now', 'time to post on X by hand']);
    expect(await at.here.texts()).toContain('a recall of the text');
  });
});

describe('a time of silence', () => {
  it('is told when it has begun', async () => {
    await at.here.storePost({ state: 'handoff' });
    await notifyAttention(at.stage.parts, at.here.store);
    const wanted = {
      from: { date: '2026-09-15', time: '10:05' },
      until: { date: '2026-09-15', time: '23:00' },
      reason: 'quiet before the vote',
      citation: 'Policy 4',
      posts: 'hold',
    } as const;
    const added = await addBlackout({ clock }, at.here.store, at.here.office, { id: 'quiet', wanted, by });
    if (!added.ok) throw new Error(JSON.stringify(added.error));
    clock.set(later(clock.now(), 10 * MINUTE));
    await sweep();
    expect(await at.here.subjects()).toEqual(['do not post on X by hand now', 'time to post on X by hand']);
    expect(await at.here.texts()).toContain('This is a time of silence (quiet before the vote; Policy 4).');
  });
});
