import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SECOND } from '#core/time.ts';
import { foundOnly, openLookout } from './looking.ts';
import { findNowhere } from './nowhere.ts';
import { openStage, type PlatformName, type Stage } from './sandbox.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

interface Way {
  readonly platform: PlatformName;
  /** The call that makes a post public. */
  readonly sends: string;
  /** The call by which an attempt itself finds out what that one did; struck, the attempt ends unconfirmed. */
  readonly checks: string | undefined;
  /** What an attempt leaves behind that can be looked for only among the channel's posts. */
  readonly nameless: Readonly<Record<string, string>>;
}

const WAYS: readonly Way[] = [
  { platform: 'x', sends: 'create-post', checks: undefined, nameless: {} },
  { platform: 'facebook', sends: 'publish', checks: 'read-post', nameless: { postId: '' } },
  { platform: 'instagram', sends: 'publish', checks: 'read-container', nameless: { containerId: '' } },
  { platform: 'threads', sends: 'publish', checks: 'read-container', nameless: { containerId: '' } },
];

const ARRIVED = ['accept-then-drop', 'timeout-after', '500-after', 'cut-json'];
const LOST = ['reset', '500-before'];
const UNANSWERED = ['500-before', 'reset', 'cut-json', '429', 'permission'];

describe.each(WAYS)('$platform', ({ platform, sends, checks, nameless }) => {
  /** Sends a post that is struck, and sees to it that the attempt cannot find out by itself. */
  const sendStruck = async (fault: string) => {
    const lookout = await openLookout(stage, platform);
    const { channel } = lookout;
    await channel.order(sends, fault);
    const progress = await lookout.send({
      atSending: async () => {
        if (checks) await channel.order(checks, '500-before');
      },
    });
    stage.clock.advance(45 * SECOND);
    return { ...lookout, progress };
  };

  test.each(ARRIVED)('a post that arrived is found: %s', async (fault) => {
    const { channel, find, progress } = await sendStruck(fault);
    expect(await find(progress)).toEqual(await foundOnly(channel));
  });

  test.each(ARRIVED)(
    'a post that arrived is found by its words where no number is known: %s',
    async (fault) => {
      const { channel, find, progress } = await sendStruck(fault);
      expect(await find({ ...progress, ...nameless })).toEqual(await foundOnly(channel));
    },
  );

  test.each(LOST)(
    'a post that got lost is absent, and goes out once when it is sent again: %s',
    async (fault) => {
      const { channel, find, progress, resend } = await sendStruck(fault);
      // What was prepared there is published by a repeat, which cannot post twice; X prepares nothing.
      const prepared = platform !== 'x' && { repeatable: true };
      expect(await find(progress)).toEqual({ kind: 'absent', ...prepared });
      expect(await find({ ...progress, ...nameless })).toEqual({ kind: 'absent' });
      expect(await resend(progress)).toMatchObject({ kind: 'published' });
      expect(await find(progress)).toEqual(await foundOnly(channel));
    },
  );

  test.each(UNANSWERED)('a list that the platform does not show says nothing: %s', async (fault) => {
    const { channel, find, progress } = await sendStruck('reset');
    await channel.order('list-posts', fault);
    expect(await find({ ...progress, ...nameless })).toMatchObject({ kind: 'unreadable' });
  });

  test('where access has ended, a person is told to connect the channel again', async () => {
    const { channel, find, progress } = await sendStruck('reset');
    await channel.order(checks ?? 'list-posts', 'expired-token');
    expect(await find(progress)).toMatchObject({
      kind: 'unreadable',
      reason: expect.stringContaining('Connect the channel again'),
    });
  });

  test('a platform out of reach says nothing', async () => {
    const { channel, progress } = await sendStruck('reset');
    const gone = { ...stage.appOf(platform), sandbox: await findNowhere() };
    const publisher = stage.entryOf(platform).createPublisher(gone, stage.deps);
    expect(await publisher.find(channel.compose({ progress }))).toMatchObject({ kind: 'unreadable' });
  });
});

const NAMED = WAYS.flatMap(({ platform, checks }) =>
  checks ? UNANSWERED.map((fault) => ({ platform, checks, fault })) : [],
);

test.each(NAMED)('$platform: a post whose number cannot be looked up is not absent: $fault', async (each) => {
  const { channel, find, send } = await openLookout(stage, each.platform);
  const progress = await send({ verdict: { kind: 'stopped', why: 'Paused.' } });
  await channel.order(each.checks, each.fault);
  expect(await find(progress)).toMatchObject({ kind: 'unreadable' });
});
