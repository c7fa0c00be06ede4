import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AssociationId, CampaignId } from '#core/ids.ts';
import { type ExportSizes, filesOf, type StoredExport } from '#core/reach/stored-export.ts';
import { DAY, later } from '#core/time.ts';
import type { AssociationStore } from '#ports/association-store.ts';
import type { ReachExports } from '#ports/reach-exports.ts';
import type { Store } from '#ports/store.ts';
import { acceptStoredOffer } from '#use-cases/accept-offer.ts';
import { endMembership } from '#use-cases/end-membership.ts';
import { goOnFanningOut } from '#use-cases/fan-out.ts';
import { goOnExporting } from '#use-cases/go-on-exporting.ts';
import { offerCampaign } from '#use-cases/offer-campaign.ts';
import { prepareReachExport, removeReachExport } from '#use-cases/prepare-reach-export.ts';
import { type AssociationStage, CLERK, openAssociation, PAT } from './association-stage.ts';
import { nameRow, readFiles, storeSnapshots } from './export-stage.ts';

const associationId = AssociationId.parse('four-rivers');
const OFFICES = 8;
/** The office whose rows do not fit one part. */
const LARGE = 3;
const LARGE_POSTS = 20;
/** So small that these offices fill several parts, and a few parts a file. */
const SMALL: ExportSizes = { fileRows: 200, partRows: 50 };

/** Another campaign of the association. */
const OTHER = CampaignId.parse('summer');

let stage: AssociationStage;
let campaignId: CampaignId;
let expected: readonly string[];

beforeAll(async () => {
  stage = await openAssociation(associationId, OFFICES);
  const offered = await offerCampaign(stage.services, stage.association, {
    ...stage.request('spring'),
    attested: true,
    override: 'Each names its place.',
    mayOverride: true,
  });
  if (!offered.ok) throw new Error(offered.error.kind);
  campaignId = offered.value.id;
  await stage.runFanOut();
  expected = (await Promise.all(stage.offices.map((_, index) => fill(index)))).flat();
});
afterAll(() => stage.stop());

/** Every office but the second says yes; what was read there is the association's, and some is the office's own. */
async function fill(index: number): Promise<readonly string[]> {
  const store = officeAt(index);
  const posts = index === LARGE ? LARGE_POSTS : 3;
  await storeSnapshots(store, { campaignId, associationId, posts });
  await storeSnapshots(store, { campaignId, posts: 1, name: 'own' });
  await storeSnapshots(store, { campaignId: OTHER, associationId, posts: 1, name: 'other' });
  if (index === 1) return [];
  const seen = (await store.readOffer(campaignId))?.version;
  await acceptStoredOffer(stage.services, store, { campaignId, seen, by: CLERK });
  const ages = ['1h', '24h', '28d', '7d'];
  const names = Array.from({ length: posts }, (_, post) => `post-${post}`).toSorted();
  return names.flatMap((post) => ages.map((age) => `${store.officeId}#${post}#${age}`));
}

function officeAt(index: number) {
  const found = stage.offices[index];
  if (!found) throw new Error(`The stage has no office ${index}`);
  return found.store;
}

async function prepare(sizes?: ExportSizes): Promise<StoredExport> {
  const campaign = await stage.association.readCampaign(campaignId);
  if (!campaign) throw new Error('The campaign is gone');
  return prepareReachExport(stage.services, stage.association, campaign, PAT, sizes);
}

const read = async ({ id }: StoredExport) => {
  const found = await stage.association.exports.read(id);
  if (!found) throw new Error('The export is gone');
  return found;
};

async function rowsOf(stored: StoredExport): Promise<readonly string[]> {
  return (await readFiles(stage.association, stored, filesOf(stored))).flat().map(nameRow);
}

/** The services with exports that fail as a host does that is killed. */
function dying(when: (exports: ReachExports) => Pick<ReachExports, 'addRows'>): { readonly store: Store } {
  return {
    store: {
      ...stage.services.store,
      forAssociation: (id, actor): AssociationStore => {
        const association = stage.services.store.forAssociation(id, actor);
        const { exports } = association;
        return Object.assign(association, { exports: { ...exports, ...when(exports) } });
      },
    },
  };
}

const beforeWriting = () => dying(() => ({ addRows: () => Promise.reject(new Error('Killed before')) }));
const afterWriting = () =>
  dying((exports) => ({
    addRows: async (...given) => {
      await exports.addRows(...given);
      throw new Error('Killed after');
    },
  }));

