import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sha256 } from '#adapters/node/sha256.ts';
import { findBrokenLink } from '#core/audit.ts';
import { OfficeId, PackId } from '#core/ids.ts';
import { officeCells } from '#test/core/import-offices/records.ts';
import { actorOf, DANA, MILLBROOK } from '#test/fixtures/office.ts';
import { startTestServices, type TestServices } from '#test/fixtures/services.ts';
import { stopAssociation } from '#use-cases/stop-association.ts';
import { type ImportStage, openImport } from './import-stage.ts';
import { visitAs } from './visitor.ts';

let world: TestServices;
let here: ImportStage;
let id: OfficeId;

beforeAll(async () => {
  world = await startTestServices();
});
afterAll(() => world.stop());
beforeEach(async () => {
  here = await openImport(world);
  id = OfficeId.parse(`office-${world.services.chance.id()}`);
});

const add = (cells: Readonly<Record<string, string>> = {}) =>
  here.pat.post(here.path('/offices'), { ...officeCells({ id, ...cells }) });
const endPath = (office: string = id) => here.path(`/offices/${office}/end-membership`);
const store = () => world.services.store.forOffice(id, actorOf(DANA));

describe('the offices of an association', () => {
  test('are listed page by page, with the day they joined', async () => {
    // The search looks at ids too: one drawn by chance could hold the number that is looked for.
    const ids = Array.from({ length: 60 }, (_, at) =>
      OfficeId.parse(`listed-${String(at).padStart(2, '0')}`),
    );
    for (let from = 0; from < ids.length; from += 15) {
      await here.association.writeOffices(
        ids.slice(from, from + 15).map((each, at) => ({
          office: { ...MILLBROOK, id: each, name: `Office ${String(from + at).padStart(2, '0')}` },
          happening: {
            subject: { kind: 'office', id: each },
            action: 'office.joined',
            summary: 'It joined.',
          },
        })),
      );
    }
    const first = await (await here.pat.get(here.path('/offices'))).text();
    expect(first).toContain('60 offices');
    expect(first).toContain('Page 1 of 2');
    expect(first).toMatch(/Office 49[\s\S]*September 15, 2026/);
    expect(first).not.toContain('Office 50');
    expect(await (await here.pat.get(here.path('/offices?page=2'))).text()).toContain('Office 59');
    const found = await (await here.pat.get(here.path('/offices?q=office+57'))).text();
    expect(found).toContain('1 office for “office 57”');
    expect(found).not.toContain('Office 56');
  });

  test('begin with what to do first', async () => {
    expect(await (await here.pat.get(here.path('/offices'))).text()).toContain('Import a file of offices');
  });

  test('show a reader no way to change them', async () => {
    const reader = await visitAs(here.app, world.services, here.member('viewer'));
    await add();
    const page = await (await reader.get(here.path('/offices'))).text();
    expect(page).toContain(MILLBROOK.name);
    expect(page).not.toMatch(/end-membership|\/import|offices\/new/);
    expect((await reader.get(endPath())).status).toBe(403);
    expect((await reader.post(here.path('/offices'))).status).toBe(403);
  });
});

