import type { Hono } from 'hono';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CampaignId } from '#core/ids.ts';
import type { Post } from '#core/post.ts';
import { actorOf, storeChannel } from '#test/fixtures/office.ts';
import { draftPost, sampleCampaign, slotOf } from '#test/fixtures/post.ts';
import { startTestServices, type TestServices } from '#test/fixtures/services.ts';
import { createApp } from '#web/app.tsx';
import { writePick } from '#web/forms/release-form.ts';
import type { WebEnv } from '#web/shell.ts';
import { type Fields, readFields, sendForm } from './form-on-page.ts';
import { type FreshOffice, openOffice } from './fresh-office.ts';
import { type TestVisitor, visitAs } from './visitor.ts';

let world: TestServices;
let app: Hono<WebEnv>;
let office: FreshOffice;
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
  approver = await visitAs(app, world.services, office.member('approver'));
  owner = await visitAs(app, world.services, office.owner);
});

async function storePost(text: string, given: Partial<Omit<Post, 'platform'>> = {}): Promise<Post> {
  count += 1;
  const campaignId = CampaignId.parse(`worded-${count}`);
  const post = draftPost({
    officeId: office.profile.id,
    campaignId,
    slot: slotOf('2026-09-16T09:00'),
    text,
    state: 'review',
    author: actorOf(office.member('author')),
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

const show = async (path: string, visitor = approver) => (await visitor.get(office.path(path))).text();
const send = (path: string, fields: Fields, visitor = approver) =>
  sendForm(app, world.services, visitor, office.path(path), fields);
const read = async ({ id }: Post) => (await office.store.readPost(id)) as Post;

const SIDE = 'Vote for the better town. Read more at https://rumors.example.com/town';
const HINTS = 'Nobody certifies a text as legal or nonpartisan.';

/** The form as the post's page draws it, attested, with these reasons. */
async function approvalOf(post: Post, reasons: readonly string[]): Promise<Fields> {
  const fields = readFields(await show(`/posts/${post.id}`), office.path(`/posts/${post.id}/approve`));
  const typed = Object.fromEntries(reasons.map((reason, place) => [`reason-${place + 1}`, reason]));
  return { ...fields, ...typed, attested: 'yes' };
}

describe('a post that a rule holds back', () => {
  it('shows whoever approves the words, why and what to do, and asks for a reason for each', async () => {
    const post = await storePost(SIDE);
    const page = await show(`/posts/${post.id}`);
    expect(page).toContain('Why “https://rumors.example.com/town” may stand');
    expect(page).toContain('Why “Vote for” may stand');
    expect(page).toContain('is not among the addresses that your office links to');
    expect(page).toContain(HINTS);
  });

  it('is not approved without a reason for each, and says so at that field', async () => {
    const post = await storePost(SIDE);
    const one = await send(
      `/posts/${post.id}/approve`,
      await approvalOf(post, ['It is our partner’s page.']),
    );
    expect(one.status).toBe(422);
    const page = await one.text();
    expect(page).toContain('href="#reason-2"');
    expect(page).not.toContain('href="#reason-1"');
    expect(page).toContain('value="It is our partner’s page."');
    const none = await send(`/posts/${post.id}/approve`, { seen: '1', attested: 'yes' });
    expect(none.status).toBe(422);
    expect(await none.text()).toContain('href="#reason-1"');
    expect((await read(post)).state).toBe('review');
  });

  it('is approved with reasons, which the post and its history keep with the approver’s name', async () => {
    const post = await storePost(SIDE);
    const fields = await approvalOf(post, ['Our partner’s page.', 'It quotes a slogan.']);
    expect((await send(`/posts/${post.id}/approve`, fields)).status).toBe(303);
    const approved = await read(post);
    expect(approved).toMatchObject({
      state: 'scheduled',
      overrides: [
        { rule: 'link-off-list', field: 'text', reason: 'Our partner’s page', by: { name: 'A approver' } },
        { rule: 'vote-for-against', field: 'text', words: 'Vote for', reason: 'It quotes a slogan' },
      ],
    });
    const [, entry] = await office.store.readHistory({ kind: 'post', id: post.id });
    expect(entry).toMatchObject({ action: 'post.approve', actor: { kind: 'member' } });
    expect(entry?.summary).toContain('“Vote for” (vote-for-against): It quotes a slogan');
    expect(entry?.details).toMatchObject({ override2: expect.stringContaining('It quotes a slogan') });
    const page = await show(`/posts/${post.id}`);
    expect(page).toContain('Let through');
    expect(page).not.toContain('Approved, and kept back');
  });

  it('keeps what was let through only as long as the words stand there', async () => {
    const post = await storePost(SIDE);
    await send(`/posts/${post.id}/approve`, await approvalOf(post, ['A partner.', 'A slogan.']));
    await send(`/posts/${post.id}/edit`, { seen: '2', text: 'Vote for the better town. #Vote' }, owner);
    expect((await read(post)).overrides?.map(({ words }) => words)).toEqual(['Vote for']);
  });

  it('is not approved among others, and its own page is named', async () => {
    const post = await storePost(SIDE);
    const fine = await storePost('Polls are open from 7 to 8.');
    const page = await show('/approvals');
    expect(page).not.toContain(`value="${writePick(post)}"`);
    expect(page).toContain('A rule holds it back, so it is not approved among others.');
    await send('/approvals', { posts: [post, fine].map(writePick), attested: 'yes' });
    expect(await Promise.all([post, fine].map(async (each) => (await read(each)).state))).toEqual([
      'review',
      'scheduled',
    ]);
    expect(await show('/approvals')).toContain('a rule holds it back. Open it to read why');
  });

  it('is not saved where nobody may let it through', async () => {
    const post = await storePost('Follow our updates.');
    const edited = await send(
      `/posts/${post.id}/edit`,
      { seen: '1', text: 'Thanks to @electioncenternaeo!' },
      owner,
    );
    expect(edited.status).toBe(422);
    expect(await edited.text()).toContain('“@electioncenternaeo” is of another platform');
    expect((await read(post)).text).toBe('Follow our updates.');
  });

  it('is kept back at its time where a list has changed since it was approved, and its page says so', async () => {
    const text = 'Read more at https://rumors.example.com/town';
    await send(
      '/wording/lists',
      { seen: '0', parties: '', candidates: '', hosts: 'rumors.example.com' },
      owner,
    );
    const post = await storePost(text);
    expect((await send(`/posts/${post.id}/approve`, { seen: '1', attested: 'yes' })).status).toBe(303);
    expect(await show(`/posts/${post.id}`)).not.toContain('Approved, and kept back');
    await send('/wording/lists', { seen: '1', parties: '', candidates: '', hosts: '' }, owner);
    expect(await show(`/posts/${post.id}`)).toContain('Approved, and kept back');
  });
});

describe('an office’s names and links', () => {
  it('are saved as they are typed, told in its history, and shown to whoever reads', async () => {
    const lists = {
      parties: 'Purple Party, Purples\nOrange Party',
      candidates: 'Robin Example',
      hosts: 'https://county.example.org/',
    };
    expect((await send('/wording/lists', { seen: '0', ...lists }, owner)).status).toBe(303);
    expect(await office.store.wording.read()).toMatchObject({
      parties: [{ name: 'Purple Party', also: ['Purples'] }, { name: 'Orange Party' }],
      candidates: [{ name: 'Robin Example' }],
      hosts: ['county.example.org'],
      version: 1,
    });
    const audit = await office.store.readAudit();
    expect(audit.at(-1)).toMatchObject({
      action: 'office.wording-changed',
      details: { parties: 'Purple Party; Orange Party' },
    });
    const post = await storePost('Robin Example and the Purples visit us.');
    const page = await show(`/posts/${post.id}`);
    expect(page).toContain('“Robin Example” is the name of a candidate.');
    expect(page).toContain('“Purples” names a party.');
    const viewer = await visitAs(app, world.services, office.member('viewer'));
    const shown = await show('/wording', viewer);
    expect(shown).toContain('Purple Party; Orange Party');
    expect(shown).not.toContain('<textarea');
  });

  it('are refused at their fields, and what was typed stays', async () => {
    const wrong = { seen: '0', parties: 'P', candidates: '', hosts: 'no address' };
    const refused = await send('/wording/lists', wrong, owner);
    expect(refused.status).toBe(422);
    const page = await refused.text();
    expect(page).toContain('href="#parties"');
    expect(page).toContain('href="#hosts"');
    expect(page).toContain('no address</textarea>');
    const late = await send('/wording/lists', { seen: '7', parties: '', candidates: '', hosts: '' }, owner);
    expect(late.status).toBe(409);
    expect(await office.store.wording.read()).toBeUndefined();
  });

  it('hold the official’s candidacy, in which posts do without the official', async () => {
    const days = {
      candidacyFrom: '2026-09-01',
      candidacyUntil: '2026-11-03',
      candidacyCitation: 'Petition 12',
    };
    expect((await send('/wording/add-candidacy', { seen: '0', ...days }, owner)).status).toBe(303);
    const post = await storePost('Dana Whitfield explains how we count.');
    expect(await show(`/posts/${post.id}`)).toContain('Why “Dana Whitfield” may stand');
    const backwards = { ...days, seen: '1', candidacyUntil: '2026-08-01', candidacyCitation: '' };
    const page = await (await send('/wording/add-candidacy', backwards, owner)).text();
    expect(page).toContain('href="#candidacyUntil"');
    expect(page).toContain('href="#candidacyCitation"');
    await send('/wording/remove-candidacy', { seen: '1', from: '2026-09-01', until: '2026-11-03' }, owner);
    expect(await show(`/posts/${post.id}`)).not.toContain('Why “Dana Whitfield” may stand');
  });

  it('hold who agreed to be mentioned', async () => {
    const post = await storePost('Thanks to @ElectionCenter2!');
    const asked = 'no consent of';
    expect(await show(`/posts/${post.id}`)).toContain(asked);
    const tag = /no consent of (.*?) to be tagged/.exec(await show(`/posts/${post.id}`))?.[1] ?? '';
    const consent = { consentName: tag, consentBy: 'Its board', consentOn: '2026-02-01' };
    expect((await send('/wording/add-consent', { seen: '0', ...consent }, owner)).status).toBe(303);
    expect(await show(`/posts/${post.id}`)).not.toContain(asked);
    expect(await show('/wording', owner)).toContain('Its board agreed on February 1, 2026');
    await send('/wording/remove-consent', { seen: '1', name: tag }, owner);
    expect(await show(`/posts/${post.id}`)).toContain(asked);
  });
});
