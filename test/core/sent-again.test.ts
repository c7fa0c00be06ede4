import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256 } from '#adapters/node/sha256.ts';
import { approvePost, editPost, movePost, releasePost, sendPostAgain } from '#core/author-post.ts';
import { isTooLate } from '#core/gate.ts';
import { AttemptId } from '#core/ids.ts';
import type { Post } from '#core/post.ts';
import type { PostChange } from '#core/post-change.ts';
import type { Finding } from '#core/publish-outcome.ts';
import { beginSending, claimPost, LEASE, missPost, recoverPost, settlePost } from '#core/publish-steps.ts';
import { settleFinding } from '#core/reconcile-steps.ts';
import type { Result } from '#core/result.ts';
import { slotAt } from '#core/slot.ts';
import { HOUR, type Instant, later, MINUTE } from '#core/time.ts';
import { REFERENCE_INSTANT } from '#test/fixtures/clock.ts';
import { actorOf, DANA, MILLBROOK } from '#test/fixtures/office.ts';
import { draftPost } from '#test/fixtures/post.ts';

/** How often Clarion sends a post again by itself, whatever happens to the post and in whatever order. */
const by = actorOf(DANA);
const attempt = AttemptId.parse('attempt-1');
const ABSENT: Finding = { kind: 'absent' };
const PREPARED: Finding = { kind: 'absent', repeatable: true };

interface Life {
  readonly post: Post;
  readonly now: Instant;
  /** Blind repeats that no person asked for, since the last time that one did. */
  readonly repeats: number;
}

type Step = (life: Life) => Result<PostChange, unknown>;

/** A step that leaves everything but the post as it was. */
const step =
  (change: Step) =>
  (life: Life): Life => {
    const changed = change(life);
    return changed.ok ? { ...life, post: changed.value.post } : life;
  };

const asked =
  (change: Step) =>
  (life: Life): Life => {
    const changed = step(change)(life);
    return changed === life ? life : { ...changed, repeats: 0 };
  };

function latest(...times: readonly [Instant, Instant]): Instant {
  return times.toSorted()[1] ?? times[0];
}

/** A look at the time for which it was asked, or later. */
const look =
  (finding: Finding) =>
  (life: Life): Life => {
    if (life.post.dueAt === undefined) return life;
    const now = latest(life.now, life.post.dueAt);
    const looked = step(({ post }) => settleFinding(post, finding, now))({ ...life, now });
    const sentAgain = looked.post.state === 'scheduled' && !('repeatable' in finding);
    return sentAgain ? { ...looked, repeats: looked.repeats + 1 } : looked;
  };

const claim = (life: Life): Life => {
  const now = latest(life.now, life.post.dueAt ?? life.now);
  const change: Step = isTooLate(life.post, now)
    ? ({ post }) => missPost(post)
    : ({ post }) => claimPost(post, attempt, now, sha256);
  return { ...step(change)(life), now };
};

const begin = (life: Life): Life => {
  const { post, now } = life;
  return post.attempt && post.attempt.sendingAt === undefined
    ? { ...life, post: beginSending(post, post.attempt, now, sha256).post }
    : life;
};

const lose = step(({ post, now }) =>
  settlePost(post, { kind: 'unconfirmed', reason: 'No answer.' }, now, 0.5),
);
const absent = look(ABSENT);

/** What can happen in each state. What leads to a repeat stands there more often, so that lives come to it. */
const STEPS: Readonly<Record<Post['state'], readonly ((life: Life) => Life)[]>> = {
  draft: [step(({ post, now }) => approvePost(post, by, now, sha256))],
  review: [],
  scheduled: [claim],
  publishing: [
    begin,
    step(({ post, now }) => recoverPost(post, later(now, LEASE))),
    ...Array.from({ length: 5 }, () => lose),
    step(({ post, now }) =>
      settlePost(post, { kind: 'deferred', until: later(now, MINUTE), reason: 'Busy.' }, now, 0.5),
    ),
    step(({ post, now }) => settlePost(post, { kind: 'disconnected', reason: 'Ended.' }, now, 0.5)),
    step(({ post, now }) => settlePost(post, { kind: 'rejected', reason: 'No.' }, now, 0.5)),
  ],
  unconfirmed: [
    ...Array.from({ length: 5 }, () => absent),
    look(PREPARED),
    look({ kind: 'unreadable', reason: 'It did not answer.' }),
    (life) => ({ ...life, now: later(life.post.notAfter, HOUR) }),
    asked(({ post, now }) => sendPostAgain(post, by, now)),
  ],
  held: [step(({ post, now }) => releasePost(post, by, now))],
  missed: [step(({ post, now }) => movePost(post, slotAt(now, MILLBROOK.zone), by))],
  rejected: [asked(({ post }) => editPost(post, { text: `${post.text} Again.`, image: undefined }, by))],
  handoff: [],
  published: [],
  cancelled: [],
};