describe('a new office', () => {
  test('is a member at once', async () => {
    expect((await add()).headers.get('location')).toBe(here.path('/offices'));
    expect(await store().readOffice()).toEqual({ ...MILLBROOK, id, population: 4100 });
    expect((await store().listMemberships()).map(({ associationId }) => associationId)).toEqual([
      here.association.associationId,
    ]);
    expect((await store().readAudit()).map(({ action }) => action)).toEqual(['office.joined']);
  });

  test('invites its first member as owner, where one is named', async () => {
    const refused = await add({ owner: 'dana' });
    expect(await refused.text()).toContain('id="owner-error"');
    expect(await here.association.listOffices()).toEqual([]);
    await add({ owner: 'dana@mill.example.gov' });
    const invited = await world.services.store.rosterOf({ officeId: id }, actorOf(DANA)).listInvitations();
    expect(invited).toMatchObject([{ email: 'dana@mill.example.gov', grant: { roles: ['owner'] } }]);
  });

  test('is held to the checks of a file’s row', async () => {
    const answer = await add({ zone: 'EST', website: 'millbrook', population: 'many' });
    expect(answer.status).toBe(422);
    const page = await answer.text();
    for (const field of ['zone', 'website', 'population']) expect(page).toContain(`id="${field}-error"`);
    expect(page).toContain('value="many"');
    expect(await here.association.listOffices()).toEqual([]);
  });

  test('asks for everything that it needs', async () => {
    const page = await (await here.pat.post(here.path('/offices'))).text();
    for (const field of ['id', 'name', 'kind', 'official_title'])
      expect(page).toContain(`id="${field}-error"`);
    expect(page).not.toContain('id="population-error"');
  });

  test('needs an id that nobody has, and learns nothing of who has it', async () => {
    const answer = await add({ id: MILLBROOK.id, name: 'Ours' });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('This id is taken.');
    expect(await here.association.listOffices()).toEqual([]);
  });
});

describe('the end of a membership', () => {
  beforeEach(() => add());

  test('asks for a reason, leaves the office everything, and both histories tell it', async () => {
    expect((await here.pat.post(endPath(), { reason: ' ' })).status).toBe(422);
    expect(await here.association.listOffices()).toHaveLength(1);
    const ended = await here.pat.post(endPath(), { reason: 'It merged.' });
    expect(ended.headers.get('location')).toBe(here.path('/offices'));
    expect(await here.association.listOffices()).toEqual([]);
    expect(await store().listMemberships()).toEqual([]);
    expect((await store().readOffice())?.name).toBe(MILLBROOK.name);
    for (const audit of [await store().readAudit(), await here.association.readAudit()]) {
      expect(audit.at(-1)).toMatchObject({ action: 'office.left', details: { reason: 'It merged' } });
      expect(findBrokenLink(audit, sha256)).toBeUndefined();
    }
  });

  test('takes back what the office let the association do, and nothing that it let others', async () => {
    const { associationId } = here.association;
    const other = (await openImport(world)).association.associationId;
    const packId = PackId.parse('standards-of-conduct');
    const happening = {
      subject: { kind: 'office', id },
      action: 'consent.given',
      summary: 'A consent was given.',
    } as const;
    const given = { by: actorOf(DANA), at: world.clock.now() };
    for (const to of [
      { kind: 'publishing', associationId },
      { kind: 'pack', associationId, packId },
      { kind: 'publishing', associationId: other },
    ] as const) {
      await store().giveConsent({ ...to, ...given }, happening);
    }
    await here.pat.post(endPath(), { reason: 'It merged' });
    expect(await store().listConsents()).toEqual([{ kind: 'publishing', associationId: other, ...given }]);
  });

  test('waits while a stop of the association holds the office’s posts', async () => {
    await stopAssociation(world.services, here.association, {
      reason: 'A wrong date',
      by: actorOf(here.owner),
    });
    expect(await (await here.pat.get(endPath())).text()).toContain('Not while posts are stopped');
    const answer = await here.pat.post(endPath(), { reason: 'It merged' });
    expect(answer.status).toBe(409);
    expect(await here.association.listOffices()).toHaveLength(1);
  });

  test('of an office of others looks as if there were none', async () => {
    // A notice is shown once, on the first page that comes.
    await here.pat.get(here.path('/offices'));
    const foreign = await here.pat.get(endPath(MILLBROOK.id));
    const missing = await here.pat.get(endPath('nowhere'));
    expect(foreign.status).toBe(404);
    expect(await foreign.text()).toBe(await missing.text());
    expect((await here.pat.post(endPath(MILLBROOK.id), { reason: 'Spite' })).status).toBe(404);
  });

  test('makes the id one that is taken', async () => {
    await here.pat.post(endPath(), { reason: 'It merged' });
    expect((await add()).status).toBe(422);
  });
});