describe('an export of an association’s campaign', () => {
  it('has every row of the offices that take part once, in their order, and no other', async () => {
    const begun = await prepare(SMALL);
    expect(begun).toMatchObject({ state: 'preparing', offices: OFFICES, reached: 0, rows: 0 });
    expect(await stage.runFanOut()).toBeGreaterThan(2);
    const done = await read(begun);
    expect(done).toMatchObject({ state: 'ready', reached: OFFICES, rows: expected.length });
    expect(await rowsOf(done)).toEqual(expected);
    expect(expected.length).toBe(4 * (LARGE_POSTS + 3 * (OFFICES - 2)));
  });

  it('tells how far it is after each step, also within one office', async () => {
    const begun = await prepare(SMALL);
    const order = { associationId, exportId: begun.id };
    expect(await goOnExporting(stage.services, order)).toBe('goes-on');
    const part = await read(begun);
    // Two small offices and a part of the large one.
    expect(part).toMatchObject({ reached: LARGE, rows: SMALL.partRows });
    expect(part.after).toMatch(/^post-/);
    expect(await rowsOf(part)).toEqual(expected.slice(0, SMALL.partRows));
    stage.fanOuts.splice(0);
    await removeReachExport(stage.association, begun, PAT);
  });

  it('is brought to its end by the sweep alone, killed before and after each write', async () => {
    const begun = await prepare(SMALL);
    const deaths = { before: 0, after: 0 };
    for (let step = 0; (await read(begun)).state === 'preparing' && step < 50; step += 1) {
      // No order is delivered: whatever is to be done is found in the due index.
      stage.fanOuts.splice(0);
      const [order] = await stage.services.store.due.readFanOuts(stage.clock.now(), 10);
      expect(order).toEqual({ associationId, exportId: begun.id });
      if (!order) break;
      const counted = (await read(begun)).rows;
      await expect(goOnFanningOut({ ...stage.services, ...beforeWriting() }, order)).rejects.toThrow(
        'before',
      );
      expect((await read(begun)).rows).toBe(counted);
      deaths.before += 1;
      await expect(goOnFanningOut({ ...stage.services, ...afterWriting() }, order)).rejects.toThrow('after');
      deaths.after += 1;
    }
    expect(deaths.after).toBeGreaterThan(2);
    const done = await read(begun);
    expect(done.state).toBe('ready');
    expect(await rowsOf(done)).toEqual(expected);
    expect(await stage.services.store.due.readFanOuts(stage.clock.now(), 10)).toEqual([]);
    stage.fanOuts.splice(0);
  });

  it('has no doubled row where two are at it at once', async () => {
    const begun = await prepare(SMALL);
    stage.fanOuts.splice(0);
    const order = { associationId, exportId: begun.id };
    const reports: string[] = [];
    while ((await read(begun)).state === 'preparing') {
      const two = [goOnExporting(stage.services, order), goOnExporting(stage.services, order)];
      reports.push(...(await Promise.all(two)));
    }
    stage.fanOuts.splice(0);
    expect(reports).toContain('overtaken');
    expect(await rowsOf(await read(begun))).toEqual(expected);
  });

  it('leaves out what was read after it began, and takes in what was only read again', async () => {
    const begun = await prepare(SMALL);
    const store = officeAt(5);
    const takenAt = later(begun.asOf, 1);
    await storeSnapshots(store, { campaignId, associationId, posts: 1, name: 'late', takenAt });
    const again = (await store.reach.listSnapshots()).find(({ postId }) => postId === 'post-0');
    if (!again) throw new Error('Nothing is stored');
    await store.reach.write([{ snapshot: { ...again, takenAt }, counts: {} }]);
    await stage.runFanOut();
    expect(await rowsOf(await read(begun))).toEqual(expected);

    stage.clock.advance(1);
    const next = await prepare(SMALL);
    await stage.runFanOut();
    const late = (await rowsOf(await read(next))).filter((row) => row.includes('#late-'));
    expect(late).toHaveLength(4);
    for (const each of [begun, next]) await removeReachExport(stage.association, each, PAT);
  });

  it('tells nothing of an office that has left', async () => {
    const officeId = officeAt(OFFICES - 1).officeId;
    await endMembership(stage.association, { officeId, reason: 'It left.', by: PAT });
    const begun = await prepare(SMALL);
    await stage.runFanOut();
    const rows = await rowsOf(await read(begun));
    expect(rows.some((row) => row.startsWith(`${officeId}#`))).toBe(false);
    expect(rows.some((row) => row.startsWith(`${officeAt(OFFICES - 2).officeId}#`))).toBe(true);
  });

  it('is the one that is prepared already, and a new one after that', async () => {
    const [first, second] = [await prepare(SMALL), await prepare(SMALL)];
    expect(second.id).toBe(first.id);
    await stage.runFanOut();
    const third = await prepare(SMALL);
    expect(third.id).not.toBe(first.id);
    await removeReachExport(stage.association, third, PAT);
  });

  it('is removed with its rows, also while it is prepared', async () => {
    const begun = await prepare(SMALL);
    const order = { associationId, exportId: begun.id };
    await goOnExporting(stage.services, order);
    const stale = await read(begun);
    // Seen before that step.
    expect(await removeReachExport(stage.association, begun, PAT)).toBe(true);
    expect(await stage.association.exports.read(begun.id)).toBeUndefined();
    expect(await stage.association.exports.readFile(begun, 0)).toEqual([]);
    expect(await stage.association.exports.readPlan(begun.id)).toBeUndefined();
    expect(await goOnExporting(stage.services, order)).toBe('nothing-to-do');
    // A worker that was at it does not bring it back.
    expect(await stage.association.exports.addRows(stale, stale, [])).toBe('conflict');
    expect(await stage.association.exports.read(begun.id)).toBeUndefined();
    stage.fanOuts.splice(0);
  });

  it('is told by the campaign’s history: who began it, its end, and who removed it', async () => {
    const history = await stage.association.readHistory({ kind: 'campaign', id: campaignId });
    const actions = history.map(({ action, actor }) => `${action} ${actor.name}`);
    expect(actions).toContain('reach.exporting Pat Gallagher');
    expect(actions).toContain('reach.exported Clarion');
    expect(actions).toContain('reach.export-removed Pat Gallagher');
  });

  it('is gone after seven days', async () => {
    const kept = await stage.association.exports.list();
    expect(kept.length).toBeGreaterThan(0);
    const before = stage.clock.now();
    stage.clock.advance(7 * DAY);
    expect(await stage.association.exports.list()).toEqual([]);
    expect(
      await stage.association.exports.read(kept[0]?.id ?? ('none' as StoredExport['id'])),
    ).toBeUndefined();
    stage.clock.set(before);
  });
});