/** Every state that a run of choices leads through. */
function live(choices: readonly number[]): readonly Life[] {
  const lives: Life[] = [{ post: draftPost(), now: REFERENCE_INSTANT, repeats: 0 }];
  for (const choice of choices) {
    const life = lives.at(-1);
    const steps = life ? STEPS[life.post.state] : [];
    const next = steps[choice % Math.max(1, steps.length)];
    if (!life || !next) break;
    lives.push(next(life));
  }
  return lives;
}

describe('a post that was sent without an answer', () => {
  it('is sent again by Clarion itself once in its life, unless a person asks', () => {
    return fc.assert(
      fc.property(fc.array(fc.nat(99), { minLength: 40, maxLength: 60 }), (choices) => {
        for (const { repeats } of live(choices)) expect(repeats).toBeLessThanOrEqual(1);
      }),
      { numRuns: 150 },
    );
  });

  it('is still known to have been sent again when it was missed and a person gave it a new time', () => {
    const lost = { post: draftPost({ state: 'unconfirmed', dueAt: REFERENCE_INSTANT }), repeats: 0 };
    const doubt = { absences: 1, failedLooks: 0, resent: true };
    const late = { ...lost, now: later(lost.post.notAfter, HOUR), post: { ...lost.post, doubt } };
    const missed = look(ABSENT)(late);
    expect(missed.post).toMatchObject({ state: 'missed', doubt: { resent: true } });
    const moved = movePost(missed.post, slotAt(missed.now, MILLBROOK.zone), by);
    expect(moved).toMatchObject({
      ok: true,
      value: { post: { state: 'scheduled', doubt: { resent: true } } },
    });
  });
});

describe('an attempt that is interrupted', () => {
  const approved = approvePost(draftPost(), by, REFERENCE_INSTANT, sha256);
  const due = (): Life => {
    if (!approved.ok) throw new Error('not approved');
    const { post } = approved.value;
    return { post, now: post.dueAt ?? REFERENCE_INSTANT, repeats: 0 };
  };
  const interrupt = step(({ post, now }) => recoverPost(post, later(now, LEASE)));
  const pass = (life: Life): Life => ({ ...life, now: later(life.now, LEASE) });

  /** Interrupts attempts until the post is neither scheduled, sent nor looked for by Clarion any more. */
  const exhaust = (turn: (life: Life) => Life): { readonly end: Life; readonly attempts: number } => {
    let life = due();
    while (['scheduled', 'publishing', 'unconfirmed'].includes(life.post.state) && life.post.dueAt) {
      life = turn(life);
    }
    return { end: life, attempts: life.post.attempts };
  };

  it('before the public call is repeated without a person until its last moment, and then missed', () => {
    const { end, attempts } = exhaust((life) => pass(interrupt(claim(life))));
    expect(end.post.state).toBe('missed');
    expect(end.post).not.toHaveProperty('doubt');
    // One for each lease of three minutes in its six hours.
    expect(attempts).toBeGreaterThan(100);
  });

  it('during the public call, with what it prepared still there, is repeated until then too', () => {
    const { end, attempts } = exhaust((life) =>
      look(PREPARED)(look(PREPARED)(pass(interrupt(begin(claim(life)))))),
    );
    expect(end.post.state).toBe('missed');
    expect(attempts).toBeGreaterThan(50);
    expect(end.post.doubt?.resent ?? false).toBe(false);
  });

  it('during the public call, where absence proves less, is repeated once, and then a person is asked', () => {
    const { end, attempts } = exhaust((life) =>
      look(ABSENT)(look(ABSENT)(pass(interrupt(begin(claim(life)))))),
    );
    expect(attempts).toBe(2);
    expect(end.post).toMatchObject({ state: 'unconfirmed', doubt: { resent: true } });
  });

  it('after a repeat that could have posted twice is still repeated where one cannot', () => {
    const twice = look(ABSENT)(look(ABSENT)(pass(interrupt(begin(claim(due()))))));
    expect(twice.post).toMatchObject({ state: 'scheduled', doubt: { resent: true } });
    const third = look(PREPARED)(look(PREPARED)(pass(interrupt(begin(claim(twice))))));
    expect(third.post).toMatchObject({ state: 'scheduled', doubt: { resent: true } });
  });
});
