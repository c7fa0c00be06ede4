import { describe, expect, it } from 'vitest';
import { PACE } from '#core/notices.ts';
import { MINUTE } from '#core/time.ts';
import { createTestClock } from '#test/fixtures/clock.ts';
import { notifyAttention, SENDING_TIME } from '#use-cases/notify-attention.ts';
import { watchOffices } from '#use-cases/watch-offices.ts';
import { useAttention } from './attention-stage.ts';

const clock = createTestClock();
const at = useAttention(clock);

const notify = () => notifyAttention(at.stage.parts, at.here.store);
const sweep = () => watchOffices({ ...at.stage.parts, store: at.store });

describe('many posts at once', () => {
  const STOPPED = 'Dana Whitfield stopped all posts of this office: a rumor.';
  const hold = (count: number, trouble = STOPPED) =>
    Promise.all(Array.from({ length: count }, () => at.here.storePost({ state: 'held', trouble })));

  /** How often a message that went out names the page of each post. */
  const tellings = async (posts: readonly { readonly id: string }[]) => {
    const text = await at.here.texts();
    return posts.map(({ id }) => text.split(`/post/${id}\n`).length - 1);
  };

  it('that a stop put on hold are told in one message, each with its own page', async () => {
    const posts = await hold(5);
    await notify();
    await notify();
    expect(await at.here.subjects()).toEqual(['5 posts are on hold']);
    expect(await tellings(posts)).toEqual([1, 1, 1, 1, 1]);
    expect((await at.here.texts()).split(STOPPED)).toHaveLength(2);
  });

  it('that are put on hold one after the other are told twice: the first at once, the others together', async () => {
    const posts = await hold(1);
    await notify();
    for (let minute = 0; minute < 6; minute += 1) {
      clock.advance(MINUTE);
      posts.push(...(await hold(1)));
      await notify();
    }
    expect(await at.here.subjects()).toEqual(['a post for X is on hold']);
    // The sweep alone comes back for them.
    for (let sweeps = 0; sweeps < 7; sweeps += 1) {
      clock.advance(SENDING_TIME);
      await sweep();
    }
    expect(await at.here.subjects()).toEqual(['6 posts are on hold', 'a post for X is on hold']);
    expect(await tellings(posts)).toEqual(posts.map(() => 1));
  });

  it('are told apart by their causes', async () => {
    await hold(2);
    await hold(2, 'The channel is not connected.');
    await hold(1, 'The text is not the one that was approved.');
    await notify();
    expect(await at.here.subjects()).toEqual([
      '2 posts are on hold',
      '2 posts are on hold',
      'a post for X is on hold',
    ]);
  });

  it.each([
    ['rejected', '4 posts were refused'],
    ['unconfirmed', '4 posts may be public'],
    ['missed', '4 posts were not sent'],
  ] as const)(
    'that are %s are told one by one while they are few, and else in one message',
    async (state, subject) => {
      const store = () => at.here.storePost({ state, trouble: `X said no to ${state}` });
      for (let count = 0; count < 3; count += 1) {
        await store();
        await notify();
      }
      expect(await at.here.subjects()).toHaveLength(3);
      for (let count = 0; count < 4; count += 1) await store();
      await notify();
      expect(await at.here.subjects()).toHaveLength(3);
      clock.advance(PACE);
      await sweep();
      expect(await at.here.subjects()).toHaveLength(4);
      expect(await at.here.subjects()).toContain(subject);
    },
  );

  it('are told once each by any number of senders at the same time', async () => {
    const posts = await hold(6);
    await Promise.all([notify(), notify(), notify()]);
    expect(await at.here.subjects()).toEqual(['6 posts are on hold']);
    expect(await tellings(posts)).toEqual(posts.map(() => 1));
  });

  it('that the mail server does not take are tried again, together', async () => {
    await hold(3);
    at.stage.refusal = { kind: 'refused', reason: 'The mail server is full.' };
    expect((await notify()).failures).toHaveLength(1);
    at.stage.refusal = undefined;
    clock.advance(SENDING_TIME);
    await sweep();
    expect(await at.here.subjects()).toEqual(['3 posts are on hold']);
  });
});
