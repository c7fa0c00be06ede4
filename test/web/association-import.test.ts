import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sha256 } from '#adapters/node/sha256.ts';
import { findBrokenLink } from '#core/audit.ts';
import { OfficeId } from '#core/ids.ts';
import { DAY } from '#core/time.ts';
import { actorOf, DANA, MILLBROOK } from '#test/fixtures/office.ts';
import { startTestServices, type TestServices } from '#test/fixtures/services.ts';
import { goOnFanningOut } from '#use-cases/fan-out.ts';
import { readFields } from './form-on-page.ts';
import { type ImportStage, officeFile, openImport } from './import-stage.ts';
import { visitAs } from './visitor.ts';

let world: TestServices;
let here: ImportStage;
/** Ids that no other test has. */
let a: string;
let b: string;

beforeAll(async () => {
  world = await startTestServices();
});
afterAll(() => world.stop());
beforeEach(async () => {
  world.fanOuts.length = 0;
  here = await openImport(world);
  const unique = world.services.chance.id().slice(-8);
  [a, b] = [`a-${unique}`, `b-${unique}`];
});

const idsOf = async () => (await here.association.listOffices()).map(({ id }) => id);

async function importFile(file: string): Promise<string> {
  const { at, page } = await here.check(here.path('/import'), file);
  expect((await here.confirm(at, page)).headers.get('location')).toBe(at);
  await here.finish();
  return at;
}

describe('a file of offices', () => {
  test('is shown first, changes nothing until somebody says yes, and then makes members', async () => {
    const { at, page } = await here.check(here.path('/import'), officeFile({ id: a }, { id: b }));
    expect(page).toContain('Import: add 2 offices');
    expect(page).toContain('Nothing has been changed yet.');
    expect(await idsOf()).toEqual([]);
    expect(await here.association.readAudit()).toEqual([]);

    await here.confirm(at, page);
    await here.finish();
    expect(await idsOf()).toEqual([a, b]);
    expect(await (await here.pat.get(at)).text()).toContain('The import is done');
    const audit = await here.association.readAudit();
    expect(audit.map(({ action }) => action)).toEqual([
      'association.importing',
      'office.joined',
      'office.joined',
      'association.imported',
    ]);
    expect(audit.every(({ actor }) => actor.id === here.owner.id)).toBe(true);
  });

  test('changes members field by field, and both histories tell it', async () => {
    await importFile(officeFile({ id: a }, { id: b }));
    const file = officeFile({ id: a, name: 'New Name', population: '' }, { id: b });
    const { at, page } = await here.check(here.path('/import'), file);
    expect(page).toContain('Import: change 1 office');
    expect(page).toMatch(/Millbrook Town Clerk[\s\S]*New Name/);
    await here.confirm(at, page);
    await here.finish();
    const office = world.services.store.forOffice(OfficeId.parse(a), actorOf(here.owner));
    expect(await office.readOffice()).toEqual({ ...MILLBROOK, id: a, name: 'New Name' });
    const audit = await office.readAudit();
    expect(audit.map(({ action }) => action)).toEqual(['office.joined', 'office.changed']);
    expect(audit[1]?.details).toEqual({ name: 'Millbrook Town Clerk → New Name', population: '4100 → ' });
    expect(findBrokenLink(audit, sha256)).toBeUndefined();
    expect(findBrokenLink(await here.association.readAudit(), sha256)).toBeUndefined();
  });

  test('leaves offices alone that are not in it', async () => {
    await importFile(officeFile({ id: a }, { id: b }));
    const { page } = await here.check(here.path('/import'), officeFile({ id: a, name: 'Other' }));
    expect(page).toContain('Not in the file (1)');
    await importFile(officeFile({ id: a, name: 'Other' }));
    expect(await idsOf()).toEqual([a, b]);
  });

  test('that was exported changes nothing when it is imported again', async () => {
    await importFile(officeFile({ id: a, name: '=1+1' }, { id: b, official_name: '"O\'Neil, Ann"' }));
    const exported = await here.pat.get(here.path('/export/offices.csv'));
    expect(exported.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
    expect(exported.headers.get('content-disposition')).toMatch(
      /^attachment; filename="[\w-]+-offices\.csv"$/,
    );
    const bytes = new Uint8Array(await exported.arrayBuffer());
    expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)).toMatch(
      /^\uFEFFid,name[\s\S]*,'=1\+1,/,
    );
    const answer = await here.upload(here.path('/import'), bytes);
    const page = await (await here.pat.get(answer.headers.get('location') ?? '')).text();
    expect(page).toContain('There is nothing to import');
    expect(page).not.toContain('/confirm"');
  });

  test('can be pasted', async () => {
    const answer = await here.upload(here.path('/import'), '', { pasted: officeFile({ id: a }) });
    expect(answer.status).toBe(303);
  });

  test('that is imported twice is imported once', async () => {
    const { at, page } = await here.check(here.path('/import'), officeFile({ id: a }));
    await here.confirm(at, page);
    await here.finish();
    expect((await here.confirm(at, page)).status).toBe(303);
    await here.finish();
    expect(await here.association.readHistory({ kind: 'office', id: OfficeId.parse(a) })).toHaveLength(1);
  });
});

