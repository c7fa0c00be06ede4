import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBrokenLink } from '#core/audit.ts';
import { AssociationId, MemberId, PackId } from '#core/ids.ts';
import type { Member, Role } from '#core/member.ts';
import { Zone } from '#core/slot.ts';
import { REFERENCE_INSTANT } from '#test/fixtures/clock.ts';
import { actorOf } from '#test/fixtures/office.ts';
import { PAT } from '#test/use-cases/association-stage.ts';
import { giveConsent } from '#use-cases/give-consent.ts';
import type { Fields } from './form-on-page.ts';
import { ASSOCIATION, type OfferOffice, type OfferStage, openOfferStage } from './offer-stage.ts';
import type { TestVisitor } from './visitor.ts';

const PACK = PackId.parse('standards-of-conduct');
const OTHERS = AssociationId.parse('five-rivers');

let here: OfferStage;
let office: OfferOffice;
let owner: TestVisitor;

beforeAll(async () => {
  here = await openOfferStage(1);
  office = here.office(0);
  owner = await office.visit(office.owner);
  // An association that the office is not in.
  const others = here.stage.services.store.forAssociation(OTHERS, PAT);
  await others.writeAssociation({ id: OTHERS, name: 'The Others', zone: Zone.parse('America/New_York') });
});
afterAll(() => here.stage.stop());

const give = (fields: Fields, visitor = owner) => office.send(visitor, '/consents/give', fields);
const withdraw = (fields: Fields, visitor = owner) => office.send(visitor, '/consents/withdraw', fields);

const memberOfAssociation = (role: Role): Member => ({
  id: MemberId.parse(`pat-${role}`),
  name: 'Pat Gallagher',
  email: 'pat@fourrivers.example.gov',
  grants: [{ associationId: ASSOCIATION, roles: [role] }],
});

describe('the consent to a pack', () => {
  const to = { association: ASSOCIATION, pack: PACK };

  it('says what it means before it is given', async () => {
    const page = await office.show(owner, '/consents');
    expect(page).toContain('Each of them waits for the answer of your office.');
    const href = page.match(/href="([^"]*consents\/give[^"]*pack=[^"]*)"/)?.[1]?.replaceAll('&amp;', '&');
    const asked = await (await owner.get(href ?? '')).text();
    expect(asked).toContain('without anybody of your office reading them first');
    expect(asked).toContain('You can take it back at any time.');
    const refused = await give({ ...to });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('href="#attested"');
    expect(await office.store.listConsents()).toEqual([]);
  });

  it('accepts the next offer by itself, until it is taken back', async () => {
    const before = await here.offer();
    expect((await give({ ...to, attested: 'yes' })).status).toBe(303);
    expect(await office.store.listConsents()).toMatchObject([
      { kind: 'pack', packId: PACK, by: { id: 'clerk-0' } },
    ]);
    const during = await here.offer();
    expect(await office.show(owner, `/offers/${during}`)).toContain(
      'by the consent that A Clerk gave beforehand',
    );
    expect((await withdraw(to)).status).toBe(303);
    const after = await here.offer();
    const states = await Promise.all([before, during, after].map((id) => office.readOffer(id)));
    expect(states.map(({ state }) => state)).toEqual(['pending', 'accepted', 'pending']);
  });

  it('given twice is given once, and taken back twice is taken back', async () => {
    for (let time = 0; time < 2; time += 1) expect((await give({ ...to, attested: 'yes' })).status).toBe(303);
    expect(await office.store.listConsents()).toHaveLength(1);
    await withdraw(to);
    expect((await withdraw(to)).status).toBe(303);
    expect(await office.show(owner, '/consents')).toContain('It was not allowed any more.');
    expect(await office.store.listConsents()).toEqual([]);
  });

  it('stands in the history with who gave it and who took it back', async () => {
    const history = await office.store.readHistory({ kind: 'office', id: office.profile.id });
    const told = history.filter(({ action }) => action.startsWith('consent.'));
    expect(told[0]?.summary).toContain('A Clerk let The Association offer texts of “Standards of Conduct');
    expect(told[1]?.summary).toContain('A Clerk took a consent back. Offers of The Association');
    expect(findBrokenLink(await office.store.readAudit(), here.stage.services.digest)).toBeUndefined();
  });
});

