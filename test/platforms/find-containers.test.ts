import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DAY, HOUR, MINUTE } from '#core/time.ts';
import { foundOnly, openLookout } from './looking.ts';
import { createJournal, openStage, type Stage } from './sandbox.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const STOPPED = { verdict: { kind: 'stopped', why: 'Paused.' } } as const;

describe.each(['instagram', 'threads'] as const)('%s', (platform) => {
  test('a container that waits to be published has no public post', async () => {
    const { find, send } = await openLookout(stage, platform);
    expect(await find(await send(STOPPED))).toEqual({ kind: 'absent', repeatable: true });
  });

  test('a container in the making may still become public', async () => {
    const { channel, find, send } = await openLookout(stage, platform);
    await channel.order('create-container', 'container-slow', { delayMs: HOUR });
    expect(await find(await send())).toMatchObject({
      kind: 'unreadable',
      reason: expect.stringContaining('still at work'),
    });
  });

  test('a container that has failed or ended is absent only if the list does not show its post', async () => {
    const { channel, find, send } = await openLookout(stage, platform);
    const progress = await send(STOPPED);
    await channel.order('read-container', 'container-error');
    expect(await find(progress)).toEqual({ kind: 'absent' });
    await send();
    expect(await find(progress)).toEqual(await foundOnly(channel));
    stage.clock.advance(25 * HOUR);
    expect(await find(progress)).toEqual(await foundOnly(channel));
  });

  test('a failed container says nothing while the list cannot be read', async () => {
    const { channel, find, send } = await openLookout(stage, platform);
    const progress = await send(STOPPED);
    await channel.order('read-container', 'container-error');
    await channel.order('list-posts', '500-before');
    expect(await find(progress)).toMatchObject({ kind: 'unreadable' });
  });

  test('a container that the platform no longer knows leaves the list to decide', async () => {
    const { channel, find, send } = await openLookout(stage, platform);
    const progress = { ...(await send(STOPPED)), containerId: '4711' };
    expect(await find(progress)).toEqual({ kind: 'absent' });
    await send();
    expect(await find(progress)).toEqual(await foundOnly(channel));
  });

  test('a published container whose post the list does not show points to the profile', async () => {
    const { channel, find, send } = await openLookout(stage, platform);
    const progress = await send();
    const finding = await find(progress, { text: 'Words that the platform has changed since.' });
    expect(finding).toMatchObject({
      kind: 'found',
      receipt: {
        platformId: '',
        permalink: expect.stringContaining(channel.handle),
        publishedAt: progress.sentAt,
      },
    });
  });

  test('a published container whose list cannot be read is looked for again, and then told by its number', async () => {
    const { channel, find, send } = await openLookout(stage, platform);
    await channel.order('publish', 'accept-then-drop');
    const atSending = () => channel.order('list-posts', '500-before', { times: 2 });
    const progress = await send({ atSending });
    expect(await find(progress)).toMatchObject({ kind: 'unreadable' });
    expect(await find(progress)).toEqual(await foundOnly(channel));
  });

  test('the same words from days ago are another post', async () => {
    const { channel, find, send } = await openLookout(stage, platform);
    await send();
    stage.clock.advance(2 * DAY);
    const progress = { ...(await send(STOPPED)), containerId: '' };
    expect(await find(progress)).toEqual({ kind: 'absent' });
    expect(await channel.publicPosts()).toHaveLength(1);
  });

  test('a post further back than the first page of the list is found', async () => {
    const { channel, find, send } = await openLookout(stage, platform);
    const progress = { ...(await send()), containerId: '' };
    const [first] = await channel.publicPosts();
    for (let number = 1; number <= 50; number += 1) await send({}, { text: `Notice ${number}` });
    expect(await find(progress)).toMatchObject({ kind: 'found', receipt: { platformId: first?.id } });
  });

  test('a post that went live though its container failed is taken over by the attempt that sent it', async () => {
    const { channel, send } = await openLookout(stage, platform);
    const publisher = stage.entryOf(platform).createPublisher(stage.appOf(platform), stage.deps);
    const atSending = async () => {
      await send();
      await channel.order('publish', '500-before');
      await channel.order('read-container', 'container-error');
    };
    const outcome = await publisher.publish(channel.compose(), createJournal(channel, { atSending }));
    expect({ ...outcome, kind: 'found' }).toEqual(await foundOnly(channel));
  });

  test('a container that failed after the sending counts for nothing while the list cannot be read', async () => {
    const { channel } = await openLookout(stage, platform);
    const publisher = stage.entryOf(platform).createPublisher(stage.appOf(platform), stage.deps);
    const atSending = async () => {
      await channel.order('publish', '500-before');
      await channel.order('read-container', 'container-error');
      await channel.order('list-posts', '500-before');
    };
    const outcome = await publisher.publish(channel.compose(), createJournal(channel, { atSending }));
    expect(outcome.kind).toBe('unconfirmed');
  });

  test('after a failure the list is looked through once more before another container is made', async () => {
    const { channel, resend, send } = await openLookout(stage, platform);
    const progress = await send({
      atSending: async () => {
        await channel.order('publish', '500-before');
        await channel.order('read-container', 'container-error');
      },
    });
    expect(progress.containerId).toBe('');
    // The platform shows it late.
    await send();
    stage.clock.advance(MINUTE);
    const outcome = await resend(progress);
    expect({ ...outcome, kind: 'found' }).toEqual(await foundOnly(channel));
  });
});
