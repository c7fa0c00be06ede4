import { afterAll, beforeAll, expect, test } from 'vitest';
import { DAY } from '#core/time.ts';
import { foundOnly, openLookout } from './looking.ts';
import { openStage, type Stage } from './sandbox.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const STOPPED = { verdict: { kind: 'stopped', why: 'Paused.' } } as const;

test('a prepared post is absent, by its number as among the posts of the page', async () => {
  const { channel, find, send } = await openLookout(stage, 'facebook');
  const progress = await send(STOPPED);
  expect(await channel.posts()).toHaveLength(1);
  expect(await find(progress)).toEqual({ kind: 'absent', repeatable: true });
  expect(await find({ ...progress, postId: '' })).toEqual({ kind: 'absent' });
});

test('a post whose number leads nowhere is looked for by its words', async () => {
  const { channel, find, send } = await openLookout(stage, 'facebook');
  const progress = { sentAt: stage.clock.now(), postId: `${channel.accountId}_1` };
  expect(await find(progress)).toEqual({ kind: 'absent' });
  await send();
  expect(await find(progress)).toEqual(await foundOnly(channel));
});

test('a number that leads nowhere says nothing while the page does not show its posts', async () => {
  const { channel, find } = await openLookout(stage, 'facebook');
  await channel.order('list-posts', '500-before');
  const progress = { sentAt: stage.clock.now(), postId: `${channel.accountId}_1` };
  expect(await find(progress)).toMatchObject({ kind: 'unreadable' });
});

test('the time of a post that is found is the time at which the page published it', async () => {
  const { find, send } = await openLookout(stage, 'facebook');
  const publishedAt = stage.clock.now();
  const progress = await send();
  stage.clock.advance(DAY);
  expect(await find(progress)).toMatchObject({ kind: 'found', receipt: { publishedAt } });
});

test('a post is known by its words when Facebook shows another name for the page it mentions', async () => {
  const alliance = await stage.openChannel('facebook', { name: 'The Alliance (official)', handle: 'Ally' });
  const { channel, find, send } = await openLookout(stage, 'facebook');
  const post = {
    text: 'With the Alliance, fair & (open) [elections]? Yes: a+b* {1|2} ^$5.00 \\o/ https://example.gov/a-b',
    mentions: [{ label: 'Alliance', id: alliance.accountId }],
  };
  const { sentAt = '' } = await send({}, post);
  expect((await channel.publicPosts())[0]?.text).toContain('The Alliance (official)');
  expect(await find({ sentAt }, post)).toEqual(await foundOnly(channel));
  const other = { ...post, text: post.text.replace('Yes', 'No') };
  expect(await find({ sentAt }, other)).toEqual({ kind: 'absent' });
});

test('the same words from days ago are another post', async () => {
  const { find, send } = await openLookout(stage, 'facebook');
  await send();
  stage.clock.advance(2 * DAY);
  expect(await find({ sentAt: stage.clock.now() })).toEqual({ kind: 'absent' });
});

test('a refusal of a post that went live is not believed while the post cannot be read', async () => {
  const { channel, find, send } = await openLookout(stage, 'facebook');
  await channel.order('publish', 'refuse-after');
  const progress = await send({ atSending: () => channel.order('read-post', '500-before') });
  expect(await find(progress)).toEqual(await foundOnly(channel));
});

test('a post that an earlier attempt has sent is taken over though its number leads nowhere', async () => {
  const { channel, resend, send } = await openLookout(stage, 'facebook');
  const { sentAt = '' } = await send();
  const outcome = await resend({ sentAt, postId: `${channel.accountId}_1` });
  expect({ ...outcome, kind: 'found' }).toEqual(await foundOnly(channel));
});
