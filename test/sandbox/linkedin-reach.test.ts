import { afterEach, beforeEach, expect, test } from 'vitest';
import { DAY, type Harness, HOUR, startHarness } from './harness.ts';
import { type Company, idOf, openCompany } from './linkedin-calls.ts';
import { redefine, remove, watchGrowth } from './reach-calls.ts';

const ZEROS = {
  uniqueImpressionsCount: 0,
  shareCount: 0,
  engagement: 0,
  clickCount: 0,
  likeCount: 0,
  impressionCount: 0,
  commentCount: 0,
};

let sandbox: Harness;
let office: Company;

beforeEach(async () => {
  sandbox = await startHarness();
  office = await openCompany(sandbox, 'office', { followers: 2500 });
});
afterEach(() => sandbox.stop());

const publish = async (commentary = 'Polls open at 7.') => idOf(await office.post({ commentary }));
const query = (rest: string, urn = office.urn) =>
  `organizationalEntityShareStatistics?q=organizationalEntity&organizationalEntity=${encodeURIComponent(urn)}${rest}`;
const list = (urns: readonly string[]) => `List(${urns.map(encodeURIComponent).join(',')})`;
/** Reads with a token issued now, as LinkedIn's last 60 days. */
const read = async (rest: string, as?: string, urn = office.urn) =>
  office.rest('GET', query(rest, urn), { token: as ?? (await sandbox.token('linkedin', office.id)) });
const statisticsOf = async (urn: string) =>
  (await read(`&shares=${list([urn])}`)).body.elements[0]?.totalShareStatistics;

test('a share on LinkedIn has no element until somebody saw it', async () => {
  const urn = await publish();
  expect(await read(`&shares=${list([urn])}`)).toMatchObject({ status: 200, body: { elements: [] } });
  sandbox.advance(HOUR);
  const { body } = await read(`&shares=${list([urn])}`);
  expect(body.elements).toEqual([
    {
      share: urn,
      organizationalEntity: office.urn,
      totalShareStatistics: Object.fromEntries(Object.keys(ZEROS).map((name) => [name, expect.any(Number)])),
    },
  ]);
  const { impressionCount, uniqueImpressionsCount } = body.elements[0].totalShareStatistics;
  expect(impressionCount).toBeGreaterThan(uniqueImpressionsCount);
});

test.each(['impressionCount', 'clickCount'])('%s grows, flattens and never falls', async (name) => {
  const urn = await publish();
  await watchGrowth(sandbox, async () => (await statisticsOf(urn))?.[name] ?? 0);
});

test('without a list the organization’s shares are added up', async () => {
  expect((await read('')).body.elements).toEqual([
    { organizationalEntity: office.urn, totalShareStatistics: ZEROS },
  ]);
  const [one, two] = [await publish('One'), await publish('Two')];
  sandbox.advance(DAY);
  const [first, second] = [await statisticsOf(one), await statisticsOf(two)];
  const [{ totalShareStatistics: total }] = (await read('')).body.elements;
  expect(total.impressionCount).toBe(first.impressionCount + second.impressionCount);
});

test('removed shares, unknown ones and those of more than a year ago are left out', async () => {
  const [gone, kept] = [await publish('Gone'), await publish('Kept')];
  sandbox.advance(365 * DAY);
  await remove(sandbox, 'linkedin', gone.replace('urn:li:share:', ''));
  const named = `&shares=${list([gone, kept, 'urn:li:share:99'])}`;
  expect((await read(named)).body.elements).toMatchObject([{ share: kept }]);
  sandbox.advance(1);
  expect((await read(named)).body.elements).toEqual([]);
});

test('a list of UGC posts is understood, and finds nothing here', async () => {
  const { status, body } = await read(`&ugcPosts=${list(['urn:li:ugcPost:1'])}`);
  expect([status, body.elements]).toEqual([200, []]);
});

test.each([
  ['a list whose brackets are encoded', '&shares=List%28urn%3Ali%3Ashare%3A1%29'],
  ['URNs that are not encoded', '&shares=List(urn:li:share:1)'],
  ['another kind of URN', '&shares=List(urn%3Ali%3AugcPost%3A1)'],
  ['broken encoding', '&shares=List(%ff)'],
  ['an empty list', '&shares=List()'],
  ['intervals of time', '&timeIntervals=(timeGranularityType:DAY)'],
])('%s is refused', async (_, rest) => {
  const { status, body } = await read(rest);
  expect([status, body.code]).toEqual([400, 'ILLEGAL_ARGUMENT']);
});

test('only who administers the organization reads its shares, and with the scope for it', async () => {
  const urn = await publish();
  const other = await openCompany(sandbox, 'other');
  const foreign = idOf(await other.post());
  sandbox.advance(HOUR);
  expect((await read(`&shares=${list([urn])}`, other.token)).status).toBe(403);
  expect((await read(`&shares=${list([urn, foreign])}`)).status).toBe(403);
  expect((await read('', undefined, other.urn)).status).toBe(403);
  const poor = await sandbox.token('linkedin', office.id, {
    scopes: ['r_organization_social', 'r_organization_admin'],
  });
  const refused = await read('', poor);
  expect([refused.status, refused.body.message]).toEqual([
    403,
    'Not enough permissions to access: organizationalEntityShareStatistics.FINDER-organizationalEntity.20260901',
  ]);
});

test('a limit on order, of one office alone, lasts until midnight UTC by its words', async () => {
  const person = 'Pat Clerk';
  const limited = await openCompany(sandbox, 'limited', { person });
  const other = await openCompany(sandbox, 'other', { person });
  await sandbox.order({ platform: 'linkedin', operation: 'read-reach', fault: '429', account: 'limited' });
  expect((await read('', other.token, other.urn)).status).toBe(200);
  const { status, body } = await read('', limited.token, limited.urn);
  expect([status, body.message]).toEqual([429, expect.stringContaining('APPLICATION_AND_MEMBER DAY')]);
});

test('from a change of definition on, impressions have another name and count otherwise', async () => {
  const urn = await publish();
  sandbox.advance(DAY);
  const { impressionCount } = await statisticsOf(urn);
  await redefine(sandbox, 'linkedin', 'impressionCount', { becomes: 'viewCount', factor: 0.5 });
  const after = await statisticsOf(urn);
  expect(after.impressionCount).toBeUndefined();
  expect(after.viewCount).toBe(Math.floor(impressionCount / 2));
});
