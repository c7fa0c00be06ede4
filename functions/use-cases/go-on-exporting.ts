import { type Actor, CLARION, type Happening } from '#core/audit.ts';
import type { ExportOrder } from '#core/fan-out-order.ts';
import type { OfficeId } from '#core/ids.ts';
import type { Pack } from '#core/pack.ts';
import { type ExportedSnapshot, isKnownAt, placeInExport } from '#core/reach/export-rows.ts';
import type { StoredExport } from '#core/reach/stored-export.ts';
import type { AssociationStore } from '#ports/association-store.ts';
import type { FanOutQueue } from '#ports/fan-out-queue.ts';
import type { Packs } from '#ports/packs.ts';
import type { Store } from '#ports/store.ts';
import { nameSnapshots } from './name-snapshots.ts';
import { hasTakenPart } from './read-snapshots-at.ts';

export interface GatheringReach {
  readonly store: Pick<Store, 'forOffice' | 'forAssociation'>;
  readonly packs: Packs;
  readonly fanOut: FanOutQueue;
}

/** Offices gone through between two notes of how far it is, where they have few rows. */
const BATCH = 25;

/** Offices read at the same time. */
const READERS = 5;

/**
 * Goes on with an export: gathers the rows of the next offices, and stores them together with the note of how far it
 * is. Killed at any point, it is taken up there without a lost or doubled row; of two at once one has done nothing.
 */
export async function goOnExporting(
  parts: GatheringReach,
  order: ExportOrder,
): Promise<'goes-on' | 'done' | 'nothing-to-do' | 'overtaken'> {
  const association = parts.store.forAssociation(order.associationId, CLARION);
  const found = await association.exports.read(order.exportId);
  if (found?.state !== 'preparing') return 'nothing-to-do';
  const [plan, campaign] = await Promise.all([
    association.exports.readPlan(found.id),
    association.readCampaign(found.campaignId),
  ]);
  if (!plan || !campaign) throw new Error(`The export ${found.id} has lost what it goes by`);
  const pack = await parts.packs.findVersion({ associationId: association.associationId }, campaign.source);
  const { rows, ...position } = await gather(found, plan.officeIds, (ids) =>
    readOffices(parts, association, { stored: found, pack, by: found.createdBy }, ids),
  );
  const isDone = position.reached >= found.offices;
  const { after: _before, ...rest } = found;
  const next: StoredExport = {
    ...rest,
    ...position,
    rows: found.rows + rows.length,
    state: isDone ? 'ready' : 'preparing',
  };
  const happening = isDone ? describeEnd(next) : undefined;
  // Another worker is at it, and has ordered what comes next; or it is removed.
  if ((await association.exports.addRows(found, next, rows, happening)) === 'conflict') return 'overtaken';
  if (isDone) return 'done';
  await parts.fanOut.send(order);
  return 'goes-on';
}

interface Gathered extends Pick<StoredExport, 'reached' | 'after'> {
  readonly rows: readonly ExportedSnapshot[];
}

/** The next rows, as many as one step takes and the file has room for, and where they end. */
async function gather(
  stored: StoredExport,
  officeIds: readonly OfficeId[],
  read: (ids: readonly OfficeId[]) => Promise<readonly (readonly ExportedSnapshot[])[]>,
): Promise<Gathered> {
  const room = Math.min(stored.partRows, stored.fileRows - (stored.rows % stored.fileRows));
  const last = Math.min(officeIds.length, stored.reached + BATCH);
  const rows: ExportedSnapshot[] = [];
  let { reached, after } = stored;
  while (reached < last && rows.length < room) {
    for (const own of await read(officeIds.slice(reached, Math.min(last, reached + READERS)))) {
      const done = after;
      const rest = done === undefined ? own : own.filter((row) => placeInExport(row) > done);
      const fitting = rest.slice(0, room - rows.length);
      rows.push(...fitting);
      if (fitting.length < rest.length) {
        const end = fitting.at(-1);
        const place = end ? placeInExport(end) : done;
        return { rows, reached, ...(place !== undefined && { after: place }) };
      }
      reached += 1;
      after = undefined;
    }
  }
  return { rows, reached };
}

interface Reading {
  readonly stored: StoredExport;
  readonly pack: Pack | undefined;
  readonly by: Actor;
}

/** What each office has of the campaign. Of one that has left, or never said yes, there is nothing to be seen. */
async function readOffices(
  { store }: GatheringReach,
  association: AssociationStore,
  { stored: { campaignId, title, asOf }, pack, by }: Reading,
  ids: readonly OfficeId[],
): Promise<readonly (readonly ExportedSnapshot[])[]> {
  const { associationId } = association;
  const found = await association.lookUpOffices(ids);
  return Promise.all(
    ids.map(async (id) => {
      const member = found.get(id);
      if (member?.kind !== 'member') return [];
      const office = store.forOffice(id, by);
      if (!(await hasTakenPart(office, associationId, campaignId))) return [];
      const [snapshots, posts] = await Promise.all([
        office.reach.listSnapshots(),
        office.listCampaignPosts(campaignId),
      ]);
      const own = snapshots.filter(
        (snapshot) =>
          snapshot.campaignId === campaignId &&
          snapshot.associationId === associationId &&
          isKnownAt(snapshot, asOf),
      );
      return nameSnapshots(pack, own, posts, { office: member.office.name, campaign: title });
    }),
  );
}

function describeEnd({ id, campaignId, title, rows }: StoredExport): Happening {
  return {
    subject: { kind: 'campaign', id: campaignId },
    action: 'reach.exported',
    summary: `The export of the reach of “${title}” is ready.`,
    details: { export: id, rows: String(rows) },
  };
}
