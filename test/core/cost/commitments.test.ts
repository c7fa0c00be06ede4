import { expect, test } from 'vitest';
import { readCommitments } from '#core/cost/commitments.ts';
import { AssociationId, Platform } from '#core/ids.ts';
import type { Post } from '#core/post.ts';
import { REFERENCE_INSTANT } from '#test/fixtures/clock.ts';
import { draftPost, slotOf } from '#test/fixtures/post.ts';

const read = (given: Partial<Omit<Post, 'platform'>>, mode: 'api' | 'manual' = 'api') => {
  const { spent, approved, proposed } = readCommitments(
    [draftPost(given)],
    [{ platform: Platform.parse('x'), mode }],
    REFERENCE_INSTANT,
  );
  return [spent.length, approved.length, proposed.length];
};
const past = slotOf('2026-09-14T09:00');

test.each([
  ['an unapproved post to come is proposed', { state: 'review' }, [0, 0, 1]],
  ['an approved one is a commitment', { state: 'scheduled' }, [0, 1, 0]],
  ['a held one may go out still', { state: 'held', slot: past }, [0, 1, 0]],
  ['one without an answer counts as paid', { state: 'unconfirmed' }, [1, 0, 0]],
  ['an unapproved one whose time has passed does not go out', { state: 'review', slot: past }, [0, 0, 0]],
  ['a cancelled one costs nothing', { state: 'cancelled' }, [0, 0, 0]],
] as const)('%s', (_, given, expected) => {
  expect(read(given)).toEqual(expected);
});

test('an association’s offer costs nothing before it is accepted', () => {
  expect(read({ offeredBy: AssociationId.parse('four-rivers') })).toEqual([0, 0, 0]);
});

test('what a person puts up by hand costs nothing', () => {
  expect(read({ state: 'scheduled' }, 'manual')).toEqual([0, 0, 0]);
});
