import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { FeedHash } from '#core/calendar-feed.ts';
import { CampaignId, Platform } from '#core/ids.ts';
import type { Member } from '#core/member.ts';
import type { Post } from '#core/post.ts';
import { MINUTE } from '#core/time.ts';
import { REFERENCE_INSTANT } from '#test/fixtures/clock.ts';
import { actorOf, storeChannel } from '#test/fixtures/office.ts';
import { draftPost, sampleCampaign } from '#test/fixtures/post.ts';
import { memberPath, membersPath } from '#web/member-paths.ts';
import { readFields } from './form-on-page.ts';
import { type MembersStage, openMembersStages } from './members-stage.ts';

let stages: Awaited<ReturnType<typeof openMembersStages>>;
let here: MembersStage;
let leaving: Member;
let posts = 0;

beforeAll(async () => {
  stages = await openMembersStages();
});
afterAll(() => stages.close());
beforeEach(async () => {
  here = await stages.enter();
  leaving = await here.add('Leah', ['author']);
});

async function storePost(author: Member, state: Post['state']): Promise<Post> {
  posts += 1;
  const campaign = sampleCampaign({
    officeId: here.office.profile.id,
    id: CampaignId.parse(`campaign-${posts}`),
  });
  const post = draftPost({
    officeId: campaign.officeId,
    campaignId: campaign.id,
    author: actorOf(author),
    state,
  });
  const happening = { action: 'post.stored', summary: 'It was stored.' };
  await here.office.store.launchCampaign(
    campaign,
    [{ post, happening: { ...happening, subject: { kind: 'post', id: post.id } } }],
    { ...happening, subject: { kind: 'campaign', id: campaign.id } },
  );
  return post;
}

const authorOf = async ({ id }: Post) => (await here.office.store.readPost(id))?.author?.name;
const show = async (member = leaving) =>
  (await here.owner.get(memberPath(here.scope, member.id, 'off-board'))).text();
const takeOut = (fields: { readonly heir?: string } = {}, member = leaving) =>
  here.send(memberPath(here.scope, member.id, 'off-board'), {
    seen: member.grants[0]?.roles.join() ?? '',
    ...fields,
  });
const list = async () => (await here.owner.get(membersPath(here.scope))).text();

describe('somebody who is taken out', () => {
  test('loses all roles and every session at once, and nobody else does', async () => {
    const browsers = [await here.visit(leaving), await here.visit(leaving)];
    const other = await here.visit(await here.add('Ada', ['viewer']));
    expect((await takeOut()).headers.get('location')).toBe(membersPath(here.scope));
    expect(await list()).toContain('Leah does not belong to Millbrook Town Clerk any more.');
    for (const browser of browsers) {
      const refused = await browser.get(here.office.path());
      expect(refused.headers.get('location')).toMatch(/^\/sign-in\?/);
      expect(
        await here.world.services.store.readSession(browser.session.id, REFERENCE_INSTANT),
      ).toBeUndefined();
    }
    expect((await other.get(here.office.path())).status).toBe(200);
    expect((await here.owner.get(here.office.path())).status).toBe(200);
    expect(await here.rolesOf(leaving.id)).toBeUndefined();
  });

  test('cannot go on with a session that the index did not show yet', async () => {
    const browser = await here.visit(leaving);
    const { store } = here.world.services;
    const { session } = browser;
    await takeOut();
    // The row as it would be there if nobody had deleted it.
    await store.createSession({ ...session, memberId: leaving.id });
    expect((await browser.get('/offices')).headers.get('location')).toMatch(/^\/sign-in\?/);
  });

  test('can sign in again, and finds nothing', async () => {
    await takeOut();
    here.world.clock.advance(MINUTE);
    const { finished, get } = await here.signIn({ as: leaving.id, email: leaving.email });
    expect(finished.status).toBe(303);
    expect(await (await get('/offices')).text()).toContain('You do not belong to an office yet');
    expect((await get(here.office.path())).status).toBe(404);
  });

  test('cannot come back by an invitation that was left open, or by one of their own making', async () => {
    await here.add('Ada', ['owner']);
    const owner = await here.add('Otto', ['owner']);
    const otto = await here.visit(owner);
    const invite = membersPath(here.scope, '/invite');
    const other = `friend@${here.office.profile.id}.example.gov`;
    await here.send(invite, { email: other, roles: ['owner'] }, otto);
    expect(await show(owner)).toContain('Open invitations that they gave or could take are withdrawn: 1');
    await takeOut({}, owner);
    expect(await here.office.store.listMembers()).toHaveLength(3);
    expect((await here.signIn({ as: 'friend', email: other })).finished.status).toBe(403);
    expect(await list()).toContain('Nobody is invited and has yet to come.');
  });

  test('leaves a history that says who took them out', async () => {
    await takeOut();
    const history = await here.office.store.readHistory({ kind: 'member', id: leaving.id });
    expect(history.map(({ action, summary }) => [action, summary])).toEqual([
      ['member.off-boarded', 'Dana Whitfield took Leah out (author) and ended all of their sessions.'],
    ]);
  });

  test('twice at once goes once', async () => {
    const answers = await Promise.all([takeOut(), takeOut()]);
    expect(answers.map(({ status }) => status).toSorted()).not.toEqual([303, 303]);
    expect(await here.actions()).toEqual(['member.off-boarded']);
  });
});

