import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AssociationId, MemberId, OfficeId } from '#core/ids.ts';
import type { Member } from '#core/member.ts';
import { MINUTE } from '#core/time.ts';
import { PAT } from '#test/use-cases/association-stage.ts';
import { acceptStoredOffer } from '#use-cases/accept-offer.ts';
import { withdrawCampaign } from '#use-cases/withdraw-campaign.ts';
import { type AssociationPages, openAssociationPages } from './association-pages.ts';
import { readFields, sendForm } from './form-on-page.ts';
import type { TestVisitor } from './visitor.ts';

let here: AssociationPages;
let clerk: TestVisitor;
/** Below the page of the first office. */
const OFFICE = '/offices/office-0000';

beforeAll(async () => {
  here = await openAssociationPages(1);
  const owner: Member = {
    id: MemberId.parse('clerk-0'),
    name: 'A Clerk',
    email: 'clerk@ashford.example.gov',
    grants: [{ officeId: OfficeId.parse('office-0000'), roles: ['owner'] }],
  };
  clerk = await here.visitAs(owner);
});
afterAll(() => here.stop());
beforeEach(async () => {
  for (const { scope, at } of await here.association.listStops()) {
    const subject = { kind: 'association' as const, id: here.association.associationId };
    await here.association.liftStop(scope, at, { subject, action: 'association.test', summary: 'A test.' });
  }
});

function first() {
  const [office] = here.offices;
  if (!office) throw new Error('The stage has no office');
  return office;
}

const stops = async () => (await here.association.listStops()).map(({ reason }) => reason);
const stopAll = (reason: string, visitor?: TestVisitor) => here.send('/safety/stop', { reason }, visitor);
const showOffice = async (path: string) => (await clerk.get(`${OFFICE}${path}`)).text();
const lift = (fields: Readonly<Record<string, string>>) =>
  here.send('/safety/lift', { reason: 'settled', ...fields });

describe('stopping', () => {
  it('takes a reason and one button, and shows on every page of every office', async () => {
    const page = await here.show('/safety');
    const fields = readFields(page, here.path('/safety/stop'));
    expect((await here.send('/safety/stop', fields)).status).toBe(422);
    expect(await stops()).toEqual([]);
    const sent = await here.send('/safety/stop', { ...fields, reason: 'A rumor.' });
    expect(sent.headers.get('location')).toBe(here.path('/safety'));
    expect(await stops()).toEqual(['A rumor']);
    const stopped = await here.show('/safety');
    expect(stopped).toContain('Lift this stop');
    expect(stopped).not.toContain('Stop all posts of all offices now');
    expect(await here.show('')).toContain('All posts of all offices are stopped');
    for (const path of ['', '/posts', '/calendar', '/safety']) {
      const banner = (await showOffice(path)).match(/<section class="stop-banner".*?<\/section>/s)?.[0];
      expect(banner, path).toContain('All posts of all offices of your association are stopped.');
      expect(banner, path).toContain('A rumor.');
    }
  });

  it('a second time keeps the first reason, and says who was first', async () => {
    await stopAll('a rumor');
    const author = await here.visit('author');
    await stopAll('something else', author);
    expect(await stops()).toEqual(['a rumor']);
    expect(await here.show('/safety', author)).toContain('were stopped already, by Pat Gallagher: a rumor.');
  });
});

