import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { MemberId } from '#core/ids.ts';
import { INVITATION_LENGTH } from '#core/invitation.ts';
import type { Member } from '#core/member.ts';
import { REFERENCE_INSTANT } from '#test/fixtures/clock.ts';
import { startTestServices, type TestServices } from '#test/fixtures/services.ts';
import { readFields } from './form-on-page.ts';
import { type FreshOffice, openOffice } from './fresh-office.ts';
import { type ImportStage, openImport } from './import-stage.ts';
import { type TestVisitor, visitAs } from './visitor.ts';

let world: TestServices;
let here: ImportStage;
let office: FreshOffice;
let owner: Member;
let dana: TestVisitor;
let canMail = true;

beforeAll(async () => {
  world = await startTestServices({
    mailer: {
      send: async () => (canMail ? 'sent' : { kind: 'unreachable', reason: 'There is no mail server.' }),
    },
  });
});
afterAll(() => world.stop());
beforeEach(async () => {
  world.clock.set(REFERENCE_INSTANT);
  canMail = true;
  here = await openImport(world);
  office = await openOffice(world.services);
  owner = { ...office.owner, email: `dana@${office.profile.id}.example.gov` };
  dana = await visitAs(here.app, world.services, owner);
});

const askPath = () => here.path('/offices/ask');
const ask = (email = owner.email) => here.pat.post(askPath(), { email });
const joinPath = (step = '') => office.path(`/consents/join/${here.association.associationId}${step}`);
const read = async (visitor: TestVisitor, path: string) => (await visitor.get(path)).text();

/** Sends the withdrawal that the association's page draws. */
async function withdraw(): Promise<Response> {
  const action = (await read(here.pat, askPath())).match(/action="([^"]*\/withdraw)"/)?.[1];
  if (action === undefined) throw new Error('The page has no request to withdraw');
  return here.pat.post(action);
}

describe('the association’s page', () => {
  test('is led to from the offices, for owners only', async () => {
    expect(await read(here.pat, here.path('/offices'))).toContain(`href="${askPath()}"`);
    const reader = await visitAs(here.app, world.services, here.member('viewer'));
    expect(await read(reader, here.path('/offices'))).not.toContain(askPath());
    expect((await reader.get(askPath())).status).toBe(403);
  });

  test('asks by one address, and tells the same whether somebody has it or nobody', async () => {
    const answers: string[] = [];
    for (const email of [owner.email, `nobody@${office.profile.id}.example.gov`]) {
      expect((await ask(email)).headers.get('location')).toBe(askPath());
      const page = await read(here.pat, askPath());
      answers.push(
        page.match(/role="status".*?<\/div><\/div><\/div>/s)?.[0].replaceAll(email, 'EMAIL') ?? page,
      );
      await withdraw();
      await here.pat.get(askPath());
    }
    expect(answers[0]).toContain('If an office’s owner signs in with EMAIL, they will find the request.');
    expect(answers[1]).toBe(answers[0]);
  });

  test.each([
    ['nothing', ''],
    ['no address', 'dana'],
    ['two addresses', 'dana@a.example.gov, pat@a.example.gov'],
  ])('refuses %s at the field, and keeps what was typed', async (_, email) => {
    const answer = await ask(email);
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain('href="#email"');
    expect(page).toContain('id="email-error"');
    expect(readFields(page, askPath())).toEqual({ email: [email] });
    expect(await here.association.listJoinRequests()).toEqual([]);
  });

  test('refuses an address that has yet to answer', async () => {
    await ask();
    const again = await ask();
    expect(again.status).toBe(422);
    expect(await again.text()).toContain('This address is asked already and can answer until');
    expect(await here.association.listJoinRequests()).toHaveLength(1);
  });

  test('says where to sign in when the mail cannot be sent', async () => {
    canMail = false;
    await ask();
    const page = await read(here.pat, askPath());
    expect(page).toContain('The mail could not be sent');
    expect(page).toContain(world.services.signInUrl);
  });

  test('shows what waits, what was declined, and what has ended', async () => {
    await ask();
    expect(await read(here.pat, askPath())).toMatch(/Waits until[\s\S]*Withdraw/);
    await dana.post(joinPath('/decline'));
    const declined = await read(here.pat, askPath());
    expect(declined).toContain('<strong>Declined</strong>');
    expect(declined).not.toMatch(/Waits until|\/withdraw"/);
    await ask();
    world.clock.advance(INVITATION_LENGTH);
    const pat = await visitAs(here.app, world.services, here.owner);
    expect(await read(pat, askPath())).toContain('<strong>Ended without an answer</strong>');
  });

  test('withdraws a request once', async () => {
    await ask();
    const action = (await read(here.pat, askPath())).match(/action="([^"]*\/withdraw)"/)?.[1] ?? '';
    await here.pat.post(action);
    expect(await read(here.pat, askPath())).toContain('The request is withdrawn.');
    await here.pat.post(action);
    expect(await read(here.pat, askPath())).toContain('There was no request to withdraw any more');
    expect((await here.pat.post(`${askPath()}/none/withdraw`)).status).toBe(404);
  });
});