describe('the consent to work in the office’s name', () => {
  const to = { association: ASSOCIATION };

  it('opens the office to the association’s publishers, who approve nothing, until it is taken back', async () => {
    const publisher = await office.visit(memberOfAssociation('publisher'));
    const viewer = await office.visit(memberOfAssociation('viewer'));
    expect((await publisher.get(office.path())).status).toBe(404);
    await give({ ...to, attested: 'yes' });
    expect((await publisher.get(office.path())).status).toBe(200);
    expect((await viewer.get(office.path())).status).toBe(404);
    const id = await here.offer();
    for (const [path, fields] of [
      [`/offers/${id}/accept`, { seen: 'any', attested: 'yes' }],
      ['/approvals', { posts: 'any.1', attested: 'yes' }],
      ['/consents/give', { association: ASSOCIATION, pack: PACK, attested: 'yes' }],
    ] as const) {
      expect((await office.send(publisher, path, fields)).status).toBe(403);
    }
    await withdraw(to);
    expect((await publisher.get(office.path())).status).toBe(404);
  });
});

describe('an association that the office has left', () => {
  it('can be let nothing more, and what it was let is over', async () => {
    const { services } = here.stage;
    const others = services.store.forAssociation(OTHERS, PAT);
    const subject = { kind: 'office' as const, id: office.profile.id };
    const happening = { subject, action: 'office.joined', summary: 'It came or went.' };
    const membership = { associationId: OTHERS, officeId: office.profile.id, joinedAt: REFERENCE_INSTANT };
    await others.addMembership(membership, happening);
    expect((await give({ association: OTHERS, attested: 'yes' })).status).toBe(303);
    await others.endMembership(office.profile.id, happening);

    const page = await office.show(owner, '/consents');
    expect(page).not.toContain('<h2>The Others</h2>');
    expect((await give({ association: OTHERS, pack: PACK, attested: 'yes' })).status).toBe(404);
    const to = { kind: 'publishing' as const, associationId: OTHERS };
    const by = actorOf(office.owner);
    expect(await giveConsent(services, office.store, { to, by })).toEqual({
      ok: false,
      error: { kind: 'unknown-association' },
    });
    expect(await office.store.listConsents()).toEqual([]);
  });
});

describe('what is refused', () => {
  it.each<[string, Fields]>([
    ['an association that the office is not in', { association: OTHERS }],
    ['an association that does not exist', { association: 'nowhere' }],
    ['no association', {}],
    ['a pack that is not installed', { association: ASSOCIATION, pack: 'unheard-of' }],
    ['a name that is none', { association: ASSOCIATION, pack: '../x' }],
  ])('is a consent for %s, as if it were not there', async (_, fields) => {
    const given = await give({ ...fields, attested: 'yes' });
    expect(given.status).toBe(404);
    const query = new URLSearchParams(fields as Record<string, string>);
    expect((await owner.get(office.path(`/consents/give?${query}`))).status).toBe(404);
    expect(await office.store.listConsents()).toEqual([]);
  });

  it.each(['author', 'approver', 'publisher', 'viewer', 'records'] as const)(
    'is every change by somebody who is only %s',
    async (role) => {
      const reader = await office.visit(office.member(role));
      const page = await office.show(reader, '/consents');
      expect(page).toContain('Only an owner of your office can change what stands here.');
      expect(page).not.toContain('/consents/give');
      const fields = { association: ASSOCIATION, attested: 'yes' };
      expect((await give(fields, reader)).status).toBe(403);
      expect((await withdraw(fields, reader)).status).toBe(403);
      expect((await reader.get(office.path(`/consents/give?association=${ASSOCIATION}`))).status).toBe(403);
      expect(await office.store.listConsents()).toEqual([]);
    },
  );

  it('is everything to a stranger', async () => {
    const stranger = await office.visit({
      ...office.member('viewer'),
      id: MemberId.parse('nobody'),
      grants: [],
    });
    expect((await stranger.get(office.path('/consents'))).status).toBe(404);
    expect((await give({ association: ASSOCIATION, attested: 'yes' }, stranger)).status).toBe(404);
    expect((await withdraw({ association: ASSOCIATION }, stranger)).status).toBe(404);
  });
});
