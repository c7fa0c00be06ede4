import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MessageId, Platform, PostId } from '#core/ids.ts';
import type { PlannedPost } from '#core/plan-post.ts';
import type { Post, PostState } from '#core/post.ts';
import { describeEmpty } from '#core/rotation/describe-empty.ts';
import { findDifference } from '#core/rotation/find-difference.ts';
import type { PlannedTurn } from '#core/rotation/plan-posts.ts';
import { readTurns } from '#core/rotation/read-turns.ts';
import type { Turn } from '#core/rotation/rotation.ts';
import { REFERENCE_INSTANT } from '#test/fixtures/clock.ts';
import { MILLBROOK } from '#test/fixtures/office.ts';
import { draftPost, slotOf } from '#test/fixtures/post.ts';

const PLATFORMS = ['x', 'facebook'] as const;
const DAYS = ['2026-09-17', '2026-09-22', '2026-09-24'] as const;

interface Said {
  readonly day: string;
  readonly message: string;
  readonly platform?: string;
  readonly state?: PostState;
  readonly revision?: number;
}

/** A post of a rotation; on X and waiting for approval, unless a test says otherwise. */
function postOn({ day, message, platform = 'x', state = 'review', revision = 1 }: Said): Post {
  const slot = slotOf(`${day}T09:00`);
  const draft = draftPost({ platform, state, slot, revision });
  return {
    ...draft,
    id: PostId.parse(`${day}-${platform}`),
    source: { ...draft.source, messageId: MessageId.parse(message) },
    turn: { wanted: slot.local, offset: 0 },
  };
}

/** What is planned for a day, on both platforms. */
function planOn(day: string, message: string, fixed = false): PlannedTurn {
  const slot = slotOf(`${day}T09:00`);
  const messageId = MessageId.parse(message);
  const turn: Turn = { messageId, wanted: slot.local, slot, offset: 0, round: 1, fixed };
  const posts = PLATFORMS.map(
    (platform) =>
      ({
        post: {
          ...postOn({ day, message, platform, state: 'draft' }),
          id: PostId.parse(`new-${day}-${platform}`),
        },
        problems: [],
        unfilled: [],
        notes: [],
        rules: { platform: Platform.parse(platform), name: platform },
      }) as unknown as PlannedPost,
  );
  return { turn, posts, message: { id: messageId, title: message } as PlannedTurn['message'] };
}

const difference = (planned: readonly PlannedTurn[], posts: readonly Post[], packVersion = 1) => {
  const found = findDifference(planned, posts, packVersion, REFERENCE_INSTANT);
  const ids = (some: readonly Post[]) => some.map(({ id }) => id);
  return {
    added: ids(found.added),
    dropped: ids(found.dropped),
    kept: ids(found.kept),
    fixed: ids(found.fixed),
  };
};