describe('the files of an export', () => {
  it('have 20,000 rows each where nobody says otherwise', async () => {
    const begun = await prepare();
    expect(await read(begun)).toMatchObject({ fileRows: 20_000, partRows: 2_000 });
    expect([20_000, 20_001].map((rows) => filesOf({ ...begun, rows }))).toEqual([1, 2]);
    stage.fanOuts.splice(0);
    await removeReachExport(stage.association, begun, PAT);
  });

  it('are full but for the last one, which has the rest', async () => {
    const { exports } = stage.association;
    const { fileRows, partRows } = SMALL;
    /** Where the file has room left for half a part. */
    const nearlyFull = fileRows - partRows / 2;
    const begun = await prepare(SMALL);
    const order = { associationId, exportId: begun.id };
    await goOnExporting(stage.services, order);
    const part = await read(begun);
    // As if the office that it is in had more posts.
    const more = (await exports.readFile(part, 0))
      .flatMap((row) => [row, row, row])
      .slice(0, nearlyFull - partRows);
    const made = more.map((row, index) => ({ ...row, permalink: `#${index}` }));
    expect(await exports.addRows(part, { ...part, rows: nearlyFull }, made)).toBe('written');
    await goOnExporting(stage.services, order);
    expect((await read(begun)).rows).toBe(fileRows);
    await stage.runFanOut();
    const stored = await read(begun);
    expect([stored.state, filesOf(stored)]).toEqual(['ready', 2]);
    const [first = [], second = []] = await readFiles(stage.association, stored, 2);
    expect(first).toHaveLength(fileRows);
    expect(first.slice(partRows, nearlyFull)).toEqual(made);
    const gathered = [...first.slice(0, partRows), ...first.slice(nearlyFull), ...second].map(nameRow);
    const left = `${officeAt(OFFICES - 1).officeId}#`;
    const late = `${officeAt(5).officeId}#late-`;
    expect(gathered.filter((row) => !row.startsWith(late))).toEqual(
      expected.filter((row) => !row.startsWith(left)),
    );
    await removeReachExport(stage.association, stored, PAT);
  });

  it('are nothing to another association', async () => {
    const lakes = AssociationId.parse('five-lakes');
    const foreign = stage.services.store.forAssociation(lakes, PAT);
    const [kept] = await stage.association.exports.list();
    if (!kept) throw new Error('No export is kept');
    expect(await foreign.exports.list()).toEqual([]);
    expect(await foreign.exports.read(kept.id)).toBeUndefined();
    expect(await foreign.exports.readFile(kept, 0)).toEqual([]);
    expect(() => foreign.exports.addRows(kept, kept, [])).toThrow('was given a row of four-rivers');
  });
});
