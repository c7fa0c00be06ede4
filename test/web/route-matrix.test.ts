import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Consent } from '#core/association.ts';
import { AssociationId, MemberId } from '#core/ids.ts';
import { type Ability, can, type Grant, Role } from '#core/member.ts';
import { Zone } from '#core/slot.ts';
import type { OfficeStore } from '#ports/store.ts';
import { REFERENCE_INSTANT } from '#test/fixtures/clock.ts';
import { actorOf, DANA, MILLBROOK, RIVERTON, storeChannel } from '#test/fixtures/office.ts';
import { draftPost, sampleCampaign } from '#test/fixtures/post.ts';
import { startTestServices, type TestServices } from '#test/fixtures/services.ts';
import { createApp } from '#web/app.tsx';
import { FORBIDDEN, NOT_ALLOWED } from '#web/problem.ts';
import type { WebEnv } from '#web/shell.ts';
import { ASSOCIATION_NEEDS, OFFICE_NEEDS, OPEN_ROUTES } from './route-needs.ts';
import { type TestVisitor, visitAs } from './visitor.ts';

/**
 * Every route of the site is tried as everybody whom it may meet, with what each needs in one table. Forms are sent
 * empty: what they do is for other tests, here it only counts who is let at them.
 */
const IN_OFFICE = { officeId: MILLBROOK.id };
const IN_ASSOCIATION = { associationId: AssociationId.parse('four-rivers') };
const ELSEWHERE = { associationId: AssociationId.parse('five-lakes') };

/** What stands in an address for something below the office or association. Only the first three are there. */
const OBJECTS: Readonly<Record<string, string>> = {
  ':post': 'sample-x',
  ':pack': 'standards-of-conduct',
  ':member': DANA.id,
  ':message': 'none',
  ':platform': 'x',
  ':snapshot': '24h',
  ':association': 'four-rivers',
  ':office': MILLBROOK.id,
  ':campaign': 'sample',
  ':blackout': 'none',
  ':election': 'none',
  ':date': 'none',
  ':import': 'none',
  ':picture': '0',
  ':export': 'none',
  ':file': 'dictionary.csv',
  ':code': '2345678',
  ':image': '0'.repeat(26),
  ':list': 'links',
  ':version': '1',
  ':size': 'wide',
  ':kind': 'press-release',
  ':id': '0'.repeat(64),
  ':invitation': '0'.repeat(64),
};

/** What a page has to be asked with. */
const QUERIES: Readonly<Record<string, string>> = {
  'GET /consents/give': '?association=four-rivers',
  'GET /safety/stop': '?scope=office',
  'GET /safety/lift': '?scope=office',
};

type Answer = 'let in' | 'refused' | 'missing' | 'to sign in' | 'not accepted';

/** One test asks for many pages at once; a machine with much else to do may take its time over them. */
vi.setConfig({ testTimeout: 120_000 });

let world: TestServices;
let app: Hono<WebEnv>;
let millbrook: OfficeStore;
let nobody: TestVisitor;

beforeAll(async () => {
  world = await startTestServices();
  app = createApp(world.services);
  const { store, vault } = world.services;
  const by = actorOf(DANA);
  millbrook = store.forOffice(MILLBROOK.id, by);
  for (const { associationId } of [IN_ASSOCIATION, ELSEWHERE]) {
    const association = store.forAssociation(associationId, by);
    const zone = Zone.parse('America/New_York');
    await association.writeAssociation({ id: associationId, name: associationId, zone });
  }
  const membership = { ...IN_ASSOCIATION, ...IN_OFFICE, joinedAt: REFERENCE_INSTANT };
  await store.forAssociation(IN_ASSOCIATION.associationId, by).addMembership(membership, happened('joined'));
  await storeChannel(store, vault, MILLBROOK, 'x');
  const stored = { post: draftPost(), happening: happened('stored') };
  await millbrook.launchCampaign(sampleCampaign(), [stored], happened('launched'));
  nobody = await visitAs(app, world.services, DANA);
  await store.deleteSession(nobody.session.id);
});
afterAll(() => world.stop());

function happened(what: string) {
  return {
    subject: { kind: 'office', id: MILLBROOK.id },
    action: `office.${what}`,
    summary: 'It happened.',
  } as const;
}

