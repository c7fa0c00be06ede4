import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { MemberId, OfficeId } from '#core/ids.ts';
import { MEMBER_COLUMNS } from '#core/import-offices/member-form.ts';
import { actorOf, MILLBROOK } from '#test/fixtures/office.ts';
import { startTestServices, type TestServices } from '#test/fixtures/services.ts';
import { goOnFanningOut } from '#use-cases/fan-out.ts';
import { type ImportStage, officeFile, openImport } from './import-stage.ts';

let world: TestServices;
let here: ImportStage;
/** A member office that nobody belongs to. */
let office: OfficeId;

beforeAll(async () => {
  world = await startTestServices();
});
afterAll(() => world.stop());
beforeEach(async () => {
  world.fanOuts.length = 0;
  here = await openImport(world);
  office = OfficeId.parse(`office-${world.services.chance.id()}`);
  const { at, page } = await here.check(here.path('/import'), officeFile({ id: office }));
  await here.confirm(at, page);
  await here.finish();
});

/** A file of members: email, office and roles of each row; without an office they hold in the association. */
function memberFile(...rows: readonly (readonly [email: string, office: string, roles: string])[]): string {
  const lines = rows.map(([email, place, roles]) =>
    [email, 'A Clerk', place, place === '' ? here.association.associationId : '', roles].join(','),
  );
  return [MEMBER_COLUMNS.join(','), ...lines, ''].join('\r\n');
}

const roster = (officeId = office) =>
  world.services.store.rosterOf({ officeId }, { kind: 'member', id: 'test', name: 'A Test' });
const invitedTo = async () => (await roster().listInvitations()).map(({ email }) => email).sort();
const check = (file: string) => here.check(here.path('/import/members'), file);

async function importFile(file: string): Promise<string> {
  const { at, page } = await check(file);
  await here.confirm(at, page);
  await here.finish();
  return at;
}

async function join(email: string): Promise<void> {
  await world.services.store.writeMember({
    id: MemberId.parse(`member-${world.services.chance.id()}`),
    name: 'A Clerk',
    email,
    grants: [{ officeId: office, roles: ['owner'] }],
  });
}

describe('a file of members', () => {
  test('invites nobody until somebody says yes, and then those whom it showed', async () => {
    const file = memberFile(['dana@mill.example.gov', office, 'owner'], ['pat@a.example.gov', '', 'viewer']);
    const { at, page } = await check(file);
    expect(page).toContain('Send 2 invitations');
    expect(page).toMatch(/dana@mill\.example\.gov[\s\S]*Owner/);
    expect(await invitedTo()).toEqual([]);
    await here.confirm(at, page);
    await here.finish();
    expect(await invitedTo()).toEqual(['dana@mill.example.gov']);
    expect((await roster().listInvitations())[0]).toMatchObject({
      grant: { officeId: office, roles: ['owner'] },
      by: { id: here.owner.id },
    });
    const { associationId } = here.association;
    const own = world.services.store.rosterOf({ associationId }, actorOf(here.owner));
    expect((await own.listInvitations()).map(({ email }) => email)).toEqual(['pat@a.example.gov']);
    expect(await (await here.pat.get(at)).text()).toContain('The import is done');
  });

  test('that is imported again invites nobody twice', async () => {
    const file = memberFile(['dana@mill.example.gov', office, 'owner']);
    await importFile(file);
    const [before] = await roster().listInvitations();
    world.clock.advance(1_000);
    expect((await check(file)).page).toContain('There is nobody to invite');
    expect(await roster().listInvitations()).toEqual([before]);
  });

  test('leaves an office alone that people belong to, and does not tell who', async () => {
    await join('luis@mill.example.gov');
    const file = memberFile(
      ['luis@mill.example.gov', office, 'owner'],
      ['eve@mill.example.gov', office, 'owner'],
    );
    const { page } = await check(file);
    expect(page).toContain('Left alone (2)');
    expect(page).toContain('There is nobody to invite');
  });

  test('that people join meanwhile is noticed', async () => {
    const { at, page } = await check(memberFile(['eve@mill.example.gov', office, 'owner']));
    await join('luis@mill.example.gov');
    const answer = await here.confirm(at, page);
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain('Something was changed since you looked');
    expect(await invitedTo()).toEqual([]);
  });

  test.each([
    ['an office of others', 'owner', 'There is no office with this id'],
    ['an unknown role', 'king', 'Write one or more of owner, author'],
  ])('with %s is refused, row by row', async (what, roles, message) => {
    const place = what === 'an office of others' ? MILLBROOK.id : office;
    const answer = await here.upload(
      here.path('/import/members'),
      memberFile(['dana@mill.example.gov', office, 'owner'], ['eve@mill.example.gov', place, roles]),
    );
    expect(answer.status).toBe(422);
    expect(await answer.text()).toMatch(new RegExp(`Row 3[\\s\\S]*${message}`));
    expect(await invitedTo()).toEqual([]);
    expect(await roster(MILLBROOK.id).listInvitations()).toEqual([]);
  });

  test('that gives somebody of the association other roles is refused, and says what to do', async () => {
    const answer = await here.upload(
      here.path('/import/members'),
      memberFile([here.owner.email, '', 'viewer']),
    );
    expect(answer.status).toBe(422);
    expect(await answer.text()).toMatch(/Row 2[\s\S]*has other roles here already \(owner\)/);
  });

  test('that was exported changes nothing when it is imported again', async () => {
    const exported = await here.pat.get(here.path('/export/members.csv'));
    const bytes = new Uint8Array(await exported.arrayBuffer());
    expect(new TextDecoder().decode(bytes)).toContain(
      `${here.owner.email},${here.owner.name},,${here.association.associationId},owner`,
    );
    const answer = await here.upload(here.path('/import/members'), bytes);
    const page = await (await here.pat.get(answer.headers.get('location') ?? '')).text();
    expect(page).toContain('There already (1)');
    expect(page).toContain('There is nobody to invite');
  });

  test('says whom no mail could reach', async () => {
    const { at, page } = await check(memberFile(['dana@mill.example.gov', office, 'owner']));
    await here.confirm(at, page);
    const [order] = world.fanOuts.splice(0);
    if (!order) throw new Error('Nothing was ordered');
    const mailer = { send: async () => ({ kind: 'unreachable', reason: 'The server is down.' }) as const };
    expect(await goOnFanningOut({ ...world.services, mailer }, order)).toBe('done');
    expect(await invitedTo()).toEqual(['dana@mill.example.gov']);
    expect(await (await here.pat.get(at)).text()).toContain(
      `dana@mill.example.gov is invited to ${MILLBROOK.name}, but the mail could not be sent.`,
    );
  });
});
