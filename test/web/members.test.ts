import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Member } from '#core/member.ts';
import { DAY } from '#core/time.ts';
import { memberPath, membersPath } from '#web/member-paths.ts';
import { readFields } from './form-on-page.ts';
import { type MembersStage, openMembersStages } from './members-stage.ts';

let stages: Awaited<ReturnType<typeof openMembersStages>>;
let here: MembersStage;

beforeAll(async () => {
  stages = await openMembersStages();
});
afterAll(() => stages.close());
beforeEach(async () => {
  here = await stages.enter();
});

const list = async () => (await here.owner.get(membersPath(here.scope))).text();
/** An address of nobody else: all tests share one directory of people. */
const addressOf = (name: string) => `${name}@${here.office.profile.id}.example.gov`;
const idOf = (name: string) => `${name}-of-${here.office.profile.id}`;
const signIn = (name: string, more: Readonly<Record<string, string>> = {}) =>
  here.signIn({ as: idOf(name), name: 'Nora Castillo', email: addressOf(name), ...more });

describe('an invitation', () => {
  test('is told by mail, with where to sign in and without a secret, and makes a member of whoever has the address', async () => {
    const sent = await here.invite(` ${addressOf('Nora').toUpperCase()} `, ['author', 'approver']);
    expect(sent.status).toBe(303);
    expect(await list()).toContain('The mail is on its way.');
    const [mail] = here.mail;
    expect(mail?.to.email).toBe(addressOf('nora'));
    expect(mail?.subject).toBe('Millbrook Town Clerk: you are invited to Clarion');
    expect(mail?.text).toContain('as author and approver');
    expect(mail?.text.match(/https?:\/\/\S+/g)).toEqual([
      `${here.world.services.shell.publicOrigin}/sign-in`,
    ]);
    const { finished, get } = await signIn('nora');
    expect(finished.status).toBe(303);
    expect((await get(here.office.path())).status).toBe(200);
    expect((await get(membersPath(here.scope))).status).toBe(403);
    expect(await here.rolesOf(idOf('nora'))).toEqual(['author', 'approver']);
    expect(await here.actions()).toEqual(['member.invited', 'member.joined']);
    expect(await list()).toContain('Nora Castillo');
    expect(await list()).toContain('Nobody is invited and has yet to come.');
  });

  test('is not taken by an address that the provider has not verified', async () => {
    await here.invite(addressOf('nora'), ['owner']);
    const { finished } = await signIn('nora', { unverified: 'yes' });
    expect(finished.status).toBe(403);
    expect(await finished.text()).toContain('an email address that it has verified');
    expect(await here.rolesOf(idOf('nora'))).toBeUndefined();
  });

  test('is not taken by another address, nor without one', async () => {
    await here.invite(addressOf('nora'), ['owner']);
    for (const email of [addressOf('norah'), '']) {
      const { finished } = await here.signIn({ as: idOf('other'), ...(email && { email }) });
      expect(finished.status).toBe(403);
      expect(await finished.text()).toContain('nobody has invited you');
    }
  });

  test('ends after 14 days, is shown as ended, and can be given again', async () => {
    await here.invite(addressOf('nora'), ['viewer']);
    here.world.clock.advance(14 * DAY);
    const { finished } = await signIn('nora');
    expect(await finished.text()).toContain('or the invitation has ended');
    const owner = await here.visit(here.office.owner);
    const page = await (await owner.get(membersPath(here.scope))).text();
    expect(page).toContain('Ended: invite them again');
    await here.send(
      membersPath(here.scope, '/invite'),
      { email: addressOf('nora'), roles: ['author'] },
      owner,
    );
    expect((await signIn('nora')).finished.status).toBe(303);
    expect(await here.rolesOf(idOf('nora'))).toEqual(['author']);
  });

  test('that is withdrawn lets nobody in', async () => {
    await here.invite(addressOf('nora'), ['viewer']);
    const action = /action="([^"]+\/withdraw)"/.exec(await list())?.[1] ?? '';
    expect((await here.send(action, {})).status).toBe(303);
    expect((await signIn('nora')).finished.status).toBe(403);
    expect((await here.send(action, {})).status).toBe(303);
    expect(await list()).toContain('There was no invitation any more');
    expect(await here.actions()).toEqual(['member.invited', 'member.invitation-withdrawn']);
  });

  test('adds to the roles that a member has elsewhere, and leaves them as they are', async () => {
    const { here: there, association, scope, visitor } = await stages.openAssociation();
    await there.send(
      membersPath(scope, '/invite'),
      { email: addressOf('nora'), roles: ['publisher'] },
      visitor,
    );
    await here.invite(addressOf('nora'), ['author']);
    await signIn('nora');
    expect(await here.rolesOf(idOf('nora'))).toEqual(['author']);
    expect((await association.listMembers()).map(({ name }) => name)).toContain('Nora Castillo');
    expect((await association.readAudit()).map(({ action }) => action)).toEqual([
      'member.invited',
      'member.joined',
    ]);
  });

  test.each([
    ['no address', 'nora', ['author'], 'Give one whole email address'],
    ['two addresses', 'a@example.gov, b@example.gov', ['author'], 'Give one whole email address'],
    ['no role', 'nora@example.gov', [], 'Choose at least one role.'],
    ['a role that does not exist', 'nora@example.gov', ['king'], 'Choose from the roles on this page.'],
  ])('with %s is refused at its field', async (_what, email, roles, sentence) => {
    const refused = await here.invite(email, roles);
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain(sentence);
    expect(here.mail).toEqual([]);
    expect(await here.actions()).toEqual([]);
  });

  test('of a member is refused, and says who they are', async () => {
    const refused = await here.invite(here.office.owner.email.toUpperCase(), ['author']);
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('belongs to Millbrook Town Clerk already, as owner');
  });

  test('stands although its mail could not be sent, and the page says what to do', async () => {
    here.canMail = false;
    await here.invite(addressOf('nora'), ['viewer']);
    expect(await list()).toContain('could not be sent');
    expect((await signIn('nora')).finished.status).toBe(303);
  });
});

