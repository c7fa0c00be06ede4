import { describe, expect, it } from 'vitest';
import { sha256 } from '#adapters/node/sha256.ts';
import { approvePost, editPost, movePost } from '#core/author-post.ts';
import { CALL_TIME, type Gates, judgeSending } from '#core/gate.ts';
import { AttemptId, CampaignId, Platform } from '#core/ids.ts';
import type { Post } from '#core/post.ts';
import type { PostChange } from '#core/post-change.ts';
import { beginSending, claimPost, LEASE, missPost, recoverPost, settlePost } from '#core/publish-steps.ts';
import type { Result } from '#core/result.ts';
import { HOUR, later, MINUTE } from '#core/time.ts';
import { REFERENCE_INSTANT } from '#test/fixtures/clock.ts';
import { actorOf, DANA } from '#test/fixtures/office.ts';
import { draftPost, REFERENCE_SLOT, slotOf } from '#test/fixtures/post.ts';

const by = actorOf(DANA);
const attempt = AttemptId.parse('attempt-1');

function made<E>(change: Result<PostChange, E>): Post {
  if (!change.ok) throw new Error(JSON.stringify(change.error));
  return change.value.post;
}

const scheduled = made(approvePost(draftPost(), by, REFERENCE_INSTANT, sha256));
const due = scheduled.dueAt ?? REFERENCE_INSTANT;
const claimed = made(claimPost(scheduled, attempt, due, sha256));

describe('a claim', () => {
  it('takes a due post and points the due index at the end of its lease', () => {
    expect(claimed).toMatchObject({ state: 'publishing', attempts: 1, dueAt: later(due, LEASE) });
  });
  it('is refused before the post is due', () => {
    expect(claimPost(scheduled, attempt, later(due, -1), sha256)).toEqual({
      ok: false,
      error: { kind: 'not-due' },
    });
  });
  it('is refused when the post is claimed already', () => {
    expect(claimPost(claimed, attempt, later(due, HOUR), sha256)).toEqual({
      ok: false,
      error: { kind: 'not-due' },
    });
  });
  it.each([
    ['text', { text: 'Something else.' }],
    ['language', { language: 'es' as Post['language'] }],
    ['platform', { platform: 'facebook' as Post['platform'] }],
    ['mentions', { mentions: [{ label: 'Election Center', id: '1' }] }],
    ['approval', { approval: undefined }],
  ])('is refused when the %s is not what was approved', (_, change) => {
    expect(claimPost({ ...scheduled, ...change } as Post, attempt, due, sha256)).toEqual({
      ok: false,
      error: { kind: 'changed' },
    });
  });
});

describe('an edit', () => {
  it('voids the approval and takes the post out of the due index', () => {
    const edited = made(editPost(scheduled, { text: 'Better words.', image: undefined }, by));
    expect(edited).toMatchObject({ state: 'draft', revision: 2, text: 'Better words.' });
    expect(edited).not.toHaveProperty('approval');
    expect(edited).not.toHaveProperty('dueAt');
  });
});

describe('a move', () => {
  it('keeps the approval and moves the time limit along', () => {
    const moved = made(movePost(scheduled, slotOf('2026-09-16T10:30'), by));
    expect(moved.approval).toEqual(scheduled.approval);
    expect(moved.notAfter).toBe(later(scheduled.notAfter, 24 * HOUR));
    expect(moved.dueAt).toBe('2026-09-16T14:30:00.000Z');
  });
});

const OPEN: Gates = { stops: [], blackouts: [] };
const stopped = (scope: Gates['stops'][number]['scope']): Gates => ({
  ...OPEN,
  stops: [{ scope, reason: 'bomb threat at the warehouse', by, at: due }],
});
const silent = (from: number, until: number, posts: 'hold' | 'skip'): Gates => ({
  ...OPEN,
  blackouts: [
    {
      id: 'a',
      from: later(due, from),
      until: later(due, until),
      reason: 'pre-election quiet',
      citation: 'Code 1.2',
      posts,
      by,
    },
  ],
});