describe('the office’s page', () => {
  test('shows the request to the owner who is asked, and the dashboard leads there', async () => {
    expect(await read(dana, office.path())).not.toContain('Your office is asked to join');
    await ask();
    expect(await read(dana, office.path())).toMatch(
      new RegExp(`Your office is asked to join[\\s\\S]*href="${office.path('/consents')}"`),
    );
    const page = await read(dana, office.path('/consents'));
    expect(page).toContain('You are asked to join');
    // What waits is no empty page.
    expect(page).not.toContain('Your office is in no association');
    expect(page).toContain(`href="${joinPath()}"`);
    expect(await read(dana, joinPath())).toContain(
      'Nothing is posted in the name of your office by joining.',
    );
  });

  test('shows it to nobody else of the office', async () => {
    await ask();
    const second = { ...owner, id: MemberId.parse('second'), email: 'second@mill.example.gov' };
    for (const member of [second, { ...office.member('author'), email: owner.email }]) {
      const visitor = await visitAs(here.app, world.services, member);
      for (const path of ['', '/consents']) {
        expect(await read(visitor, office.path(path))).not.toMatch(/asked to join/);
      }
    }
  });

  test('takes a yes only with the tick', async () => {
    await ask();
    const refused = await dana.post(joinPath());
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('href="#attested"');
    expect(await office.store.listMemberships()).toEqual([]);
  });

  test('makes the office a member that lets the association do nothing more', async () => {
    await ask();
    const joined = await dana.post(joinPath(), { attested: 'yes' });
    expect(joined.headers.get('location')).toBe(office.path('/consents'));
    const page = await read(dana, office.path('/consents'));
    expect(page).toContain('Your office is a member of The Association now.');
    expect(page).toContain('<h2>The Association</h2>');
    expect(page).not.toContain('You are asked to join');
    expect(await office.store.listConsents()).toEqual([]);
    const offices = await read(here.pat, here.path('/offices'));
    expect(offices).toContain(office.profile.id);
    expect(await read(here.pat, askPath())).not.toContain(owner.email);
    // A second click, or an old tab.
    await dana.post(joinPath(), { attested: 'yes' });
    expect(await read(dana, office.path('/consents'))).toContain('is a member of The Association already');
  });

  test('says when the request is gone, and changes nothing', async () => {
    await ask();
    await withdraw();
    for (const answer of [
      () => dana.post(joinPath(), { attested: 'yes' }),
      () => dana.post(joinPath('/decline')),
      () => dana.get(joinPath()),
    ]) {
      expect((await answer()).headers.get('location')).toBe(office.path('/consents'));
      expect(await read(dana, office.path('/consents'))).toContain('There is no such request any more');
    }
    expect(await office.store.listMemberships()).toEqual([]);
    expect(await office.store.readAudit()).toEqual([]);
  });

  test('asks an office that is a member already for nothing', async () => {
    const second = { ...owner, id: MemberId.parse(`second-${office.profile.id}`) };
    await ask();
    await dana.post(joinPath(), { attested: 'yes' });
    await ask();
    const visitor = await visitAs(here.app, world.services, second);
    const page = await read(visitor, office.path('/consents'));
    expect(page).toContain('This office is a member already.');
    expect(page).not.toContain(joinPath());
  });

  test('knows no association by a malformed name', async () => {
    expect((await dana.get(office.path('/consents/join/Nowhere!'))).status).toBe(404);
    expect((await dana.post(office.path('/consents/join/Nowhere!'), { attested: 'yes' })).status).toBe(404);
  });
});
