import { describe, expect, it } from 'vitest';
import { sha256 } from '#adapters/node/sha256.ts';
import type { Channel } from '#core/channel.ts';
import { CALL_TIME, type Gates } from '#core/gate.ts';
import type { Finding } from '#core/guardrails/guardrail.ts';
import { CampaignId, Platform } from '#core/ids.ts';
import { hashContent, type Post } from '#core/post.ts';
import { planReleases, type ReleaseCircumstances } from '#core/release-plan.ts';
import { HOUR, later, MINUTE, SECOND } from '#core/time.ts';
import { REFERENCE_INSTANT as NOW } from '#test/fixtures/clock.ts';
import { actorOf, DANA, MILLBROOK } from '#test/fixtures/office.ts';
import { draftPost, slotOf } from '#test/fixtures/post.ts';

const by = actorOf(DANA);
const OPEN: Gates = { stops: [], blackouts: [] };
const PAST = slotOf('2026-09-15T09:00');
const TO_COME = slotOf('2026-09-15T11:00');

function held(name: string, given: Parameters<typeof draftPost>[0] = {}): Post {
  const post = draftPost({ campaignId: CampaignId.parse(name), slot: PAST, state: 'held', ...given });
  return { ...post, approval: { hash: hashContent(post, sha256), by, at: NOW } };
}

function channel(platform: string, status: Channel['status'] = 'connected'): Channel {
  return {
    officeId: MILLBROOK.id,
    platform: Platform.parse(platform),
    mode: 'api',
    status,
    accountId: '1',
    handle: 'millbrook',
    name: MILLBROOK.name,
    connectedAt: NOW,
    version: 1,
  };
}

function plan(posts: readonly Post[], given: Partial<ReleaseCircumstances> = {}) {
  const channels = [channel('x'), channel('facebook')];
  return planReleases(posts, {
    gates: OPEN,
    channels,
    now: NOW,
    digest: sha256,
    heldBack: () => [],
    spacing: 30 * SECOND,
    ...given,
  });
}

/** Each post's campaign, with when it goes in seconds from now, or why it stays. */
const tell = (prospects: ReturnType<typeof plan>) =>
  prospects.map((prospect) => [
    prospect.post.campaignId,
    prospect.kind === 'kept' ? prospect.obstacle.kind : (Date.parse(prospect.at) - Date.parse(NOW)) / SECOND,
  ]);

describe('a released post', () => {
  it('goes at its own time if that is still to come', () => {
    expect(plan([held('a', { slot: TO_COME })])).toMatchObject([
      { kind: 'own-time', at: '2026-09-15T15:00:00.000Z' },
    ]);
  });

  it('goes in its channel’s turn if its time has passed, the earliest last moment first', () => {
    const posts = [
      held('late', { notAfter: later(NOW, 3 * HOUR) }),
      held('early', { notAfter: later(NOW, HOUR) }),
      held('elsewhere', { notAfter: later(NOW, 2 * HOUR), platform: 'facebook' }),
    ];
    expect(tell(plan(posts))).toEqual([
      ['early', 0],
      ['elsewhere', 0],
      ['late', 30],
    ]);
  });

  it('takes no turn from another by staying on hold itself', () => {
    const changed = { ...held('changed', { notAfter: later(NOW, HOUR) }), text: 'Not what was approved.' };
    expect(tell(plan([changed, held('b')]))).toEqual([
      ['changed', 'unapproved'],
      ['b', 0],
    ]);
  });

  it('still goes at its very last moment', () => {
    expect(tell(plan([held('a', { notAfter: later(NOW, CALL_TIME) })]))).toEqual([['a', 0]]);
  });
});

describe('a held post is kept', () => {
  it('once its last moment has passed, whatever else stands in the way', () => {
    const stop = { scope: { kind: 'office' as const }, reason: 'a rumor', by, at: NOW };
    const posts = [held('a', { notAfter: later(NOW, CALL_TIME - 1) })];
    expect(tell(plan(posts, { gates: { stops: [stop], blackouts: [] } }))).toEqual([['a', 'too-late']]);
  });

  it('while a rule holds back its words, and leaves its turn to others', () => {
    const finding = {
      rule: 'link-dead',
      severity: 'block-with-override',
      field: 'text',
      message: 'It is dead.',
    };
    const heldBack = ({ campaignId }: Post) => (campaignId === 'a' ? [finding as Finding] : []);
    const posts = [held('a', { notAfter: later(NOW, HOUR) }), held('b')];
    expect(tell(plan(posts, { heldBack }))).toEqual([
      ['a', 'wording'],
      ['b', 0],
    ]);
  });

  it('if so many go first that its last moment would pass', () => {
    const posts = ['a', 'b', 'c'].map((name) =>
      held(name, { notAfter: later(NOW, CALL_TIME + 40 * SECOND) }),
    );
    expect(tell(plan(posts))).toEqual([
      ['a', 0],
      ['b', 30],
      ['c', 'crowded-out'],
    ]);
  });

  it.each([
    ['the office', { kind: 'office' }],
    ['its channel', { kind: 'channel', id: Platform.parse('x') }],
    ['its campaign', { kind: 'campaign', id: CampaignId.parse('a') }],
  ] as const)('while a stop of %s is in force', (_, scope) => {
    const gates = { stops: [{ scope, reason: 'a rumor', by, at: NOW }], blackouts: [] };
    expect(tell(plan([held('a')], { gates }))).toEqual([['a', 'stopped']]);
  });

  it('if it would go out in a blackout: one that is in force, or one at its own time', () => {
    const around = (middle: typeof NOW) => ({
      stops: [],
      blackouts: [
        {
          id: 'silence',
          from: middle,
          until: later(middle, MINUTE),
          reason: 'the eve of the vote',
          citation: 'Code 1',
          posts: 'skip' as const,
          by,
        },
      ],
    });
    const both = [held('now'), held('own', { slot: TO_COME, notAfter: later(NOW, 9 * HOUR) })];
    expect(tell(plan(both, { gates: around(NOW) }))).toEqual([
      ['now', 'silent'],
      ['own', 3600],
    ]);
    expect(tell(plan(both, { gates: around(later(NOW, HOUR)) }))).toEqual([
      ['now', 0],
      ['own', 'silent'],
    ]);
    // The window ends before its last instant.
    expect(tell(plan([held('now')], { gates: around(later(NOW, -MINUTE)) }))).toEqual([['now', 0]]);
  });

  it('while its channel is not connected, or there is none', () => {
    expect(tell(plan([held('a')], { channels: [channel('x', 'disconnected')] }))).toEqual([
      ['a', 'disconnected'],
    ]);
    expect(tell(plan([held('a')], { channels: [] }))).toEqual([['a', 'disconnected']]);
  });
});
