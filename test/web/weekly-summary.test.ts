import type { Hono } from 'hono';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AssociationId, MemberId } from '#core/ids.ts';
import type { Member, Scope } from '#core/member.ts';
import { REFERENCE_INSTANT } from '#test/fixtures/clock.ts';
import { actorOf, DANA, LUIS, MILLBROOK } from '#test/fixtures/office.ts';
import { startTestServices, type TestServices } from '#test/fixtures/services.ts';
import { createApp } from '#web/app.tsx';
import type { WebEnv } from '#web/shell.ts';
import { textOf } from './reach-stage.ts';
import { type TestVisitor, visitAs } from './visitor.ts';

const OFFICE = { officeId: MILLBROOK.id };
const ASSOCIATION = { associationId: AssociationId.parse('four-rivers') };
const PAGES = {
  office: `/offices/${MILLBROOK.id}`,
  association: `/associations/${ASSOCIATION.associationId}`,
};

let test: TestServices;
let app: Hono<WebEnv>;
let count = 0;
let reader: Member;
let visitor: TestVisitor;

beforeAll(async () => {
  test = await startTestServices();
  app = createApp(test.services);
  const { associationId } = ASSOCIATION;
  await test.services.store
    .forAssociation(associationId, actorOf(DANA))
    .writeAssociation({ id: associationId, name: 'Four Rivers', zone: MILLBROOK.zone });
});
afterAll(() => test.stop());
beforeEach(async () => {
  count += 1;
  reader = {
    ...DANA,
    id: MemberId.parse(`reader-${count}`),
    email: `reader-${count}@example.gov`,
    grants: [
      { ...OFFICE, roles: ['viewer'] },
      { ...ASSOCIATION, roles: ['viewer'] },
    ],
  };
  visitor = await visitAs(app, test.services, reader);
});

const choiceOf = (scope: Scope) => test.services.store.weeklyOf(scope, actorOf(reader)).readChoice(reader.id);

describe.each([
  ['office', OFFICE],
  ['association', ASSOCIATION],
] as const)('the weekly summary of an %s', (kind, scope) => {
  const path = `${PAGES[kind]}/weekly-summary`;
  const show = async () => textOf(await (await visitor.get(path)).text());

  it('is found from the page of its reach', async () => {
    expect(await (await visitor.get(`${PAGES[kind]}/reach`)).text()).toContain(`href="${path}"`);
  });

  it('is off until its reader switches it on, and off again when they say so', async () => {
    expect(await show()).toContain('You do not get the weekly summary');
    expect(await choiceOf(scope)).toBeUndefined();

    const on = await visitor.post(path, { wanted: 'on', seen: '0' });
    expect([on.status, on.headers.get('location')]).toEqual([303, path]);
    expect(await choiceOf(scope)).toMatchObject({ isOn: true, by: actorOf(reader), at: REFERENCE_INSTANT });
    const page = await show();
    expect(page).toContain('You get the weekly summary');
    expect(page).toContain(reader.email);
    expect(page).toContain('Monday, September 21, 2026 at 8:00 AM EDT');

    await visitor.post(path, { wanted: 'off', seen: '1' });
    expect(await choiceOf(scope)).toMatchObject({ isOn: false, version: 2 });
    expect(await show()).toContain('You do not get the weekly summary');
  });

  it.each([
    ['an outdated page', { wanted: 'off', seen: '0' }],
    ['a page that nobody was shown', { wanted: 'off', seen: 'x' }],
    ['a form that says neither', { seen: '1' }],
  ])('is left as it is by %s, which says so', async (_what, fields) => {
    await visitor.post(path, { wanted: 'on', seen: '0' });
    await visitor.get(path);
    await visitor.post(path, fields);
    expect(await show()).toContain('Nothing was changed');
    expect(await choiceOf(scope)).toMatchObject({ isOn: true, version: 1 });
  });

  it('takes no form without its token', async () => {
    const { origin, cookie } = { origin: test.services.shell.publicOrigin, cookie: visitor.cookie };
    const sent = await app.request(`${origin}${path}`, {
      method: 'POST',
      headers: { cookie, origin, 'sec-fetch-site': 'same-origin' },
      body: new URLSearchParams({ wanted: 'on', seen: '0' }),
    });
    expect(sent.status).toBe(403);
    expect(await choiceOf(scope)).toBeUndefined();
  });
});

describe('a choice', () => {
  it('for one place says nothing about another', async () => {
    await visitor.post(`${PAGES.office}/weekly-summary`, { wanted: 'on', seen: '0' });
    expect(await choiceOf(ASSOCIATION)).toBeUndefined();
  });

  it('is not to be made by somebody who only works in the office for its association', async () => {
    const association = test.services.store.forAssociation(ASSOCIATION.associationId, actorOf(DANA));
    const office = test.services.store.forOffice(MILLBROOK.id, actorOf(DANA));
    const happening = {
      subject: { kind: 'office', id: MILLBROOK.id },
      action: 'office.test',
      summary: 'A test.',
    } as const;
    const at = REFERENCE_INSTANT;
    await association.addMembership({ ...OFFICE, ...ASSOCIATION, joinedAt: at }, happening);
    await office.giveConsent({ kind: 'publishing', ...ASSOCIATION, by: actorOf(DANA), at }, happening);
    const pat = { ...LUIS, grants: [{ ...ASSOCIATION, roles: ['owner' as const] }] };
    const working = await visitAs(app, test.services, pat);
    const path = `${PAGES.office}/weekly-summary`;
    expect(await (await working.get(path)).text()).toContain('You work here for an association');
    await working.post(path, { wanted: 'on', seen: '0' });
    expect(await test.services.store.weeklyOf(OFFICE, actorOf(pat)).readChoice(pat.id)).toBeUndefined();
  });
});
