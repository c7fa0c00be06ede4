import type { Hono } from 'hono';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AssociationId, MemberId, type OfficeId } from '#core/ids.ts';
import type { Member, Role } from '#core/member.ts';
import { Zone } from '#core/slot.ts';
import type { AssociationStore } from '#ports/association-store.ts';
import { REFERENCE_INSTANT } from '#test/fixtures/clock.ts';
import { actorOf, DANA, storeChannel } from '#test/fixtures/office.ts';
import { startTestServices, type TestServices } from '#test/fixtures/services.ts';
import { goOnRollingOut } from '#use-cases/go-on-rolling-out.ts';
import { createApp } from '#web/app.tsx';
import type { WebEnv } from '#web/shell.ts';
import { CHANGE, ELECTION } from './election-forms.ts';
import { type Fields, readFields, sendForm } from './form-on-page.ts';
import { type FreshOffice, openOffice } from './fresh-office.ts';
import { type TestVisitor, visitAs } from './visitor.ts';

let world: TestServices;
let app: Hono<WebEnv>;
let office: FreshOffice;
let owner: TestVisitor;

beforeAll(async () => {
  world = await startTestServices();
  app = createApp(world.services);
});
afterAll(() => world.stop());
beforeEach(async () => {
  office = await openOffice(world.services);
  owner = await visitAs(app, world.services, office.owner);
});

const send = (path: string, fields: Fields, as = owner) =>
  sendForm(app, world.services, as, office.path(path), fields);

async function show(path: string, as = owner): Promise<string> {
  const answer = await as.get(office.path(path));
  expect(answer.status, path).toBe(200);
  return answer.text();
}

describe('an association’s calendar', () => {
  let association: AssociationStore;
  let base: string;

  const person = (id: AssociationId, role: Role): Member => ({
    id: MemberId.parse(`${role}-of-${id}`),
    name: `A ${role}`,
    email: `${role}@association.example.gov`,
    grants: [{ associationId: id, roles: [role] }],
  });

  const join = (officeId: OfficeId) =>
    association.addMembership(
      { associationId: association.associationId, officeId, joinedAt: REFERENCE_INSTANT },
      { subject: { kind: 'office', id: officeId }, action: 'office.joined', summary: 'It joined.' },
    );

  const post = (as: TestVisitor, path: string, fields: Fields) =>
    sendForm(app, world.services, as, `${base}${path}`, fields);

  beforeEach(async () => {
    const id = AssociationId.parse(`association-${world.services.chance.id()}`);
    association = world.services.store.forAssociation(id, actorOf(DANA));
    await association.writeAssociation({ id, name: 'The Association', zone: Zone.parse('America/New_York') });
    await join(office.profile.id);
    base = `/associations/${id}`;
  });

  it('is followed by its offices, which set their own dates above it', async () => {
    const pat = await visitAs(app, world.services, person(association.associationId, 'owner'));
    const drawn = readFields(await (await pat.get(`${base}/elections/new`)).text(), `${base}/elections`);
    const sent = await post(pat, '/elections', { ...drawn, ...ELECTION, state: 'NY' });
    expect(sent.status).toBe(303);
    const id = sent.headers.get('location')?.split('/').at(-1) ?? '';
    expect(await show('/elections')).toContain('From the calendar of your association');
    const [calendar] = await office.store.listCalendars();
    const close = calendar?.dates.find(({ kind }) => kind === 'polls-close');
    const path = `/elections/${id}/dates`;
    const fields = readFields(await show(`${path}/new?date=${close?.id}`), office.path(path));
    expect(fields).toMatchObject({ supersedes: [''] });
    const own = { ...CHANGE, kind: 'polls-close', date: '2026-11-17', time: '21:00', reason: '' };
    expect((await send(`/elections/${id}/dates`, { ...fields, ...own })).status).toBe(303);
    expect(await show(`/elections/${id}`)).toContain('Your office, instead of your state’s');
    const page = await (await pat.get(`${base}/elections/${id}`)).text();
    expect(page).toContain(office.profile.name);
    expect(page).toContain('Tuesday, November 17, 2026 at 9:00 PM EST');
  });

  it('shows how many posts of each office a change reaches, and how far it has come', async () => {
    const pat = await visitAs(app, world.services, person(association.associationId, 'publisher'));
    const drawn = readFields(await (await pat.get(`${base}/elections/new`)).text(), `${base}/elections`);
    const sent = await post(pat, '/elections', { ...drawn, ...ELECTION, state: 'NY' });
    const id = sent.headers.get('location')?.split('/').at(-1) ?? '';
    await storeChannel(world.services.store, world.services.vault, office.profile, 'x');
    const series = await show(`/elections/${id}/series/new?pack=standards-of-conduct`);
    const launch = {
      ...readFields(series, office.path(`/elections/${id}/series/preview`)),
      ...{ 'message.1': 'announce-adoption', 'days.1': '7', 'side.1': 'before', language: 'en' },
      ...{ 'anchor.1': 'election-day', 'at.1': '09:00', attested: 'yes' },
    };
    expect((await send(`/elections/${id}/series`, launch)).status).toBe(303);

    const [calendar] = await association.listCalendars();
    const day = calendar?.dates.find(({ kind }) => kind === 'election-day');
    const form = await (await pat.get(`${base}/elections/${id}/dates/new?date=${day?.id}`)).text();
    const change = { ...readFields(form, `${base}/elections/${id}/dates`), ...CHANGE };
    const preview = await (await post(pat, `/elections/${id}/dates`, change)).text();
    expect(preview).toContain('Posts in 1 of 1 office');
    expect(preview).toContain(office.profile.name);
    const confirmed = readFields(preview, `${base}/elections/${id}/dates`);
    const done = await post(pat, `/elections/${id}/dates`, confirmed);
    const progress = done.headers.get('location') ?? '';
    expect(await (await pat.get(progress)).text()).toContain('0 of 1 office in NY done so far');
    expect(await (await pat.get(`${base}/elections`)).text()).toContain('has reached 0 of 1 office.');
    for (let order = world.fanOuts.shift(); order; order = world.fanOuts.shift()) {
      if ('dateId' in order) await goOnRollingOut(world.services, order);
    }
    expect(await (await pat.get(progress)).text()).toContain('1 office in NY: all done.');
    expect((await office.store.listPosts()).map(({ state }) => state)).toEqual(['review']);
  });

  it('is not changed by those who may not publish for the association', async () => {
    const author = await visitAs(app, world.services, person(association.associationId, 'author'));
    expect((await author.get(`${base}/elections`)).status).toBe(200);
    expect((await author.get(`${base}/elections/new`)).status).toBe(403);
    expect((await post(author, '/elections', { ...ELECTION, state: 'NY' })).status).toBe(403);
    expect((await owner.get(`${base}/elections`)).status).toBe(404);
  });
});