describe('an office', () => {
  it('sees the association’s stop and cannot lift it', async () => {
    await stopAll('a rumor');
    const page = await showOffice('/safety');
    expect(page).toContain('Only the association can lift it.');
    expect(page).not.toContain('Lift this stop');
    expect((await clerk.get(`${OFFICE}/safety/lift?scope=association.four-rivers`)).status).toBe(404);
    const fields = { scope: 'association.four-rivers', reason: 'settled' };
    const sent = await sendForm(here.app, here.services, clerk, `${OFFICE}/safety/lift`, fields);
    expect(sent.status).toBe(404);
    expect(await stops()).toEqual(['a rumor']);
  });

  it('can stop itself all the same, and lifting that leaves the association’s', async () => {
    const member = first();
    const campaignId = await here.offer('summer');
    const answer = { campaignId, by: { ...PAT, id: 'clerk-0' }, seen: undefined };
    expect(await acceptStoredOffer(here.services, member.store, answer)).toMatchObject({ ok: true });
    await stopAll('a rumor');
    const send = (path: string, fields: Readonly<Record<string, string>>) =>
      sendForm(here.app, here.services, clerk, `${OFFICE}${path}`, fields);
    await send('/safety/stop', { scope: 'office', reason: 'our own' });
    const page = await showOffice('/safety/lift?scope=office');
    expect(page).toContain('No scheduled post goes out because of it.');
    const fields = readFields(page, `${OFFICE}/safety/lift`);
    await send('/safety/lift', { ...(fields as Record<string, string>), reason: 'settled' });
    expect((await member.store.readGates()).stops).toMatchObject([{ reason: 'a rumor' }]);
  });

  it('does not lift the stop of a campaign that the association withdrew', async () => {
    const id = await here.offer('spring');
    const answer = { campaignId: id, by: { ...PAT, id: 'clerk-0' }, seen: undefined };
    await acceptStoredOffer(here.services, first().store, answer);
    const withdrawal = { campaignId: id, reason: 'a wrong link', by: PAT };
    await withdrawCampaign(here.services, here.association, withdrawal);
    expect(await showOffice('/safety')).toContain('Only the association can lift it.');
    expect((await clerk.get(`${OFFICE}/safety/lift?scope=campaign.${id}`)).status).toBe(303);
    const fields = { scope: `campaign.${id}`, reason: 'settled' };
    await sendForm(here.app, here.services, clerk, `${OFFICE}/safety/lift`, fields);
    expect(await stops()).toEqual(['a wrong link']);
    expect(await here.show('/safety')).toContain('Withdrawn campaigns');
    // The office's own stop of the campaign holds nothing back that the association's does not.
    await sendForm(here.app, here.services, clerk, `${OFFICE}/safety/stop`, { ...fields, reason: 'our own' });
    expect(await showOffice(`/safety/lift?scope=campaign.${id}`)).toContain(
      'No scheduled post goes out because of it.',
    );
  });
});

describe('lifting', () => {
  it('asks why, and releases nothing', async () => {
    await stopAll('a rumor');
    const fields = readFields(await here.show('/safety/lift'), here.path('/safety/lift'));
    const unreasoned = await here.send('/safety/lift', { ...fields, reason: '' });
    expect(unreasoned.status).toBe(422);
    expect(await stops()).toEqual(['a rumor']);
    await here.send('/safety/lift', { ...fields, reason: 'settled' });
    expect(await stops()).toEqual([]);
    expect(await here.show('/safety')).toContain('What was held stays on hold until somebody of its office');
    expect((await here.owner.get(here.path('/safety/lift'))).status).toBe(303);
  });

  it('of a newer stop than the page showed is put back to the person', async () => {
    await stopAll('a rumor');
    const fields = readFields(await here.show('/safety/lift'), here.path('/safety/lift'));
    await here.send('/safety/lift', { ...fields, reason: 'settled' });
    here.clock.advance(MINUTE);
    await stopAll('a wrong polling place');
    const refused = await here.send('/safety/lift', { ...fields, reason: 'settled' });
    expect(refused.status).toBe(409);
    expect(await refused.text()).toContain('a wrong polling place');
    expect(await stops()).toEqual(['a wrong polling place']);
  });

  it('of what is lifted already says so', async () => {
    await lift({ seen: here.clock.now() });
    expect(await here.show('/safety')).toContain('That stop was lifted already.');
  });
});

