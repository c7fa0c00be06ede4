import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CampaignId, MemberId } from '#core/ids.ts';
import { DAY, HOUR, later } from '#core/time.ts';
import { REFERENCE_INSTANT } from '#test/fixtures/clock.ts';
import { acceptStoredOffer } from '#use-cases/accept-offer.ts';
import { goOnFanningOut } from '#use-cases/fan-out.ts';
import { type AssociationPages, openAssociationPages } from './association-pages.ts';
import { readTable, storeSeason, textOf } from './reach-stage.ts';
import { asTexts, readCsv, readWorkbook } from './read-files.ts';

const COUNT = 30;
const LAST = later(REFERENCE_INSTANT, -HOUR);

let here: AssociationPages;
let campaign: CampaignId;
let quiet: CampaignId;

beforeAll(async () => {
  here = await openAssociationPages(COUNT);
  campaign = await here.offer('spring');
  quiet = await here.offer('summer');
  const { metrics } = here.services;
  const { associationId } = here.association;
  for (const index of [0, 1, 28]) {
    const { store } = office(index);
    const seen = (await store.readOffer(campaign))?.version;
    const by = { kind: 'member' as const, id: `clerk-${index}`, name: `Clerk ${index}` };
    await acceptStoredOffer(here.services, store, { campaignId: campaign, seen, by });
    await storeSeason(store, metrics, campaign, LAST, { associationId, posts: 16 });
    // Of the office alone.
    await storeSeason(store, metrics, quiet, LAST, { posts: 2 });
  }
}, 120_000);
afterAll(() => here.stop());

function office(index: number) {
  const found = here.offices[index];
  if (!found) throw new Error(`The stage has no office ${index}`);
  return found;
}

const exportsOf = (id = campaign) => here.path(`/reach/${id}/exports`);

/** Begins an export, and the address of its page. */
async function prepare(id = campaign): Promise<string> {
  const answer = await here.owner.post(exportsOf(id));
  expect(answer.status).toBe(303);
  return answer.headers.get('location') ?? '';
}

const page = async (path: string) => textOf(await (await here.owner.get(path)).text());