/** A visit of somebody who has these grants and no others: one person throughout, so that the office stays small. */
function visit(...grants: readonly Grant[]): Promise<TestVisitor> {
  const id = MemberId.parse('tester');
  return visitAs(app, world.services, {
    id,
    name: 'A tester',
    email: 'tester@example.gov',
    grants: [...grants],
  });
}

const BASES = { office: '/offices/:office', association: '/associations/:association' } as const;

/** Every route that was ever registered, such as `GET /offices/:office/posts`; middleware answers to all methods. */
function listRoutes(): readonly string[] {
  const all = app.routes.filter(({ method }) => method !== 'ALL');
  return [...new Set(all.map(({ method, path }) => `${method} ${path}`))];
}

/** The routes as the table has them. */
function listRows(): readonly string[] {
  const below = (base: string, needs: Readonly<Record<string, Ability>>) =>
    Object.keys(needs).map((row) => row.replace(' ', ` ${base}`));
  return [
    ...Object.keys(OPEN_ROUTES),
    ...below(BASES.office, OFFICE_NEEDS),
    ...below(BASES.association, ASSOCIATION_NEEDS),
  ];
}

/** Asks for a route below an office or association. */
function ask(visitor: TestVisitor, row: string, base: string): Promise<Response> {
  const [method, path = ''] = row.split(' ');
  const address = `${base}${path.replaceAll(/:\w+/g, (name) => OBJECTS[name] ?? `no-row-for-${name}`)}`;
  return method === 'GET' ? visitor.get(`${address}${QUERIES[row] ?? ''}`) : visitor.post(address);
}

async function readAnswer(response: Response, row: string): Promise<Answer> {
  const { status } = response;
  if (status === 303 && response.headers.get('location')?.startsWith('/sign-in')) return 'to sign in';
  if (status === 403) {
    const page = await response.text();
    expect([NOT_ALLOWED.title, FORBIDDEN.title].filter((title) => page.includes(title))).toHaveLength(1);
    return page.includes(NOT_ALLOWED.title) ? 'refused' : 'not accepted';
  }
  expect(status, row).toBeLessThan(500);
  // Who may ask for an object, or send a form, can be told that what it names is not there.
  const mayNameNothing = row.includes(':') || row.startsWith('POST');
  return status === 404 && !mayNameNothing ? 'missing' : 'let in';
}

/** Tries every row of a table as one visitor, and compares with what is expected of each. */
async function tryAll(
  visitor: TestVisitor,
  needs: Readonly<Record<string, Ability>>,
  base: string,
  expected: (ability: Ability, row: string) => Answer,
): Promise<void> {
  const rows = Object.entries(needs);
  const answers = await Promise.all(
    rows.map(async ([row]) => [row, await readAnswer(await ask(visitor, row, base), row)] as const),
  );
  expect(Object.fromEntries(answers)).toEqual(
    Object.fromEntries(rows.map(([row, ability]) => [row, expected(ability, row)])),
  );
}

/** Tries every row, and finds each answer to be, byte by byte, the one for a place that does not exist. */
async function findNothing(
  visitor: TestVisitor,
  needs: Readonly<Record<string, Ability>>,
  [base, missing]: readonly [string, string],
): Promise<void> {
  const read = async (response: Response) => ({
    status: response.status,
    headers: [...response.headers],
    body: await response.text(),
  });
  const nothing = await read(await visitor.get(missing));
  expect(nothing.status).toBe(404);
  await Promise.all(
    Object.keys(needs).map(async (row) => {
      expect(await read(await ask(visitor, row, base)), row).toEqual(nothing);
    }),
  );
  expect(await read(await visitor.post(missing))).toEqual(nothing);
}

const unknown = (_ability: Ability, row: string): Answer =>
  row.startsWith('GET') ? 'to sign in' : 'not accepted';

test('every route has its row, and every row its route', () => {
  expect(listRoutes().toSorted()).toEqual(listRows().toSorted());
});