describe('their open work', () => {
  test('goes to the member who is chosen, text and state as they are, and each post says so', async () => {
    const open = await Promise.all(
      (['draft', 'review', 'held'] as const).map((state) => storePost(leaving, state)),
    );
    const done = await storePost(leaving, 'published');
    const others = await storePost(here.office.owner, 'draft');
    const heir = await here.add('Ada', ['author']);
    const page = await show();
    expect(page).toContain('Open work: 3 posts');
    expect(page.match(/<option value="[^"]+"/g)).toHaveLength(2);
    await takeOut({ heir: heir.id });
    expect(await Promise.all([...open, done, others].map(authorOf))).toEqual([
      'Ada',
      'Ada',
      'Ada',
      'Leah',
      'Dana Whitfield',
    ]);
    const [first] = open;
    const now = first && (await here.office.store.readPost(first.id));
    expect(now).toEqual({ ...first, author: actorOf(heir), version: 2 });
    const history = await here.office.store.readHistory({ kind: 'post', id: open[1]?.id ?? done.id });
    expect(history.at(-1)?.summary).toBe('Dana Whitfield handed the post over from Leah to Ada.');
    expect(await list()).toContain('3 posts went to somebody else.');
  });

  test.each([
    ['nobody', undefined],
    ['themselves', 'leah'],
    ['somebody who cannot write', 'vera'],
    ['somebody unknown', 'nobody'],
  ])('is not left to %s: nothing is done, and the field says what to do', async (_who, name) => {
    const post = await storePost(leaving, 'draft');
    await here.add('Vera', ['viewer']);
    const refused = await takeOut(name === undefined ? {} : { heir: `${name}-of-${here.office.profile.id}` });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('Choose a member who has this work from now on.');
    expect(await here.rolesOf(leaving.id)).toEqual(['author']);
    expect(await authorOf(post)).toBe('Leah');
  });

  test('that is approved goes out as planned', async () => {
    const post = await storePost(leaving, 'scheduled');
    expect(await show()).toContain('1 post of theirs is approved, and goes out as planned.');
    await takeOut();
    expect(await here.office.store.readPost(post.id)).toMatchObject({ state: 'scheduled', version: 1 });
  });
});

describe('what only they could use', () => {
  test('ends: the calendar feed whose secret address they know', async () => {
    const feed = {
      hash: FeedHash.parse('f'.repeat(64)),
      madeAt: REFERENCE_INSTANT,
      madeBy: actorOf(leaving),
    };
    const happening = {
      subject: { kind: 'office', id: here.office.profile.id },
      action: 'feed.opened',
      summary: 'It was opened.',
    } as const;
    await here.office.store.writeFeed(feed, undefined, happening);
    expect(await show()).toContain('The calendar feed closes');
    await takeOut();
    expect(await here.office.store.readFeed()).toBeUndefined();
    expect(await here.world.services.store.findFeed(feed.hash)).toBeUndefined();
  });

  test('is named where Clarion cannot end it: a channel that they connected', async () => {
    const { services } = here.world;
    const channel = await storeChannel(services.store, services.vault, here.office.profile, 'x');
    await services.store.forOffice(here.office.profile.id, actorOf(leaving)).writeChannel(channel, {
      subject: { kind: 'channel', id: Platform.parse('x') },
      action: 'channel.connected',
      summary: 'It was connected.',
    });
    expect(await show()).toContain('They connected X. It stays connected.');
  });
});

test('an owner may leave where another one stays, and is signed out', async () => {
  await here.add('Ada', ['owner']);
  const { owner } = here.office;
  const page = await show(owner);
  expect(page).toContain('<h1>Leave Millbrook Town Clerk?</h1>');
  expect(readFields(page, memberPath(here.scope, owner.id, 'off-board'))).toEqual({ seen: ['owner'] });
  expect((await takeOut({}, owner)).headers.get('location')).toBe('/');
  expect((await here.owner.get(here.office.path())).headers.get('location')).toMatch(/^\/sign-in\?/);
});

test('an association takes somebody out in the same way', async () => {
  const { here: there, association, scope, visitor } = await stages.openAssociation();
  const member = await there.add('Paul', ['author']);
  await there.world.services.store.writeMember({
    ...member,
    grants: [...member.grants, { ...scope, roles: ['viewer'] }],
  });
  const path = memberPath(scope, member.id, 'off-board');
  const page = await (await visitor.get(path)).text();
  expect((await there.send(path, readFields(page, path), visitor)).status).toBe(303);
  expect(await association.listMembers()).toHaveLength(1);
  expect((await association.readAudit()).map(({ action }) => action)).toEqual(['member.off-boarded']);
  // Their office has not taken them out.
  expect(await there.rolesOf(member.id)).toEqual(['author']);
});