describe('the roles', () => {
  it('let an author stop and not lift, and a viewer see', async () => {
    const author = await here.visit('author');
    expect((await stopAll('a rumor', author)).status).toBe(303);
    expect(await here.show('/safety', author)).toContain(
      'A publisher or an owner of the association can lift it.',
    );
    expect((await author.get(here.path('/safety/lift'))).status).toBe(403);
    const viewer = await here.visit('viewer');
    expect(await here.show('/safety', viewer)).toContain('a rumor.');
    expect((await stopAll('another', viewer)).status).toBe(403);
    expect((await here.send('/safety/lift', { reason: 'settled' }, viewer)).status).toBe(403);
    expect(await stops()).toEqual(['a rumor']);
  });

  it('of another association reach nothing, and an office’s own neither', async () => {
    const stranger = await here.visitAs({
      id: MemberId.parse('stranger'),
      name: 'A Stranger',
      email: 'stranger@elsewhere.example.gov',
      grants: [{ associationId: AssociationId.parse('elsewhere'), roles: ['owner'] }],
    });
    for (const visitor of [stranger, clerk]) {
      expect((await visitor.get(here.path('/safety'))).status).toBe(404);
      expect((await stopAll('a rumor', visitor)).status).toBe(404);
    }
    expect(await stops()).toEqual([]);
  });
});

describe('a blackout of all offices', () => {
  const WINDOW = {
    fromDate: '2026-10-01',
    fromTime: '08:00',
    untilDate: '2026-10-03',
    untilTime: '17:00',
    reason: 'A recall',
    citation: 'Policy 12',
  };
  const enter = async (changes: Readonly<Record<string, string>> = {}) => {
    const fields = readFields(await here.show('/safety/blackouts/new'), here.path('/safety/blackouts'));
    return here.send('/safety/blackouts', { ...fields, ...WINDOW, ...changes });
  };
  const gatesOf = () => first().store.readGates();

  it('is one of each office, which cannot remove it', async () => {
    const refused = await enter({ untilDate: '2026-09-30', citation: '' });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('href="#citation">');
    expect((await gatesOf()).blackouts).toEqual([]);
    expect((await enter()).headers.get('location')).toBe(here.path('/safety'));
    const [blackout] = (await gatesOf()).blackouts;
    expect(blackout).toMatchObject({ reason: 'A recall', posts: 'hold', associationId: 'four-rivers' });
    const page = await showOffice('/safety');
    expect(page).toContain('A recall');
    expect(page).toContain('By your association');
    const path = `${OFFICE}/safety/blackouts/${blackout?.id}/remove`;
    expect((await clerk.get(path)).status).toBe(404);
    const sent = await sendForm(here.app, here.services, clerk, path, { reason: 'We want to post' });
    expect(sent.status).not.toBe(200);
    expect((await gatesOf()).blackouts).toHaveLength(1);
  });

  it('is removed by the association, with a reason', async () => {
    const href = (await here.show('/safety')).match(/href="[^"]*(\/safety\/blackouts\/[^"]+\/remove)"/)?.[1];
    if (href === undefined) throw new Error('The page has no link to remove it');
    expect(await here.show(href)).toContain('Remove this blackout?');
    expect((await here.send(href, { reason: '' })).status).toBe(422);
    expect((await gatesOf()).blackouts).toHaveLength(1);
    expect((await here.send(href, { reason: 'It was called off' })).status).toBe(303);
    expect((await gatesOf()).blackouts).toEqual([]);
    expect((await here.owner.get(here.path(href))).status).toBe(404);
    expect(await here.show('/safety')).toContain('removed the blackout of all offices');
  });

  it('is not an author’s to enter', async () => {
    const author = await here.visit('author');
    expect((await author.get(here.path('/safety/blackouts/new'))).status).toBe(403);
    expect((await here.send('/safety/blackouts', WINDOW, author)).status).toBe(403);
    expect((await here.send('/safety/blackouts/x/remove', { reason: 'x' }, author)).status).toBe(403);
  });
});