describe('a file with a problem', () => {
  test('is refused as a whole, row by row, and stores nothing', async () => {
    const answer = await here.upload(
      here.path('/import'),
      officeFile({ id: a }, { id: b, zone: 'EST', kind: 'City' }),
    );
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain('The file has 2 problems');
    expect(page).toMatch(/Row 3[\s\S]*<code>kind<\/code>[\s\S]*“City”[\s\S]*town, county or state/);
    expect(page).toMatch(/Row 3[\s\S]*<code>zone<\/code>[\s\S]*“EST”/);
    expect(await idsOf()).toEqual([]);
  });

  test('is refused where an id is another’s, and tells no more than that', async () => {
    const answer = await here.upload(here.path('/import'), officeFile({ id: a }, { id: MILLBROOK.id }));
    const page = await answer.text();
    expect(answer.status).toBe(422);
    expect(page).toMatch(/Row 3[\s\S]*“millbrook”[\s\S]*This id is taken/);
    expect(page).not.toContain(MILLBROOK.website);
    const office = world.services.store.forOffice(MILLBROOK.id, actorOf(DANA));
    expect(await office.listMemberships()).toEqual([]);
  });

  test.each([
    ['nothing', '', {}, 'Choose a file, or paste its content below.'],
    ['a file and a pasted text', 'id,name', { pasted: 'id,name' }, 'not both'],
    ['a first row alone', officeFile(), {}, 'There is no office in this file'],
  ])('is asked for again where there is %s', async (_, file, fields, message) => {
    const answer = await here.upload(here.path('/import'), file, fields);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(message);
  });

  test('in another encoding is refused with what to do', async () => {
    const answer = await here.upload(here.path('/import'), Uint8Array.from([0x44, 0x6f, 0xf1, 0x61]));
    expect(await answer.text()).toContain('Save it as “CSV UTF-8 (Comma delimited)”');
  });

  test('of more bytes than are read says so in its form, and far more are not taken in at all', async () => {
    const slightly = await here.upload(here.path('/import'), 'x'.repeat(2_000_001));
    expect(await slightly.text()).toContain('at most 2.0 MB');
    const far = await here.upload(here.path('/import'), 'x'.repeat(3_100_000));
    expect(far.status).toBe(413);
    expect(await far.text()).toContain('This file is too large');
  });
});

describe('between the look and the yes', () => {
  test('a changed office is noticed: nothing is imported, and the new plan is shown', async () => {
    await importFile(officeFile({ id: a }));
    const { at, page } = await here.check(here.path('/import'), officeFile({ id: a, name: 'From the file' }));
    await importFile(officeFile({ id: a, name: 'Meanwhile' }));
    const answer = await here.confirm(at, page);
    expect(answer.status).toBe(409);
    expect(await answer.text()).toMatch(/Something was changed since you looked[\s\S]*Meanwhile/);
    expect((await here.association.listOffices())[0]?.name).toBe('Meanwhile');
  });

  test('an id that somebody else took is noticed', async () => {
    const { at, page } = await here.check(here.path('/import'), officeFile({ id: a }));
    const id = OfficeId.parse(a);
    await world.services.store.forOffice(id, actorOf(DANA)).writeOffice({ ...MILLBROOK, id });
    const answer = await here.confirm(at, page);
    expect(answer.status).toBe(409);
    const shown = await answer.text();
    expect(shown).toContain('This file cannot be imported any more');
    expect(shown).not.toContain('/confirm"');
    expect(await idsOf()).toEqual([]);
  });

  test('a day makes the look outdated', async () => {
    const { at, page } = await here.check(here.path('/import'), officeFile({ id: a }));
    world.clock.advance(DAY);
    // The visit has ended as well.
    const again = await visitAs(here.app, world.services, here.owner);
    expect(await (await again.get(at)).text()).toContain('checked more than a day ago');
    const seen = String(readFields(page, `${at}/confirm`).seen);
    expect((await again.post(`${at}/confirm`, { seen })).status).toBe(409);
    expect(await idsOf()).toEqual([]);
  });
});

