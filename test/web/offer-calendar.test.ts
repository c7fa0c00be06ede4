import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PackId } from '#core/ids.ts';
import { REFERENCE_INSTANT } from '#test/fixtures/clock.ts';
import { setCostCap } from '#use-cases/set-cost-cap.ts';
import { type AssociationPages, openAssociationPages } from './association-pages.ts';
import { type OfferStage, openOfferStage } from './offer-stage.ts';
import { visitAs } from './visitor.ts';

const WRONG = 'Ashford. Election Day is Monday, November 3. Welcome to Ashford';

describe('the page of an offer', () => {
  let here: OfferStage;

  beforeEach(async () => {
    here = await openOfferStage(2);
  });
  afterEach(() => here.stage.stop());

  it('says which posts the office’s calendar contradicts, and that they are not scheduled with a yes', async () => {
    const small = here.office(0);
    const clerk = await small.visit(small.owner);
    await small.store.writeOffice({ ...small.profile, place: WRONG });
    const id = await here.offer();
    const page = await small.show(clerk, `/offers/${id}`);
    expect(page.split('“Monday, November 3” does not fit')).toHaveLength(2);
    expect(page).toContain('Your election calendar contradicts 1 post.');
    const accept = `/offers/${id}/accept`;
    expect((await small.fill(clerk, `/offers/${id}`, accept, { attested: 'yes' })).status).toBe(303);
    const after = await small.show(clerk, `/offers/${id}`);
    expect(after).toContain('1 post that your election calendar contradicts waits for a new text or time.');
    expect(await small.readPosts(id)).toMatchObject([{ state: 'review' }, { state: 'scheduled' }]);
    // The neighbour's calendar has nothing against its own texts.
    const other = here.office(1);
    const neighbour = await other.show(await other.visit(other.owner), `/offers/${id}`);
    expect(neighbour).not.toContain('calendar contradicts');
  });

  it('says what it costs, and is not to be accepted over the office’s cap', async () => {
    const small = here.office(0);
    const clerk = await small.visit(small.owner);
    const id = await here.offer();
    const show = () => small.show(clerk, `/offers/${id}`);
    const free = await show();
    expect(free).toContain('What it costs');
    expect(free).toContain('October 2026');
    expect(free).toContain('/accept"');
    const by = { kind: 'member' as const, id: small.owner.id, name: small.owner.name };
    await setCostCap(here.stage.services, small.store, { amount: '0', seen: 0, by });
    const over = await show();
    expect(over).toContain('Over your office’s cost cap');
    expect(over).not.toContain('/accept"');
    expect(over).toContain('/decline"');
    await setCostCap(here.stage.services, small.store, { amount: '5', seen: 1, by });
    expect(await show()).toMatch(/October 2026 then has \$4\.\d+ left/);
  });

  it('says why a consent did not accept it, and to the association without amounts', async () => {
    const small = here.office(0);
    const clerk = await small.visit(small.owner);
    const by = { kind: 'member' as const, id: small.owner.id, name: small.owner.name };
    const { associationId } = here.stage.association;
    const packId = PackId.parse('standards-of-conduct');
    await small.store.giveConsent(
      { kind: 'pack', associationId, packId, by, at: REFERENCE_INSTANT },
      { subject: { kind: 'office', id: small.profile.id }, action: 'consent.given', summary: 'Given.' },
    );
    await setCostCap(here.stage.services, small.store, { amount: '0', seen: 0, by });
    const id = await here.offer();
    const page = await small.show(clerk, `/offers/${id}`);
    expect(page).toContain('The consent given beforehand did not accept it');
    expect(page).toContain('over the cap of $0');
    const pat = await visitAs(here.app, here.stage.services, {
      ...small.owner,
      id: 'pat' as never,
      grants: [{ associationId, roles: ['owner'] }],
    });
    const board = await (await pat.get(`/associations/${associationId}/campaigns/${id}`)).text();
    expect(board).toContain('it would go over the office’s own cost cap');
    expect(board).not.toContain('cap of $');
  });
});

describe('the association’s preview', () => {
  let pages: AssociationPages;

  beforeEach(async () => {
    pages = await openAssociationPages(2);
  });
  afterEach(() => pages.stop());

  it('says what is contradicted where, and offers nothing that is wrong everywhere', async () => {
    const fields = {
      ...(await pages.freshFields('dates')),
      title: 'Adopting',
      'date.announce-adoption': '2026-10-06',
      platforms: ['facebook'],
    };
    const [one, other] = pages.offices;
    await one?.store.writeOffice({ ...one.profile, place: WRONG });
    const some = await pages.send('/campaigns/preview', fields);
    expect(some.status).toBe(200);
    const page = await some.text();
    const section = page.slice(page.indexOf('What election calendars contradict'));
    expect(section).toContain('“Monday, November 3” does not fit');
    expect(section).toContain('(Ashford 1 Town Clerk)');
    await other?.store.writeOffice({ ...other.profile, place: WRONG });
    const all = await pages.send('/campaigns/preview', fields);
    expect(all.status).toBe(422);
    expect(await all.text()).toContain('href="#calendar"');
  });
});
