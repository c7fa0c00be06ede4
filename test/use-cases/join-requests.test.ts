import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Association } from '#core/association.ts';
import { findBrokenLink } from '#core/audit.ts';
import { AssociationId, MemberId } from '#core/ids.ts';
import { INVITATION_LENGTH, invitationIdOf } from '#core/invitation.ts';
import type { Member } from '#core/member.ts';
import { Zone } from '#core/slot.ts';
import type { AssociationStore } from '#ports/association-store.ts';
import { REFERENCE_INSTANT } from '#test/fixtures/clock.ts';
import { actorOf, LUIS, RIVERTON } from '#test/fixtures/office.ts';
import { startTestServices, type TestServices } from '#test/fixtures/services.ts';
import { type FreshOffice, openOffice } from '#test/web/fresh-office.ts';
import { askToJoin } from '#use-cases/ask-to-join.ts';
import { declineToJoin } from '#use-cases/decline-to-join.ts';
import { listJoinRequests } from '#use-cases/find-join-requests.ts';
import { joinAssociation } from '#use-cases/join-association.ts';
import { takeInvitations } from '#use-cases/take-invitation.ts';
import { withdrawJoinRequest } from '#use-cases/withdraw-join-request.ts';
import { PAT } from './association-stage.ts';

let world: TestServices;
let profile: Association;
let association: AssociationStore;
let office: FreshOffice;
let owner: Member;

beforeAll(async () => {
  world = await startTestServices();
});
afterAll(() => world.stop());
beforeEach(async () => {
  const { services } = world;
  world.clock.set(REFERENCE_INSTANT);
  world.mail.length = 0;
  const id = AssociationId.parse(`assoc-${services.chance.id()}`);
  profile = { id, name: 'Four Rivers Clerks', zone: Zone.parse('America/New_York') };
  association = services.store.forAssociation(id, PAT);
  await association.writeAssociation(profile);
  office = await openOffice(services);
  owner = { ...office.owner, email: `dana@${office.profile.id}.example.gov` };
  await services.store.writeMember(owner);
});

const ask = (email = owner.email) => askToJoin(world.services, association, { email, profile, by: PAT });
const answerBy = (member: Member) => ({
  associationId: profile.id,
  profile: office.profile,
  owner: member,
});
const join = (member = owner, store = office.store) =>
  joinAssociation(world.services, store, answerBy(member));
const decline = (member = owner) => declineToJoin(world.services, office.store, answerBy(member));
const withdraw = () =>
  withdrawJoinRequest(world.services, association, {
    id: invitationIdOf(owner.email, world.services.digest),
    by: PAT,
  });
const list = (member = owner) => listJoinRequests(world.services, office.store, member);
const actions = async (store: Pick<AssociationStore, 'readAudit'>) =>
  (await store.readAudit()).map(({ action }) => action);

/** What stands where nothing came of it. */
async function expectNoMember(): Promise<void> {
  expect(await office.store.listMemberships()).toEqual([]);
  expect(await association.listMemberships()).toEqual([]);
}

const GONE = { ok: false, error: { kind: 'gone' } };

describe('an office that is asked to join', () => {
  test('is a member once its owner accepts, and both histories tell it', async () => {
    expect(await ask(owner.email.toUpperCase())).toMatchObject({ ok: true, value: { told: true } });
    expect(await list()).toMatchObject([{ association: { name: 'Four Rivers Clerks' }, isMember: false }]);
    expect(await join()).toEqual({ ok: true, value: profile });
    const membership = {
      associationId: profile.id,
      officeId: office.profile.id,
      joinedAt: REFERENCE_INSTANT,
    };
    expect(await office.store.listMemberships()).toEqual([membership]);
    expect(await association.listMemberships()).toEqual([membership]);
    expect(await association.listJoinRequests()).toEqual([]);
    for (const audit of [await office.store.readAudit(), await association.readAudit()]) {
      expect(audit.at(-1)).toMatchObject({ action: 'office.joined', actor: { id: owner.id } });
      expect(findBrokenLink(audit, world.services.digest)).toBeUndefined();
    }
  });

  test('lets the association do nothing in its name by that', async () => {
    await ask();
    await join();
    expect(await office.store.listConsents()).toEqual([]);
  });

  test('joins by no sign-in: its owner’s changes nothing', async () => {
    await ask();
    const email = { address: owner.email, verified: true };
    const member = await takeInvitations(world.services, {
      memberId: owner.id,
      name: owner.name,
      email,
      idToken: 'none',
    });
    expect(member).toEqual(owner);
    await expectNoMember();
    expect(await list()).toHaveLength(1);
  });

  test('is told by a mail that leads to the sign-in and names no office', async () => {
    await ask();
    expect(world.mail).toHaveLength(1);
    expect(world.mail[0]).toMatchObject({
      to: { email: owner.email },
      subject: 'Four Rivers Clerks asks your office to join it in Clarion',
    });
    const text = world.mail[0]?.text ?? '';
    expect(text).toContain(world.services.signInUrl);
    expect(text).toContain(`sign in with this very address, ${owner.email}`);
    expect(text).toContain('until Tuesday, September 29, 2026 at 10:00 AM EDT');
    expect(text).not.toContain(office.profile.name);
  });

  test('is asked in the same words, whether somebody has the address or nobody', async () => {
    const [known, unknown] = [await ask(), await ask('nobody@nowhere.example.gov')];
    const forget = (answer: unknown) =>
      JSON.stringify(answer)
        .replaceAll(/[\w.-]+@[\w.-]+/g, 'EMAIL')
        .replaceAll(/"[0-9a-f]{64}"/g, 'ID');
    expect(forget(known)).toBe(forget(unknown));
    expect(forget(world.mail[0])).toBe(forget(world.mail[1]));
  });
});