describe('an office', () => {
  const base = `/offices/${MILLBROOK.id}`;
  const places = [base, '/offices/nowhere'] as const;
  const allRoles = [...Role.options];

  test.each(Role.options)('lets its %s do what the role allows, and nothing else', async (role) => {
    const grants: Grant[] = [{ ...IN_OFFICE, roles: [role] }];
    await tryAll(await visit(...grants), OFFICE_NEEDS, base, (ability) =>
      can({ grants }, IN_OFFICE, ability) ? 'let in' : 'refused',
    );
  });

  test('is not there for members of another office, whatever their roles', async () => {
    const foreign = await visit({ officeId: RIVERTON.id, roles: allRoles });
    await findNothing(foreign, OFFICE_NEEDS, places);
  });

  test('is not there for its association, whatever the roles, as long as it lets it do nothing', async () => {
    const pat = await visit({ ...IN_ASSOCIATION, roles: allRoles });
    await findNothing(pat, OFFICE_NEEDS, places);
  });

  test('sends whoever has not signed in to the sign-in, and takes no form from them', async () => {
    await tryAll(nobody, OFFICE_NEEDS, base, unknown);
  });

  describe('that lets its association publish for it', () => {
    const consent: Consent = {
      kind: 'publishing',
      ...IN_ASSOCIATION,
      by: actorOf(DANA),
      at: REFERENCE_INSTANT,
    };
    beforeAll(async () => {
      await millbrook.giveConsent(consent, happened('consented'));
    });

    test('has its owner as a publisher and no more', async () => {
      const pat = await visit({ ...IN_ASSOCIATION, roles: ['owner'] });
      const grants: Grant[] = [{ ...IN_OFFICE, roles: ['publisher'] }];
      await tryAll(pat, OFFICE_NEEDS, base, (ability) =>
        can({ grants }, IN_OFFICE, ability) ? 'let in' : 'refused',
      );
    });

    test('is not there for those of it who may not publish', async () => {
      const roles = allRoles.filter((role) => !['owner', 'publisher'].includes(role));
      await findNothing(await visit({ ...IN_ASSOCIATION, roles }), OFFICE_NEEDS, places);
    });

    test('is not there for another association', async () => {
      const other = await visit({ ...ELSEWHERE, roles: allRoles });
      await findNothing(other, OFFICE_NEEDS, places);
    });

    test('is not there for an association that it is in no longer, whatever it once allowed', async () => {
      const left = { ...consent, ...ELSEWHERE };
      await millbrook.giveConsent(left, happened('consented'));
      const other = await visit({ ...ELSEWHERE, roles: allRoles });
      await findNothing(other, { 'GET ': 'read', 'POST /safety/stop': 'write' }, places);
    });

    test('is gone for it at the next request after it has taken that back', async () => {
      const pat = await visit({ ...IN_ASSOCIATION, roles: ['publisher'] });
      expect((await pat.get(`${base}/posts`)).status).toBe(200);
      await millbrook.withdrawConsent(consent, happened('withdrawn'));
      await findNothing(pat, { 'GET ': 'read', 'GET /posts': 'read', 'POST /safety/stop': 'write' }, places);
    });
  });
});

describe('an association', () => {
  const base = `/associations/${IN_ASSOCIATION.associationId}`;
  const places = [base, '/associations/nowhere'] as const;

  test.each(Role.options)('lets its %s do what the role allows, and nothing else', async (role) => {
    const grants: Grant[] = [{ ...IN_ASSOCIATION, roles: [role] }];
    await tryAll(await visit(...grants), ASSOCIATION_NEEDS, base, (ability) =>
      can({ grants }, IN_ASSOCIATION, ability) ? 'let in' : 'refused',
    );
  });

  test.each([
    ['its own offices', IN_OFFICE],
    ['another association', ELSEWHERE],
  ])('is not there for members of %s, whatever their roles', async (_whose, place) => {
    const foreign = await visit({ ...place, roles: [...Role.options] });
    await findNothing(foreign, ASSOCIATION_NEEDS, places);
  });

  test('sends whoever has not signed in to the sign-in, and takes no form from them', async () => {
    await tryAll(nobody, ASSOCIATION_NEEDS, base, unknown);
  });
});

describe('routes of no office', () => {
  test('answer everybody, and a form of theirs needs a session', async () => {
    for (const row of Object.keys(OPEN_ROUTES)) {
      const [method, path = ''] = row.split(' ');
      if (path === '/sign-in') continue;
      const answer = await ask(nobody, row, '');
      expect(answer.status, row).toBeLessThan(500);
      if (method === 'POST') expect(answer.status, row).toBe(403);
    }
  });
});
