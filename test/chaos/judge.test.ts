import { describe, expect, it } from 'vitest';
import type { Post } from '#core/post.ts';
import { epochOf, later, MINUTE, SECOND } from '#core/time.ts';
import { REFERENCE_INSTANT } from '#test/fixtures/clock.ts';
import { draftPost } from '#test/fixtures/post.ts';
import type { FaultName } from './faults.ts';
import { type AcceptedPost, type Evidence, isStuck, judge, PATIENCE } from './judge.ts';

const NOW = REFERENCE_INSTANT;
const NOT_AFTER = later(NOW, 45 * MINUTE);
const wanted: Post = { ...draftPost(), notAfter: NOT_AFTER, state: 'scheduled', dueAt: NOW };

const publicPost = (id = '1', publishedAt: string = NOW): AcceptedPost => ({
  platform: 'x',
  id,
  account: { id: '7' },
  text: 'Run 1: the polls open at 7 a.m.',
  published: true,
  publishedAt,
});
const published: Post = {
  ...wanted,
  state: 'published',
  receipt: { platformId: '1', permalink: 'http://127.0.0.1/1', publishedAt: NOW },
};
const inState = (state: Post['state']): Post => ({ ...wanted, state });

const judgeWith = (given: Partial<Evidence> & { readonly fault?: FaultName }) =>
  judge({
    run: {
      number: 1,
      platform: 'x',
      fault: given.fault ?? 'none',
      orders: [],
      withImage: false,
      dueIn: 1,
      window: 45,
    },
    wanted,
    record: published,
    seen: [publicPost()],
    settledAt: NOW,
    isStuck: false,
    isChainWhole: true,
    ...given,
  });

describe('a run is judged by what the public sees', () => {
  it('one public post in time, and a record that says so, is as it has to be', () => {
    expect(judgeWith({})).toEqual(['published']);
  });

  it('two public posts are a duplicate, whatever Clarion says', () => {
    expect(judgeWith({ seen: [publicPost('1'), publicPost('2')] })).toContain('duplicates');
  });

  it('a post that appears when its time is over is late', () => {
    expect(judgeWith({ seen: [publicPost('1', later(NOT_AFTER, 1))] })).toEqual(['published', 'late']);
    expect(judgeWith({ seen: [publicPost('1', NOT_AFTER)] })).toEqual(['published']);
  });

  it('no public post and a record that it is published is a loss', () => {
    expect(judgeWith({ seen: [] })).toEqual(['lost', 'contradicted']);
  });

  it.each<[Post['state'], FaultName, string]>([
    ['missed', 'reset', later(NOT_AFTER, SECOND)],
    ['missed', '429', NOW],
    ['held', 'expired-token', NOW],
    ['rejected', 'refuse', NOW],
  ])('no public post, and a person told with reason that it is %s, is no loss', (state, fault, settledAt) => {
    expect(judgeWith({ seen: [], record: inState(state), fault, settledAt })).toEqual([state]);
  });

  it.each<[Post['state'], FaultName]>([
    ['missed', 'reset'],
    ['held', 'reset'],
    ['rejected', '500-before'],
    ['cancelled', 'none'],
  ])('no public post, and %s without a reason, is a loss', (state, fault) => {
    expect(judgeWith({ seen: [], record: inState(state), fault })).toContain('lost');
  });

  it.each<Post['state']>(['missed', 'held', 'rejected', 'scheduled'])(
    'a public post whose record is %s is a contradiction',
    (state) => {
      expect(judgeWith({ record: inState(state), fault: 'expired-token' })).toContain('contradicted');
    },
  );

  it('a receipt for another post than the public one is a contradiction', () => {
    expect(judgeWith({ seen: [publicPost('2')] })).toEqual(['published', 'contradicted']);
  });

  it('an audit chain that is broken is a contradiction', () => {
    expect(judgeWith({ isChainWhole: false })).toEqual(['published', 'contradicted']);
  });

  it('a person who is asked is counted, whether or not the post is public', () => {
    expect(judgeWith({ record: inState('unconfirmed') })).toEqual(['published', 'asked']);
    expect(judgeWith({ record: inState('unconfirmed'), seen: [] })).toEqual(['asked']);
  });
});

describe('a post is stuck', () => {
  const now = epochOf(NOW);

  it('when Clarion has left it for longer than its patience, though it ran', () => {
    expect(isStuck(inState('publishing'), now, now + PATIENCE)).toBe(false);
    expect(isStuck(inState('publishing'), now, now + PATIENCE + 1)).toBe(true);
    expect(isStuck(inState('publishing'), now + MINUTE, now + PATIENCE + 1)).toBe(false);
  });

  it('when nothing will ever look at it again', () => {
    const { dueAt: _, ...forgotten } = inState('scheduled');
    expect(isStuck(forgotten, now, now)).toBe(true);
  });

  it('never once it has come to its end, or a person is asked', () => {
    const { dueAt: _, ...asked } = inState('unconfirmed');
    expect(isStuck(asked, now, now + 10 * PATIENCE)).toBe(false);
    expect(isStuck(published, now, now + 10 * PATIENCE)).toBe(false);
  });
});
