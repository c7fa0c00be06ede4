import type { Hono } from 'hono';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CampaignId } from '#core/ids.ts';
import type { Member } from '#core/member.ts';
import type { Post } from '#core/post.ts';
import { actorOf, DANA, storeChannel } from '#test/fixtures/office.ts';
import { draftPost, sampleCampaign, slotOf } from '#test/fixtures/post.ts';
import { startTestServices, type TestServices } from '#test/fixtures/services.ts';
import { createApp } from '#web/app.tsx';
import { writePick } from '#web/forms/release-form.ts';
import type { WebEnv } from '#web/shell.ts';
import { type Fields, sendForm } from './form-on-page.ts';
import { type FreshOffice, openOffice } from './fresh-office.ts';
import { type TestVisitor, visitAs } from './visitor.ts';

let world: TestServices;
let app: Hono<WebEnv>;
let office: FreshOffice;
let author: Member;
let approver: TestVisitor;
let owner: TestVisitor;
let count = 0;

beforeAll(async () => {
  world = await startTestServices();
  app = createApp(world.services);
});
afterAll(() => world.stop());

beforeEach(async () => {
  office = await openOffice(world.services);
  await storeChannel(world.services.store, world.services.vault, office.profile, 'x');
  owner = await visitAs(app, world.services, office.owner);
  approver = await visitAs(app, world.services, office.member('approver'));
  author = office.member('author');
});

async function storePost(given: Partial<Omit<Post, 'platform'>> = {}): Promise<Post> {
  count += 1;
  const campaignId = CampaignId.parse(`reviewed-${count}`);
  const post = draftPost({
    officeId: office.profile.id,
    campaignId,
    slot: slotOf('2026-09-16T09:00'),
    text: `Text number ${count}, which <somebody> wrote.`,
    state: 'review',
    author: actorOf(author),
    ...given,
  });
  const happening = { action: 'post.stored', summary: 'Stored.' };
  await office.store.launchCampaign(
    sampleCampaign({ officeId: office.profile.id, id: campaignId }),
    [{ post, happening: { ...happening, subject: { kind: 'post', id: post.id } } }],
    { ...happening, subject: { kind: 'campaign', id: campaignId } },
  );
  return { ...post, version: 1 };
}

const show = async (visitor: TestVisitor, path = '/approvals') =>
  (await visitor.get(office.path(path))).text();
const send = (path: string, fields: Fields, visitor = approver) =>
  sendForm(app, world.services, visitor, office.path(path), fields);
const approve = (posts: readonly Post[], visitor = approver) =>
  send('/approvals', { posts: posts.map(writePick), attested: 'yes' }, visitor);
const stateOf = async ({ id }: Post) => (await office.store.readPost(id))?.state;

it('a text that deserves a second look says why, where it is approved and where it stands', async () => {
  const post = await storePost({ text: 'Our voting machines are 100% secure.' });
  for (const path of ['/approvals', `/posts/${post.id}`]) {
    const page = await show(approver, path);
    expect(page).toContain('to look at again');
    expect(page).toContain('“100% secure”');
  }
  const plain = await storePost({ text: 'We count every ballot by the law.' });
  expect(await show(approver, `/posts/${plain.id}`)).not.toContain('to look at again');
});

describe('the posts that wait for approval', () => {
  it('are shown with their whole text, their time and their author, the soonest first', async () => {
    const late = await storePost({ slot: slotOf('2026-09-20T09:00') });
    const soon = await storePost();
    await storePost({ state: 'draft', text: 'Nobody was asked.' });
    const page = await show(approver);
    const places = [
      'X post for Wednesday, September 16, 2026 at 9:00 AM EDT',
      soon.text.replace('<somebody>', '&lt;somebody&gt;'),
      'X post for Sunday, September 20, 2026 at 9:00 AM EDT',
      late.text.replace('<somebody>', '&lt;somebody&gt;'),
    ].map((text) => page.indexOf(text));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(page).toContain('Written by A author.');
    expect(page).not.toContain('Nobody was asked.');
  });

  it('say why they came back, to whoever approves and to whoever only reads', async () => {
    const trouble = 'Election day moved to <November 10>. Read it again, then approve it.';
    const post = await storePost({ trouble });
    const shown = '<p>Election day moved to &lt;November 10&gt;. Read it again, then approve it.</p>';
    const page = await show(approver);
    expect(page).toContain(shown);
    expect(page).toContain('aria-describedby="posts-trouble posts-about"');
    const reader = await visitAs(app, world.services, office.member('viewer'));
    expect(await show(reader)).toContain(shown);
    await approve([post]);
    await storePost();
    expect(await show(approver)).not.toContain('posts-trouble');
  });

  it('are approved together, each exactly as it was seen', async () => {
    const posts = [await storePost(), await storePost(), await storePost()];
    const [first, second, third] = posts as [Post, Post, Post];
    expect((await approve([first, second])).headers.get('location')).toBe(office.path('/approvals'));
    expect(await Promise.all(posts.map(stateOf))).toEqual(['scheduled', 'scheduled', 'review']);
    const page = await show(approver);
    expect(page).toContain('2 posts approved and scheduled, each for its time.');
    expect(page).toContain(`value="${writePick(third)}"`);
    expect(await office.store.readPost(first.id)).toMatchObject({ approval: { by: { name: 'A approver' } } });
  });

  it('stay where they have changed meanwhile, are one’s own or too late, and each is named', async () => {
    const fine = await storePost();
    const changed = await storePost({ slot: slotOf('2026-09-17T09:00') });
    const own = await storePost({
      slot: slotOf('2026-09-18T09:00'),
      author: actorOf(office.member('approver')),
    });
    const late = await storePost({ slot: slotOf('2026-09-15T09:00') });
    const edit = `/posts/${changed.id}/edit`;
    expect((await send(edit, { seen: '1', text: 'Another text.' }, owner)).status).toBe(303);
    await approve([fine, changed, own, late]);
    expect(await Promise.all([fine, changed, own, late].map(stateOf))).toEqual([
      'scheduled',
      'draft',
      'review',
      'review',
    ]);
    const page = await show(approver);
    expect(page).toContain('1 post approved and scheduled');
    expect(page).toContain('September 17, 2026 at 9:00 AM EDT: it has changed since you opened the page.');
    expect(page).toContain('September 18, 2026 at 9:00 AM EDT: it is your own text');
    expect(page).toContain('September 15, 2026 at 9:00 AM EDT: its time has passed');
    expect(page).not.toContain(`value="${writePick(own)}"`);
    expect(page).toContain('It is your own text, so somebody else has to approve it.');
  });

  it('need a choice and the word that every chosen text was read', async () => {
    const post = await storePost();
    const nothing = await send('/approvals', { attested: 'yes' });
    expect(nothing.status).toBe(422);
    expect(await nothing.text()).toContain('href="#posts"');
    const unread = await send('/approvals', { posts: writePick(post) });
    const page = await unread.text();
    expect(unread.status).toBe(422);
    expect(page).toContain('href="#attested"');
    expect(page).toMatch(new RegExp(`value="${writePick(post)}" checked`));
    expect((await send('/approvals', { posts: 'made up', attested: 'yes' })).status).toBe(422);
    expect(await stateOf(post)).toBe('review');
  });

  it('are no others: a draft is not approved among them', async () => {
    const draft = await storePost({ state: 'draft' });
    await approve([draft]);
    expect(await stateOf(draft)).toBe('draft');
    expect(await show(approver)).toContain('it no longer waits for approval.');
  });

  it('stand on the dashboard as one, which leads there', async () => {
    await storePost();
    await storePost();
    const page = await show(approver, '');
    expect(page).toContain('2 posts in review');
    expect(page).toContain(`href="${office.path('/approvals')}"`);
  });
});