describe('an association’s export', () => {
  it('tells how far it is, in the truth, until its files stand there', async () => {
    expect(await page(exportsOf())).toContain('No export yet');
    const path = await prepare();
    expect(await page(path)).toContain('0 of 30 offices, 0 rows');
    const order = here.fanOuts.shift();
    if (!order) throw new Error('Nothing was ordered');
    expect(await goOnFanningOut(here.services, order)).toBe('goes-on');
    const { associationId } = here.association;
    const each = await Promise.all(
      [0, 1].map(async (index) =>
        (await office(index).store.reach.listSnapshots()).filter(
          (one) => one.associationId === associationId,
        ),
      ),
    );
    const counted = each.flat().length;
    expect(counted).toBeGreaterThan(100);
    expect(await (await here.owner.get(`${path}/progress`)).json()).toEqual({
      underWay: true,
      reached: 25,
      total: 30,
      text: `25 of 30 offices, ${counted} rows`,
    });
    const html = await (await here.owner.get(path)).text();
    expect(html).toContain(`data-progress="${path}/progress"`);
    expect(html).toContain('src="/assets/offer-progress.js"');
    expect((await here.owner.get(`${path}/snapshots-1.csv`)).status).toBe(404);

    await here.runFanOut();
    const done = await (await here.owner.get(path)).text();
    expect(done).not.toContain('data-progress');
    for (const file of ['snapshots-1.csv', 'snapshots-1.xlsx', 'dictionary.csv']) {
      expect(done).toContain(`href="${path}/${file}"`);
      expect((await here.owner.get(`${path}/${file}`)).status, file).toBe(200);
    }
    for (const file of ['snapshots-2.csv', 'snapshots-0.csv', 'snapshots-1.txt', 'figures.csv']) {
      expect((await here.owner.get(`${path}/${file}`)).status, file).toBe(404);
    }
  });

  it('holds the snapshots of its campaign in all offices that take part, and nothing else of theirs', async () => {
    const path = await prepare();
    await here.runFanOut();
    const text = await (await here.owner.get(`${path}/snapshots-1.csv`)).text();
    const rows = readCsv(text);
    const { associationId } = here.association;
    const stored = await Promise.all(here.offices.map(({ store }) => store.reach.listSnapshots()));
    const own = stored.flat().filter((one) => one.associationId === associationId);
    expect(new Set(rows.map((row) => `${row['post id']} ${row.age}`))).toEqual(
      new Set(own.map(({ postId, checkpoint }) => `${postId} ${checkpoint}`)),
    );
    expect(rows).toHaveLength(own.length);
    expect(new Set(rows.map((row) => row.office))).toEqual(
      new Set([0, 1, 28].map((index) => office(index).profile.name)),
    );
    expect(text).not.toContain('The access has ended.');
    expect(text).not.toContain(quiet);
  });

  it('has the figures that the page shows, and they are what its rows add up to', async () => {
    const path = await prepare();
    await here.runFanOut();
    const answer = await here.owner.get(`${path}/snapshots-1.xlsx`);
    const {
      Snapshots = [],
      Figures = [],
      Dictionary = [],
    } = await readWorkbook(new Uint8Array(await answer.arrayBuffer()));
    const csv = await (await here.owner.get(`${path}/snapshots-1.csv`)).text();
    expect(Snapshots.map(asTexts)).toEqual(readCsv(csv));
    const dictionary = await (await here.owner.get(`${path}/dictionary.csv`)).text();
    expect(Dictionary.map(asTexts)).toEqual(readCsv(dictionary));

    const html = await here.show(`/reach/${campaign}`);
    const [shown] = readTable(html, 'Figures of X, 24 hours after publishing');
    const views = Figures.find(
      (row) => row.platform === 'x' && row.age === '24h' && row.metric === 'impression_count@1',
    );
    expect(shown?.Total?.replaceAll(',', '')).toBe(String(views?.total));
    for (const figure of Figures) {
      const numbers = Snapshots.filter((row) => row.age === figure.age).flatMap((row) => {
        const cell = row[`${figure.platform}.${figure.metric}`];
        return typeof cell === 'number' ? [cell] : [];
      });
      expect(figure['posts reported']).toBe(numbers.length);
      if (figure.total !== null) {
        expect(figure.total).toBe(numbers.reduce((sum, number) => sum + number, 0));
      }
    }
  });

  it('says that it is empty where nothing was read', async () => {
    const path = await prepare(quiet);
    await here.runFanOut();
    const html = await (await here.owner.get(path)).text();
    expect(textOf(html)).toContain('There is nothing in it');
    expect(html).not.toContain('snapshots-1');
    expect((await here.owner.get(`${path}/snapshots-1.csv`)).status).toBe(404);
    expect(await page(exportsOf(quiet))).toContain('Ready, and empty');
  });

  it('is listed with its time until somebody who may write removes it', async () => {
    const path = await prepare(quiet);
    await here.runFanOut();
    const before = readTable(await (await here.owner.get(exportsOf(quiet))).text(), 'Exports that are kept');
    expect(before).toHaveLength(2);
    expect(before[0]).toMatchObject({
      'As of': expect.stringContaining('10:00'),
      'Prepared by': 'Pat Gallagher',
    });
    const viewer = await here.visit('viewer');
    expect(await (await here.owner.get(path)).text()).toContain(`action="${path}/remove"`);
    expect(await (await viewer.get(path)).text()).not.toContain('/remove"');
    expect((await viewer.post(`${path}/remove`)).status).toBe(403);
    const removed = await here.owner.post(`${path}/remove`);
    expect(removed.headers.get('location')).toBe(exportsOf(quiet));
    expect(await page(exportsOf(quiet))).toContain('The export is removed.');
    expect((await here.owner.get(path)).status).toBe(404);
  });

  it('can be prepared and read by viewers and records officers', async () => {
    for (const role of ['viewer', 'records'] as const) {
      const visitor = await here.visit(role);
      const path = (await visitor.post(exportsOf())).headers.get('location') ?? '';
      await here.runFanOut();
      expect((await visitor.get(`${path}/snapshots-1.csv`)).status).toBe(200);
    }
  });

  it('is nothing under another campaign or association, nor for an office', async () => {
    const path = await prepare();
    await here.runFanOut();
    const id = path.split('/').at(-1);
    const clerk = await here.visitAs({
      id: MemberId.parse('a-clerk'),
      name: 'A clerk',
      email: 'a-clerk@example.gov',
      grants: [{ officeId: office(0).profile.id, roles: ['owner'] }],
    });
    for (const step of ['', '/progress', '/snapshots-1.csv', '/snapshots-1.xlsx', '/dictionary.csv']) {
      expect((await here.owner.get(`${exportsOf(quiet)}/${id}${step}`)).status, step).toBe(404);
      expect((await clerk.get(`${path}${step}`)).status, step).toBe(404);
    }
    for (const rest of ['/reach/none/exports', `/reach/${campaign}/exports/none`]) {
      expect((await here.owner.get(here.path(rest))).status, rest).toBe(404);
    }
  });

  it('is listed for seven days', async () => {
    expect(await page(exportsOf())).not.toContain('No export yet');
    here.clock.advance(7 * DAY);
    const visitor = await here.visit('owner');
    expect(textOf(await here.show(`/reach/${campaign}/exports`, visitor))).toContain('No export yet');
  });
});