describe('the last check before the public call', () => {
  it('says go as long as the call can arrive within the time limit, and too late after that', () => {
    const last = later(claimed.notAfter, -CALL_TIME);
    expect(judgeSending(claimed, OPEN, last)).toEqual({ kind: 'go' });
    expect(judgeSending(claimed, OPEN, later(last, 1))).toEqual({ kind: 'too-late' });
  });
  it.each([
    [{ kind: 'office' }, true],
    [{ kind: 'campaign', id: claimed.campaignId }, true],
    [{ kind: 'campaign', id: CampaignId.parse('another') }, false],
    [{ kind: 'channel', id: claimed.platform }, true],
    [{ kind: 'channel', id: Platform.parse('facebook') }, false],
  ] as const)('under a stop of %o is stopped: %s', (scope, covered) => {
    const verdict = judgeSending(claimed, stopped(scope), due);
    expect(verdict.kind).toBe(covered ? 'stopped' : 'go');
    if (verdict.kind === 'stopped') expect(verdict.why).toMatch(/Dana Whitfield stopped .*bomb threat/);
  });
  it('says too late even under a stop, since a late post must not wait for a release', () => {
    expect(judgeSending(claimed, stopped({ kind: 'office' }), later(claimed.notAfter, 1)).kind).toBe(
      'too-late',
    );
  });
  it.each([
    [silent(-MINUTE, MINUTE, 'hold'), 'stopped'],
    [silent(-MINUTE, MINUTE, 'skip'), 'skipped'],
    [silent(0, 1, 'hold'), 'stopped'],
    [silent(-MINUTE, 0, 'hold'), 'go'],
    [silent(1, MINUTE, 'hold'), 'go'],
  ] as const)('in a blackout (%#) gives %s', (gates, kind) => {
    expect(judgeSending(claimed, gates, due).kind).toBe(kind);
  });
});

describe('an attempt that died', () => {
  it('before the public call makes the post due again', () => {
    expect(made(recoverPost(claimed, later(due, LEASE)))).toMatchObject({
      state: 'scheduled',
      dueAt: later(due, LEASE),
    });
  });
  it('after the public call had begun leaves the post unconfirmed, to be looked for at once', () => {
    if (!claimed.attempt) throw new Error('no attempt');
    const sending = beginSending(claimed, claimed.attempt, due, sha256).post;
    const lost = made(recoverPost(sending, later(due, LEASE)));
    expect(lost).toMatchObject({ state: 'unconfirmed', dueAt: later(due, LEASE), doubt: { resent: false } });
    expect(lost.trouble).toMatch(/may be public already/);
  });
});

describe('an outcome', () => {
  it('that defers past the time limit makes the post missed', () => {
    const until = later(claimed.notAfter, 1);
    const post = made(settlePost(claimed, { kind: 'deferred', until, reason: 'X is busy.' }, due, 0));
    expect(post.state).toBe('missed');
    expect(post.trouble).toMatch(/X is busy.*not to go out after/);
  });
  it('that defers without a time waits longer after each attempt, and never more than 19 minutes', () => {
    const waits = [1, 2, 3, 8, 20].map((attempts) => {
      const post = made(
        settlePost(
          { ...claimed, attempts },
          { kind: 'deferred', until: undefined, reason: 'Busy.' },
          due,
          0.5,
        ),
      );
      return (Date.parse(post.dueAt ?? '') - Date.parse(due)) / MINUTE;
    });
    expect(waits).toEqual([0.5, 1, 2, 15, 15]);
  });
  it('that comes after the attempt was given up still counts as evidence', () => {
    const lost: Post = { ...claimed, state: 'unconfirmed' };
    const receipt = { platformId: '1', permalink: 'https://example.gov/1', publishedAt: due };
    expect(made(settlePost(lost, { kind: 'published', receipt }, due, 0))).toMatchObject({
      state: 'published',
      receipt,
    });
  });
  it('withheld by the clock is missed, withheld by a stop is held', () => {
    expect(made(settlePost(claimed, { kind: 'withheld', verdict: { kind: 'too-late' } }, due, 0)).state).toBe(
      'missed',
    );
    const stopped = { kind: 'withheld', verdict: { kind: 'stopped', why: 'Paused.' } } as const;
    expect(made(settlePost(claimed, stopped, due, 0))).toMatchObject({ state: 'held', trouble: 'Paused.' });
  });
});

describe('a missed post', () => {
  it('says until when it was to go out, on the office’s clock', () => {
    expect(made(missPost(scheduled)).trouble).toContain('4:30 PM EDT');
    expect(REFERENCE_SLOT.local).toBe('2026-09-15T10:30');
  });
});
