import { describe, expect, it } from 'vitest';
import type { Post } from '#core/post.ts';
import type { Finding } from '#core/publish-outcome.ts';
import { FIRST_LOOK, losePost, settleFinding } from '#core/reconcile-steps.ts';
import { HOUR, type Instant, later, SECOND } from '#core/time.ts';
import { REFERENCE_INSTANT } from '#test/fixtures/clock.ts';
import { draftPost } from '#test/fixtures/post.ts';

const now = REFERENCE_INSTANT;
const ABSENT: Finding = { kind: 'absent' };
const UNREADABLE: Finding = { kind: 'unreadable', reason: 'X did not answer.' };
const FOUND: Finding = {
  kind: 'found',
  receipt: { platformId: '7', permalink: 'https://x.example.gov/7', publishedAt: now },
};

function lost(): Post {
  const change = losePost(draftPost({ state: 'publishing' }), 'The answer was lost.', later(now, FIRST_LOOK));
  if (!change.ok) throw new Error(change.error.message);
  return change.value.post;
}

/** What a row of looks makes of a post, each at the time that the one before asked for. */
function look(post: Post, ...findings: readonly Finding[]): Post {
  return findings.reduce((current, finding) => {
    const change = settleFinding(current, finding, current.dueAt ?? now);
    if (!change.ok) throw new Error(change.error.message);
    return change.value.post;
  }, post);
}

const waitOf = (post: Post, from: Instant) => (Date.parse(post.dueAt ?? '') - Date.parse(from)) / SECOND;

describe('a post whose answer was lost', () => {
  it('is looked for after 45 seconds', () => {
    expect(lost()).toMatchObject({ state: 'unconfirmed', dueAt: later(now, 45 * SECOND) });
  });

  it('is adopted where it is found, at whichever look', () => {
    for (const before of [[], [ABSENT], [UNREADABLE], [UNREADABLE, ABSENT]]) {
      const post = look(lost(), ...before, FOUND);
      expect(post).toMatchObject({ state: 'published', receipt: { platformId: '7' } });
      expect(post).not.toHaveProperty('dueAt');
      expect(post).not.toHaveProperty('doubt');
    }
  });

  it('is looked for a minute later when it was absent once', () => {
    const post = look(lost(), ABSENT);
    expect(post.state).toBe('unconfirmed');
    expect(waitOf(post, later(now, FIRST_LOOK))).toBe(60);
  });

  it('is sent once more after two absences in a row, and not after two with a failed look between', () => {
    expect(look(lost(), ABSENT, ABSENT)).toMatchObject({ state: 'scheduled', doubt: { resent: true } });
    expect(look(lost(), ABSENT, UNREADABLE, ABSENT).state).toBe('unconfirmed');
    expect(look(lost(), ABSENT, UNREADABLE, ABSENT, ABSENT).state).toBe('scheduled');
  });

  it('is missed instead when its time is over by then', () => {
    const post = { ...lost(), notAfter: later(now, 60 * SECOND) };
    const missed = look(post, ABSENT, ABSENT);
    expect(missed.state).toBe('missed');
    expect(missed.trouble).toMatch(/never became public/);
  });

  it('is put before a person when it was sent twice and is still absent', () => {
    const resent: Post = { ...look(lost(), ABSENT, ABSENT), state: 'publishing' };
    const again = losePost(resent, 'The answer was lost again.', now);
    if (!again.ok) throw new Error(again.error.message);
    const asked = look(again.value.post, ABSENT, ABSENT);
    expect(asked).toMatchObject({ state: 'unconfirmed' });
    expect(asked).not.toHaveProperty('dueAt');
    expect(asked.trouble).toMatch(/sent twice.*say here whether it is there/);
  });

  it('is put before a person when six looks showed nothing either way, within the hour', () => {
    const looks = Array.from({ length: 5 }, () => UNREADABLE);
    const waiting = look(lost(), ...looks);
    expect(waiting.dueAt && waiting.dueAt < later(now, HOUR)).toBe(true);
    const asked = look(waiting, UNREADABLE);
    expect(asked.state).toBe('unconfirmed');
    expect(asked).not.toHaveProperty('dueAt');
  });
});
