import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sha256 } from '#adapters/node/sha256.ts';
import { findBrokenLink, type Happening } from '#core/audit.ts';
import { AssociationId, MemberId, OfficeId } from '#core/ids.ts';
import { INVITATION_LENGTH, type Invitation, invitationIdOf } from '#core/invitation.ts';
import type { Grant, Member, Role, Scope } from '#core/member.ts';
import { placeOf } from '#core/roles.ts';
import { SessionId } from '#core/session.ts';
import { HOUR, later } from '#core/time.ts';
import type { Roster } from '#ports/roster.ts';
import { createTestClock, REFERENCE_INSTANT } from '#test/fixtures/clock.ts';
import { actorOf, DANA } from '#test/fixtures/office.ts';
import { startTestStore, type TestStore } from '#test/fixtures/store.ts';

/** What every store promises about who belongs where, run against DynamoDB's API on dynoxide. */
let running: TestStore;
let place: Scope;
let roster: Roster;
let count = 0;
const by = actorOf(DANA);

beforeAll(async () => {
  running = await startTestStore(createTestClock());
});
afterAll(() => running.stop());
beforeEach(() => {
  count += 1;
  place = { officeId: OfficeId.parse(`office-${count}`) };
  roster = running.store.rosterOf(place, by);
});

const idOf = (name: string) => MemberId.parse(`${name}-${count}`);
const happening = (name: string): Happening => ({
  subject: { kind: 'member', id: idOf(name) },
  action: 'member.changed',
  summary: 'It happened.',
});

async function add(name: string, roles: readonly Role[], elsewhere: readonly Grant[] = []): Promise<Member> {
  const id = idOf(name);
  const grants: Grant[] = [...elsewhere, { ...place, roles: [...roles] }];
  const member = { id, name, email: `${name}@example.gov`, grants };
  await running.store.writeMember(member);
  return member;
}

const rolesOf = async (name: string) => (await roster.readMember(idOf(name)))?.grants[0]?.roles;

describe('roles', () => {
  it('are changed here and nowhere else', async () => {
    const elsewhere: Grant = { associationId: AssociationId.parse('four-rivers'), roles: ['viewer'] };
    const { id } = await add('ada', ['author'], [elsewhere]);
    const change = { id, before: ['author'], after: ['viewer', 'approver'] } as const;
    expect(await roster.writeRoles(change, happening('ada'))).toBe('written');
    expect(await rolesOf('ada')).toEqual(['approver', 'viewer']);
    expect((await running.store.readMember(id))?.grants).toContainEqual(elsewhere);
    expect(await roster.readHistory({ kind: 'member', id })).toHaveLength(1);
  });

  it('are changed only by whoever has read them as they are', async () => {
    const { id } = await add('ada', ['author']);
    const change = (after: Role) => ({ id, before: ['author' as const], after: [after] });
    const written = await Promise.all([
      roster.writeRoles(change('viewer'), happening('ada')),
      roster.writeRoles(change('approver'), happening('ada')),
    ]);
    expect(written.toSorted()).toEqual(['conflict', 'written']);
    expect(await roster.writeRoles(change('records'), happening('ada'))).toBe('conflict');
    expect(await roster.readHistory({ kind: 'member', id })).toHaveLength(1);
  });

  it('never leave a place without an owner, though two take the role from each other at once', async () => {
    const [ada, bo] = await Promise.all([add('ada', ['owner']), add('bo', ['owner'])]);
    const demote = (one: Member, other: Member) =>
      roster.writeRoles(
        { id: one.id, before: ['owner'], after: ['viewer'], relyingOn: other.id },
        happening(one.name),
      );
    const written = await Promise.all([demote(ada, bo), demote(bo, ada)]);
    expect(written.toSorted()).toEqual(['conflict', 'written']);
    const owners = (await roster.listMembers()).filter(({ grants }) => grants[0]?.roles.includes('owner'));
    expect(owners).toHaveLength(1);
  });

  it('that are all gone take the member off the list, and end the sessions that were begun by then', async () => {
    const { id } = await add('ada', ['author']);
    await add('bo', ['owner']);
    const leaving = { id, before: ['author' as const], after: [], signedOutAt: REFERENCE_INSTANT };
    expect(await roster.writeRoles(leaving, happening('ada'))).toBe('written');
    expect((await roster.listMembers()).map(({ name }) => name)).toEqual(['bo']);
    expect(await roster.readMember(id)).toBeUndefined();
    expect(await running.store.readMember(id)).toMatchObject({ grants: [], signedOutAt: REFERENCE_INSTANT });
  });
});