describe('a draft', () => {
  it('of somebody who cannot approve it is put before those who can', async () => {
    const post = await storePost({ state: 'draft', author: actorOf(office.owner) });
    const page = await show(owner, `/posts/${post.id}`);
    expect(page).toContain('Two people stand behind every post');
    expect(page).toContain('A approver can approve this text');
    expect(page).not.toContain(`/posts/${post.id}/approve`);
    await send(`/posts/${post.id}/submit`, { seen: '1' }, owner);
    expect(await stateOf(post)).toBe('review');
    expect(await show(owner, `/posts/${post.id}`)).toContain('The post waits for approval. A approver can');
    const led = await world.services.store.attention.read(world.clock.now(), 100);
    expect(led).toContain(office.profile.id);
    await approve([{ ...post, version: 2 }]);
    expect(await stateOf(post)).toBe('scheduled');
  });

  it('is not approved by who wrote it while somebody else can, whatever form is sent', async () => {
    const post = await storePost({ author: actorOf(office.owner) });
    const refused = await send(`/posts/${post.id}/approve`, { seen: '1', attested: 'yes' }, owner);
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('somebody else of your office has to approve it');
    expect(await stateOf(post)).toBe('review');
  });

  it('of the only person who can approve is approved alone, and the page says that it is recorded', async () => {
    await world.services.store.writeMember({ ...office.member('approver'), grants: [] });
    const post = await storePost({ state: 'draft', author: actorOf(office.owner) });
    const page = await show(owner, `/posts/${post.id}`);
    expect(page).toContain('nobody else of your office can approve it. You may do it alone');
    expect(page).not.toContain(`/posts/${post.id}/submit`);
    await send(`/posts/${post.id}/approve`, { seen: '1', attested: 'yes' }, owner);
    expect(await office.store.readPost(post.id)).toMatchObject({ approval: { alone: true } });
    expect(await show(owner, `/posts/${post.id}`)).toContain('Their own text, approved alone');
  });
});

describe('the menu', () => {
  it('has approvals only where somebody can approve what another one wrote', async () => {
    const link = `href="${office.path('/approvals')}"`;
    expect(await show(owner, '')).toContain(link);
    await world.services.store.writeMember({ ...office.member('approver'), grants: [] });
    expect(await show(owner, '')).not.toContain(link);
    expect(await show(owner, '')).not.toContain(`href="${office.path('/offers')}"`);
  });
});

describe('roles', () => {
  it.each(['author', 'publisher', 'viewer', 'records'] as const)(
    'let somebody who is only %s see what waits, and approve nothing',
    async (role) => {
      const post = await storePost({ author: actorOf(DANA) });
      const reader = await visitAs(app, world.services, office.member(role));
      const page = await show(reader);
      expect(page).toContain('Text number');
      expect(page).toContain('can approve them.');
      expect(page).not.toContain('Approve the chosen posts');
      expect((await approve([post], reader)).status).toBe(403);
      expect(await stateOf(post)).toBe('review');
    },
  );

  it('of another office reach nothing', async () => {
    const post = await storePost();
    const elsewhere = await openOffice(world.services);
    const stranger = await visitAs(app, world.services, elsewhere.owner);
    expect((await stranger.get(office.path('/approvals'))).status).toBe(404);
    expect((await approve([post], stranger)).status).toBe(404);
    const foreign = await sendForm(app, world.services, stranger, elsewhere.path('/approvals'), {
      posts: writePick(post),
      attested: 'yes',
    });
    expect(foreign.status).toBe(303);
    expect(await stateOf(post)).toBe('review');
  });
});