describe('nobody accepts', () => {
  beforeEach(() => ask());

  test('who owns another office, neither for it nor for this one', async () => {
    const riverton = world.services.store.forOffice(RIVERTON.id, actorOf(LUIS));
    expect(await listJoinRequests(world.services, riverton, LUIS)).toEqual([]);
    expect(await join(LUIS, riverton)).toEqual(GONE);
    // Even where the address is the one that is asked.
    const asked = { ...LUIS, email: owner.email };
    expect(await list(asked)).toEqual([]);
    expect(await join(asked)).toEqual(GONE);
    expect(await decline(asked)).toEqual(GONE);
    await expectNoMember();
    expect(await riverton.listMemberships()).toEqual([]);
  });

  test.each(['author', 'approver', 'publisher', 'viewer', 'records'] as const)(
    'who is only %s, though they are asked',
    async (role) => {
      const member = { ...office.member(role), email: owner.email };
      expect(await list(member)).toEqual([]);
      expect(await join(member)).toEqual(GONE);
      await expectNoMember();
    },
  );

  test('at another address, though they own the office', async () => {
    const other = { ...owner, id: MemberId.parse('another-owner'), email: 'other@mill.example.gov' };
    expect(await join(other)).toEqual(GONE);
    await expectNoMember();
  });

  test('after it was withdrawn', async () => {
    expect(await withdraw()).toBe(true);
    expect(await withdraw()).toBe(false);
    expect(await list()).toEqual([]);
    expect(await join()).toEqual(GONE);
    await expectNoMember();
    expect(await actions(association)).toEqual(['office.asked-to-join', 'office.join-request-withdrawn']);
    expect(await actions(office.store)).toEqual([]);
  });

  test('after it has ended, when it can be asked again', async () => {
    world.clock.advance(INVITATION_LENGTH);
    expect(await list()).toEqual([]);
    expect(await join()).toEqual(GONE);
    expect(await withdraw()).toBe(false);
    await expectNoMember();
    expect(await association.listJoinRequests()).toHaveLength(1);
    expect((await ask()).ok).toBe(true);
    expect((await join()).ok).toBe(true);
  });

  test('after it was declined, of which the association learns neither by whom nor for which office', async () => {
    expect(await decline()).toEqual({ ok: true, value: profile });
    expect(await join()).toEqual(GONE);
    expect(await decline()).toEqual(GONE);
    expect(await withdraw()).toBe(false);
    await expectNoMember();
    expect(await association.listJoinRequests()).toMatchObject([{ declinedAt: REFERENCE_INSTANT }]);
    const [told, ours] = [await association.readAudit(), await office.store.readAudit()];
    expect(told.at(-1)).toMatchObject({ action: 'office.join-declined', actor: { kind: 'clarion' } });
    for (const secret of [office.profile.name, `"${office.profile.id}"`, owner.name, owner.id]) {
      expect(JSON.stringify(told)).not.toContain(secret);
    }
    expect(ours.at(-1)).toMatchObject({ action: 'office.join-declined', actor: { id: owner.id } });
    for (const audit of [told, ours]) {
      expect(findBrokenLink(audit, world.services.digest)).toBeUndefined();
    }
    expect((await ask()).ok).toBe(true);
    expect((await list()).length).toBe(1);
  });
});

describe('what is asked twice', () => {
  test('is asked once, and told once', async () => {
    await ask();
    const [before] = await association.listJoinRequests();
    world.clock.advance(1_000);
    expect(await ask()).toEqual({ ok: false, error: { kind: 'asked-already', request: before } });
    expect(await association.listJoinRequests()).toEqual([before]);
    expect(world.mail).toHaveLength(1);
  });

  test('at two addresses of one office is accepted once', async () => {
    const other = {
      ...owner,
      id: MemberId.parse('second'),
      email: `second@${office.profile.id}.example.gov`,
    };
    await ask();
    await ask(other.email);
    expect((await join()).ok).toBe(true);
    const audit = await actions(office.store);
    expect(await list(other)).toMatchObject([{ isMember: true }]);
    const already = { ok: false, error: { kind: 'member-already', association: profile } };
    expect(await join(other)).toEqual(already);
    expect(await decline(other)).toEqual(already);
    expect(await join()).toEqual(already);
    expect(await actions(office.store)).toEqual(audit);
    expect(await association.listMemberships()).toHaveLength(1);
  });

  test('is accepted once, though two tabs do it in the same moment', async () => {
    await ask();
    const answers = await Promise.all([join(), join()]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await actions(office.store)).toEqual(['office.joined']);
  });
});

test('a request that is withdrawn and accepted in the same moment is one of both', async () => {
  await ask();
  const [withdrawn, joined] = await Promise.all([withdraw(), join()]);
  expect(withdrawn).toBe(!joined.ok);
  expect(await office.store.listMemberships()).toHaveLength(joined.ok ? 1 : 0);
  expect(await association.listJoinRequests()).toEqual([]);
});