describe('an invitation', () => {
  const invite = (roles: Role[] = ['author']): Invitation => ({
    id: invitationIdOf(`new-${count}@example.gov`, sha256),
    email: `new-${count}@example.gov`,
    grant: { ...place, roles },
    by,
    at: REFERENCE_INSTANT,
    endsAt: later(REFERENCE_INSTANT, INVITATION_LENGTH),
  });
  const person = () => ({ id: idOf('new'), name: 'New', email: `new-${count}@example.gov` });

  it('is found by the address, in whichever place, until it is withdrawn', async () => {
    const there = running.store.rosterOf({ associationId: AssociationId.parse(`assoc-${count}`) }, by);
    const [here, also] = [invite(), { ...invite(), grant: { ...there.scope, roles: ['viewer' as const] } }];
    expect(await roster.writeInvitation(here, undefined, happening('new'))).toBe('written');
    expect(await there.writeInvitation(also, undefined, happening('new'))).toBe('written');
    expect(await roster.listInvitations()).toEqual([here]);
    const found = await running.store.findInvitations(here.id);
    expect(found.map(({ grant }) => placeOf(grant))).toEqual([there.scope, place]);
    expect(await there.removeInvitation(also, happening('new'))).toBe('written');
    expect(await there.removeInvitation(also, happening('new'))).toBe('conflict');
    expect(await running.store.findInvitations(here.id)).toEqual([here]);
  });

  it('makes a member of whoever takes it, once', async () => {
    const invitation = invite();
    await roster.writeInvitation(invitation, undefined, happening('new'));
    const taken = await Promise.all([
      roster.admit(person(), invitation, happening('new')),
      roster.admit(person(), invitation, happening('new')),
    ]);
    expect(taken.toSorted()).toEqual(['conflict', 'written']);
    expect(await rolesOf('new')).toEqual(['author']);
    expect(await roster.listInvitations()).toEqual([]);
  });

  it('adds to what a member has, here and elsewhere', async () => {
    const elsewhere: Grant = { officeId: OfficeId.parse('another'), roles: ['owner'] };
    const { id } = await add('new', ['viewer'], [elsewhere]);
    const invitation = invite(['author']);
    await roster.writeInvitation(invitation, undefined, happening('new'));
    expect(await roster.admit(person(), invitation, happening('new'))).toBe('written');
    const member = await running.store.readMember(id);
    expect(member?.grants).toEqual([elsewhere, { ...place, roles: ['author', 'viewer'] }]);
  });

  it('that says something else by now cannot be taken, replaced or withdrawn', async () => {
    const [first, second] = [invite(['viewer']), invite(['owner'])];
    await roster.writeInvitation(first, undefined, happening('new'));
    expect(await roster.writeInvitation(second, undefined, happening('new'))).toBe('conflict');
    expect(await roster.writeInvitation(second, first, happening('new'))).toBe('written');
    expect(await roster.admit(person(), first, happening('new'))).toBe('conflict');
    expect(await roster.removeInvitation(first, happening('new'))).toBe('conflict');
    expect(await roster.readMember(idOf('new'))).toBeUndefined();
  });

  it('is refused by the roster of another place', async () => {
    const other = running.store.rosterOf({ officeId: OfficeId.parse('another') }, by);
    expect(() => other.writeInvitation(invite(), undefined, happening('new'))).toThrow('another place');
  });
});

it('what happens is chained in the place’s own history', async () => {
  await add('ada', ['author']);
  const change = { id: idOf('ada'), before: ['author'], after: ['viewer'] } as const;
  await roster.writeRoles(change, happening('ada'));
  const store = running.store.forOffice(OfficeId.parse(`office-${count}`), by);
  const audit = await store.readAudit();
  expect(audit).toMatchObject([{ ...place, action: 'member.changed', actor: by }]);
  expect(findBrokenLink(audit, sha256)).toBeUndefined();
});

it('all sessions of a member end, and nobody else’s', async () => {
  const begin = async (letter: string, memberId: MemberId | undefined) => {
    const id = SessionId.parse(letter.repeat(64));
    const times = { createdAt: REFERENCE_INSTANT, endsAt: later(REFERENCE_INSTANT, HOUR) };
    await running.store.createSession({ id, ...times });
    if (memberId) await running.store.writeSession({ id, memberId, ...times });
    return id;
  };
  const ids = [
    await begin('1', idOf('ada')),
    await begin('2', idOf('ada')),
    await begin('3', idOf('bo')),
    await begin('4', undefined),
  ];
  await running.store.endSessions(idOf('ada'));
  const left = await Promise.all(ids.map((id) => running.store.readSession(id, REFERENCE_INSTANT)));
  expect(left.map((session) => session !== undefined)).toEqual([false, false, true, true]);
});
