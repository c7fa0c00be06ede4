import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PostState } from '#core/post.ts';
import { isFinal, type PostEvent, stateAfter } from '#core/post-states.ts';

const EVENTS: readonly PostEvent[] = [
  'submit',
  'approve',
  'edit',
  'move',
  'reopen',
  'cancel',
  'claim',
  'hand-off',
  'publish',
  'reject',
  'defer',
  'hold',
  'release',
  'lose',
  'recover',
  'miss',
  'confirm',
  'send-again',
];

/** The states that a run of events leads through; events that cannot happen are passed over. */
function walk(events: readonly PostEvent[]): readonly (readonly [PostState, PostEvent])[] {
  let state: PostState = 'draft';
  const path: [PostState, PostEvent][] = [];
  for (const event of events) {
    const next = stateAfter(state, event);
    if (next) {
      path.push([next, event]);
      state = next;
    }
  }
  return path;
}

const anyLife = fc.array(fc.constantFrom(...EVENTS), { maxLength: 60 });

describe('the life of a post', () => {
  it('reaches every state', () => {
    const reached = new Set<PostState>(['draft']);
    for (const state of reached) {
      for (const event of EVENTS) {
        const next = stateAfter(state, event);
        if (next) reached.add(next);
      }
    }
    expect([...reached].sort()).toEqual([...PostState.options].sort());
  });

  it('ends in published and cancelled, and in no other state', () => {
    expect(PostState.options.filter(isFinal)).toEqual(['published', 'cancelled']);
  });

  it('passes through approval before every first claim, and again after every edit', () => {
    return fc.assert(
      fc.property(anyLife, (events) => {
        let approved = false;
        for (const [, event] of walk(events)) {
          if (event === 'approve') approved = true;
          if (event === 'edit' || event === 'reopen') approved = false;
          if (event === 'claim') expect(approved).toBe(true);
        }
      }),
    );
  });

  it('is taken back to approval by a changed date only while it waits or has missed its time', () => {
    const ways = PostState.options.filter((state) => stateAfter(state, 'reopen'));
    expect(ways).toEqual(['scheduled', 'held', 'handoff', 'missed']);
    expect(new Set(ways.map((state) => stateAfter(state, 'reopen')))).toEqual(new Set(['review']));
  });

  it('is published at most once', () => {
    return fc.assert(
      fc.property(anyLife, (events) => {
        expect(walk(events).filter(([state]) => state === 'published').length).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('leaves unconfirmed only by evidence, by its time limit or by a person', () => {
    const ways = EVENTS.filter((event) => stateAfter('unconfirmed', event));
    expect(ways).toEqual(['cancel', 'miss', 'confirm', 'send-again']);
  });

  it('cannot be touched by people while it is being published', () => {
    for (const event of ['edit', 'move', 'cancel', 'approve', 'release'] as const) {
      expect(stateAfter('publishing', event)).toBeUndefined();
    }
  });
});