describe('roles', () => {
  const rolesPath = (member: Member) => memberPath(here.scope, member.id, 'roles');

  test('are changed on the member’s page, from their next request on', async () => {
    const member = here.office.member('viewer');
    const visitor = await here.visit(member);
    expect((await visitor.get(here.office.path('/announcements/new'))).status).toBe(403);
    const page = await (await here.owner.get(memberPath(here.scope, member.id))).text();
    expect(readFields(page, rolesPath(member))).toEqual({ seen: ['viewer'], roles: ['viewer'] });
    const saved = await here.send(rolesPath(member), { seen: 'viewer', roles: ['author', 'approver'] });
    expect(saved.status).toBe(303);
    expect((await visitor.get(here.office.path('/announcements/new'))).status).toBe(200);
    expect(await (await here.owner.get(memberPath(here.scope, member.id))).text()).toContain(
      'author and approver, before: viewer',
    );
  });

  test('that somebody else has changed meanwhile are left, and shown as they are', async () => {
    const member = here.office.member('viewer');
    await here.visit(member);
    await here.send(rolesPath(member), { seen: 'viewer', roles: ['author'] });
    const late = await here.send(rolesPath(member), { seen: 'viewer', roles: ['owner'] });
    expect(late.status).toBe(409);
    expect(await late.text()).toContain('Somebody has changed these roles meanwhile');
    expect(await here.rolesOf(member.id)).toEqual(['author']);
  });

  test('none at all are refused', async () => {
    const member = here.office.member('viewer');
    await here.visit(member);
    const refused = await here.send(rolesPath(member), { seen: 'viewer' });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('Choose at least one role.');
  });

  test('of the last owner cannot be taken away, by nobody', async () => {
    const { owner } = here.office;
    const refused = await here.send(rolesPath(owner), { seen: 'owner', roles: ['author'] });
    expect(refused.status).toBe(409);
    expect(await refused.text()).toContain('is the only owner of Millbrook Town Clerk');
    const page = await (await here.owner.get(memberPath(here.scope, owner.id, 'off-board'))).text();
    expect(page).toContain('Make another member an owner first.');
    expect(page).not.toContain('<form method="post" action="/offices');
    const left = await here.send(memberPath(here.scope, owner.id, 'off-board'), { seen: 'owner' });
    expect(left.status).toBe(409);
    expect(await here.rolesOf(owner.id)).toEqual(['owner']);
    expect(await here.actions()).toEqual([]);
  });

  test('of an owner are given up where another one stays', async () => {
    await here.add('Ada', ['owner']);
    const { owner } = here.office;
    const saved = await here.send(rolesPath(owner), { seen: 'owner', roles: ['viewer'] });
    expect(saved.headers.get('location')).toBe('/offices');
    expect((await here.owner.get(membersPath(here.scope))).status).toBe(403);
  });
});

describe('a member of another place', () => {
  test('is nobody here, whatever their id', async () => {
    const stranger = (await stages.enter()).office.owner;
    const missing = { ...stranger, id: here.office.member('records').id };
    for (const step of [undefined, 'off-board'] as const) {
      const [found, none] = await Promise.all(
        [stranger, missing].map(({ id }) => here.owner.get(memberPath(here.scope, id, step))),
      );
      expect([found?.status, none?.status]).toEqual([404, 404]);
      expect(await found?.text()).toBe(await none?.text());
    }
    const sent = await here.send(memberPath(here.scope, stranger.id, 'off-board'), { seen: 'owner' });
    expect(sent.status).toBe(404);
  });
});

describe('the page of members', () => {
  test('stands in the navigation of owners only', async () => {
    const link = `href="${membersPath(here.scope)}"`;
    const dashboard = async (visitor: MembersStage['owner']) =>
      (await visitor.get(here.office.path())).text();
    expect(await dashboard(here.owner)).toContain(link);
    expect(await dashboard(await here.visit(here.office.member('publisher')))).not.toContain(link);
  });

  test('is the same for an association', async () => {
    const { here: there, scope, visitor } = await stages.openAssociation();
    const page = await (await visitor.get(membersPath(scope))).text();
    expect(page).toContain('Pat Gallagher');
    const refused = await there.send(
      membersPath(scope, `/${encodeURIComponent(visitor.session.id)}/roles`),
      { seen: 'owner', roles: ['owner'] },
      visitor,
    );
    expect(refused.status).toBe(404);
    expect(page).toContain(`href="${membersPath(scope)}" aria-current="page"`);
  });
});

test('a session whose member has lost their roles is refused at its next request', async () => {
  const member = here.office.member('author');
  const visitor = await here.visit(member);
  expect((await visitor.get(here.office.path('/posts'))).status).toBe(200);
  await here.world.services.store.writeMember({ ...member, grants: [] });
  expect((await visitor.get(here.office.path('/posts'))).status).toBe(404);
});

test('the log of a stranger’s sign-in does not name their address, which their page does', async () => {
  const before = here.world.failures.length;
  const { finished } = await signIn('nobody');
  expect(await finished.text()).toContain(addressOf('nobody'));
  const logged = here.world.failures.slice(before).map(({ error }) => error.message);
  expect(logged).toEqual([expect.stringContaining('nobody has invited you')]);
  expect(logged.join()).not.toContain('@');
});