describe('what a new plan makes of the posts that are there', () => {
  const [first, second] = DAYS;

  it('is nothing, where it plans what is there already', () => {
    const posts = PLATFORMS.map((platform) => postOn({ day: first, message: 'a', platform }));
    expect(difference([planOn(first, 'a')], posts)).toMatchObject({ added: [], dropped: [] });
  });

  it('replaces an unapproved post whose time is another message’s now', () => {
    const posts = PLATFORMS.map((platform) => postOn({ day: first, message: 'a', platform }));
    expect(difference([planOn(first, 'b')], posts)).toMatchObject({
      added: [`new-${first}-x`, `new-${first}-facebook`],
      dropped: [`${first}-x`, `${first}-facebook`],
    });
  });

  it.each(['scheduled', 'held', 'published', 'publishing', 'unconfirmed', 'missed'] as const)(
    'leaves a %s post as it is, whatever is planned',
    (state) => {
      const posts = PLATFORMS.map((platform) => postOn({ day: first, message: 'a', platform, state }));
      expect(difference([planOn(first, 'a', true), planOn(second, 'b')], posts)).toMatchObject({
        added: [`new-${second}-x`, `new-${second}-facebook`],
        dropped: [],
        fixed: [`${first}-x`, `${first}-facebook`],
      });
    },
  );

  it('takes out an unapproved post whose time has no turn any more', () => {
    expect(difference([], [postOn({ day: first, message: 'a' })])).toMatchObject({ dropped: [`${first}-x`] });
  });

  it('does not make again what a person took out', () => {
    const posts = [
      postOn({ day: first, message: 'a', state: 'cancelled' }),
      postOn({ day: first, message: 'a', platform: 'facebook' }),
    ];
    expect(difference([planOn(first, 'b')], posts)).toMatchObject({
      added: [`new-${first}-facebook`],
      dropped: [`${first}-facebook`],
    });
  });

  it('follows a pack that words the message anew, unless a person has changed the post', () => {
    const planned = [planOn(first, 'a')];
    expect(difference(planned, [postOn({ day: first, message: 'a' })], 2).dropped).toEqual([`${first}-x`]);
    expect(difference(planned, [postOn({ day: first, message: 'a', revision: 2 })], 2).dropped).toEqual([]);
  });

  it('touches no post whose time has passed', () => {
    const past = postOn({ day: '2026-09-10', message: 'a' });
    expect(difference([planOn(first, 'b')], [past]).dropped).toEqual([]);
  });

  it('is the rest of itself, once a part of it is carried out', () => {
    const anyPost = fc.record({
      day: fc.constantFrom(...DAYS),
      platform: fc.constantFrom(...PLATFORMS),
      message: fc.constantFrom('a', 'b', 'c'),
    });
    const anyPosts = fc.uniqueArray(anyPost, { selector: ({ day, platform }) => `${day}${platform}` });
    const anyPlan = fc.uniqueArray(fc.tuple(fc.constantFrom(...DAYS), fc.constantFrom('a', 'b', 'c')), {
      selector: ([day]) => day,
    });
    fc.assert(
      fc.property(anyPosts, anyPlan, fc.nat(), (said, plan, cut) => {
        const planned = plan.map(([day, message]) => planOn(day, message));
        const before = said.map(postOn);
        const whole = findDifference(planned, before, 1, REFERENCE_INSTANT);
        const steps = [
          ...whole.dropped.map(
            ({ id }) =>
              (posts: readonly Post[]) =>
                posts.filter((post) => post.id !== id),
          ),
          ...whole.added.map((post) => (posts: readonly Post[]): readonly Post[] => [
            ...posts,
            { ...post, state: 'review' },
          ]),
        ];
        const done = cut % (steps.length + 1);
        const midway = steps.slice(0, done).reduce<readonly Post[]>((posts, step) => step(posts), before);
        const rest = findDifference(planned, midway, 1, REFERENCE_INSTANT);
        expect(rest.dropped.length + rest.added.length).toBe(steps.length - done);
      }),
    );
  });
});

describe('the turns that posts stand for', () => {
  it('are fixed by one approved post, for every platform', () => {
    const [day] = DAYS;
    const posts = [
      postOn({ day, message: 'a' }),
      postOn({ day, message: 'a', platform: 'facebook', state: 'scheduled' }),
    ];
    expect(readTurns(posts)).toMatchObject({
      fixed: [{ messageId: 'a', wanted: `${day}T09:00` }],
      closed: [],
    });
  });

  it('are closed where every post was taken out, and open where none is approved', () => {
    const posts = [
      postOn({ day: DAYS[0], message: 'a', state: 'cancelled' }),
      postOn({ day: DAYS[1], message: 'b' }),
    ];
    expect(readTurns(posts)).toEqual({ fixed: [], closed: [`${DAYS[0]}T09:00`] });
  });
});

describe('the times at which nothing goes out', () => {
  const at = (day: string) => slotOf(`${day}T09:00`).local;

  it('are named, with the reason', () => {
    const plan = { empty: [{ wanted: at(DAYS[0]), why: 'past' as const }], exhausted: [] };
    expect(describeEmpty(plan, MILLBROOK.zone)).toEqual([
      'One time stays empty, being in the past already: Thursday, September 17, 2026 at 9:00 AM EDT.',
    ]);
  });

  it('are told apart where people took the posts out, not a blackout', () => {
    const empty = DAYS.map((day) => ({ wanted: at(day), why: 'blackout' as const }));
    const [blackout, cancelled] = describeEmpty({ empty, exhausted: [] }, MILLBROOK.zone, [at(DAYS[2])]);
    expect(blackout).toContain('2 times stay empty, each being in a blackout of your office');
    expect(cancelled).toContain('a time whose posts were cancelled: Thursday, September 24');
  });
});