describe('an import that is interrupted', () => {
  test('is taken up by the sweep where it stood, and ends as if it had not been', async () => {
    const ids = Array.from({ length: 120 }, (_, index) => `${a}-${String(index).padStart(3, '0')}`);
    const { at, page } = await here.check(here.path('/import'), officeFile(...ids.map((id) => ({ id }))));
    await here.confirm(at, page);
    const [order] = world.fanOuts.splice(0);
    if (!order) throw new Error('Nothing was ordered');
    expect(await goOnFanningOut(world.services, order)).toBe('goes-on');
    // The host dies here, and its queue with it.
    world.fanOuts.length = 0;
    expect(await (await here.pat.get(at)).text()).toContain('100 of 120 rows of the file are gone through.');
    expect(await idsOf()).toHaveLength(100);

    const due = await world.services.store.due.readFanOuts(world.clock.now(), 100);
    expect(due).toContainEqual(order);
    world.fanOuts.push(order);
    await here.finish();
    expect(await idsOf()).toEqual(ids);
    const joined = (await here.association.readAudit()).filter(({ action }) => action === 'office.joined');
    expect(joined).toHaveLength(120);
    expect(await world.services.store.due.readFanOuts(world.clock.now(), 100)).not.toContainEqual(order);
  });

  test('leaves out an id that another took meanwhile, and says so', async () => {
    const { at, page } = await here.check(here.path('/import'), officeFile({ id: a }, { id: b }));
    await here.confirm(at, page);
    const id = OfficeId.parse(a);
    await world.services.store.forOffice(id, actorOf(DANA)).writeOffice({ ...MILLBROOK, id, name: 'Theirs' });
    await here.finish();
    expect(await idsOf()).toEqual([b]);
    const shown = await (await here.pat.get(at)).text();
    expect(shown).toContain('Somebody else was there first');
    expect(shown).not.toContain('Theirs');
  });
});

describe('who may import', () => {
  test('is an owner of the association, and nobody else', async () => {
    for (const role of ['author', 'approver', 'publisher', 'viewer', 'records'] as const) {
      const visitor = await visitAs(here.app, world.services, here.member(role));
      expect((await visitor.get(here.path('/import'))).status).toBe(403);
      expect((await visitor.get(here.path('/export/members.csv'))).status).toBe(403);
      expect((await visitor.post(here.path('/import'))).status).toBe(403);
      expect((await visitor.get(here.path('/export/offices.csv'))).status).toBe(200);
    }
  });

  test('is nobody of another association, to whom an import looks as if it did not exist', async () => {
    const { at } = await here.check(here.path('/import'), officeFile({ id: a }));
    const other = await openImport(world);
    expect((await other.pat.get(at)).status).toBe(404);
    const inTheirs = at.replace(here.path(''), other.path(''));
    const foreign = await other.pat.get(inTheirs);
    const missing = await other.pat.get(other.path('/import/made-up'));
    expect(foreign.status).toBe(404);
    expect(await foreign.text()).toBe(await missing.text());
    expect((await other.pat.post(`${inTheirs}/confirm`)).status).toBe(404);
  });
});

describe('a form with a file', () => {
  test('is refused without its token, and on every page that takes none', async () => {
    const body = new FormData();
    body.set('pasted', officeFile({ id: a }));
    const origin = world.services.shell.publicOrigin;
    const headers = { cookie: here.pat.cookie, origin, 'sec-fetch-site': 'same-origin' };
    const send = (path: string, sent: FormData | string, more = {}) =>
      here.app.request(`${origin}${path}`, { method: 'POST', headers: { ...headers, ...more }, body: sent });
    expect((await send(here.path('/import'), body)).status).toBe(403);
    expect((await here.upload(here.path('/offices'), 'id')).status).toBe(403);
    const cutOff = { 'content-type': 'multipart/form-data; boundary=x' };
    expect((await send(here.path('/import'), '--x\r\nnothing', cutOff)).status).toBe(403);
  });
});
