import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { AssociationId, OfficeId } from '#core/ids.ts';
import type { Office } from '#core/office.ts';
import { type AssociationStore, OFFICE_WRITES, type OfficeWrite } from '#ports/association-store.ts';
import { createTestClock } from '#test/fixtures/clock.ts';
import { actorOf, DANA, MILLBROOK } from '#test/fixtures/office.ts';
import { startTestStore, type TestStore } from '#test/fixtures/store.ts';

/** What every store promises of an association's offices, run against DynamoDB's API on dynoxide. */
let running: TestStore;
let association: AssociationStore;
let counter = 0;

beforeAll(async () => {
  running = await startTestStore(createTestClock());
});
afterAll(() => running.stop());
beforeEach(() => {
  counter += 1;
  association = running.store.forAssociation(AssociationId.parse(`association-${counter}`), actorOf(DANA));
});

const office = (name: string): Office => ({ ...MILLBROOK, id: OfficeId.parse(`${name}-${counter}`) });
const write = (written: Office, before?: Office): OfficeWrite => ({
  office: written,
  before,
  happening: { subject: { kind: 'office', id: written.id }, action: 'office.written', summary: 'Written.' },
});
const left = (id: OfficeId) =>
  ({ subject: { kind: 'office', id }, action: 'office.left', summary: 'It left.' }) as const;
const names = async () => (await association.listOffices()).map(({ name }) => name);

test('as many offices as fit are made at once, and are members', async () => {
  const all = Array.from({ length: OFFICE_WRITES }, (_, at) => office(`one-of-${at}`));
  expect(await association.writeOffices(all.map((each) => write(each)))).toBe('written');
  expect(await association.listOffices()).toHaveLength(OFFICE_WRITES);
});

test('offices are made all or none: an id that is taken refuses the others too', async () => {
  const taken = office('taken');
  await running.store.forOffice(taken.id, actorOf(DANA)).writeOffice(taken);
  expect(await association.writeOffices([write(office('free')), write(taken)])).toBe('conflict');
  expect(await association.listOffices()).toEqual([]);
  expect([...(await association.lookUpOffices([taken.id, office('free').id]))]).toEqual([
    [taken.id, { kind: 'taken' }],
  ]);
});

test('a profile is changed only over the one that the writer had read', async () => {
  const before = office('changed');
  await association.writeOffices([write(before)]);
  const first = { ...before, name: 'First' };
  expect(await association.writeOffices([write(first, before)])).toBe('written');
  expect(await association.writeOffices([write({ ...before, name: 'Second' }, before)])).toBe('conflict');
  expect(await names()).toEqual(['First']);
});

test('a profile is changed only as long as its office is a member', async () => {
  const before = office('leaving');
  await association.writeOffices([write(before)]);
  expect(await association.endMembership(before.id, left(before.id))).toBe('written');
  expect(await association.writeOffices([write({ ...before, name: 'Late' }, before)])).toBe('conflict');
  const kept = await running.store.forOffice(before.id, actorOf(DANA)).readOffice();
  expect(kept).toEqual(before);
});

test('a membership ends once', async () => {
  const member = office('member');
  await association.writeOffices([write(member)]);
  const ends = await Promise.all([1, 2].map(() => association.endMembership(member.id, left(member.id))));
  expect(ends.sort()).toEqual(['conflict', 'written']);
});
