import * as z from 'zod';
import type { Happening } from '#core/audit.ts';
import type { Month } from '#core/cost/month.ts';
import { type AssociationId, type CampaignId, type OfficeId, Platform, type PostId } from '#core/ids.ts';
import type { Scope } from '#core/member.ts';
import { Checkpoint } from '#core/reach/checkpoint.ts';
import { Snapshot } from '#core/reach/snapshot.ts';
import {
  addCounts,
  associationCells,
  type Cell,
  type Counts,
  type Cut,
  officeCells,
} from '#core/reach/tally.ts';
import { SharedCorrection } from '#core/shared-correction.ts';
import { Instant } from '#core/time.ts';
import {
  type AssociationReach,
  type OfficeReach,
  type PaidReads,
  REACH_WRITES,
  type ReachWrite,
  type SnapshotPlace,
  type StoredTally,
} from '#ports/reach-store.ts';
import type { Written } from '#ports/store.ts';
import { commit, type Ledger, noteAll, type OfficeLedger, type WriteItem } from './commit.ts';
import { officePartition, partitionOf, type RowKey } from './keys.ts';
import { putPost } from './posts.ts';
import * as keys from './reach-keys.ts';
import { queryPrefix, queryRows, type Rows, readRow } from './rows.ts';
import { putVersioned } from './versioned.ts';

/** One office's snapshots, tallies and paid readings. */
export function openOfficeReach(ledger: OfficeLedger): OfficeReach {
  const { rows, owner } = ledger;
  return {
    write: (writes, paid = []) => writeReach(ledger, writes, paid),
    listSnapshots: (post) => listSnapshots(ledger, post),
    readSnapshot: (place) => readSnapshot(ledger, place),
    listTallies: (campaign, cut, checkpoint) => listTallies(rows, owner, campaign, cut, checkpoint),
    writeCorrection: ({ post, happening }, shared) =>
      commit(
        ledger,
        [putPost(ledger, post), ...(shared ? [putCorrection(ledger, shared)] : [])],
        [happening],
      ),
    listPaidReads: () => listPaidReads(ledger),
  };
}

/** The tallies of an association's campaigns. */
export function openAssociationReach({ rows, owner }: Ledger): AssociationReach {
  return {
    listTallies: (campaign, cut, checkpoint) => listTallies(rows, owner, campaign, cut, checkpoint),
    listOfficeTallies: (at, between) => listOfficeTallies(rows, owner, at, between),
    listCorrections: (campaign) =>
      queryPrefix(rows, partitionOf(owner), keys.correctionsOf(campaign), SharedCorrection),
  };
}

/**
 * Writes what was read of posts, all or nothing.
 *
 *     snapshot, over the version that was read ───┐
 *     post: when it is read next ─────────────────┼── one transaction
 *     tallies of the office and its association: ─┘
 *       so much more of each count
 *
 * The conditions on snapshot and post are what keeps a count from being added twice, whoever tries again.
 */
async function writeReach(
  ledger: OfficeLedger,
  writes: readonly ReachWrite[],
  paid: readonly PaidReads[],
): Promise<Written> {
  if (writes.length > REACH_WRITES) throw new RangeError(`${writes.length} snapshots do not fit one write`);
  const { rows, officeId } = ledger;
  const own = writes.flatMap(({ snapshot, post }) => {
    if (snapshot.officeId !== officeId) {
      throw new Error(`A store for ${officeId} was given a snapshot of ${snapshot.officeId}`);
    }
    const row = { ...snapshot, version: snapshot.version + 1, ...keys.snapshotKey(snapshot) };
    return [putVersioned(rows, row, snapshot.version), ...(post ? [putPost(ledger, post)] : [])];
  });
  const additions = [
    ...addToTallies(ledger, writes),
    ...paid.map(({ month, platform, count }) =>
      addTo(rows, keys.readsKey(officeId, month, platform), { count }, ledger.clock.now()),
    ),
  ];
  const happenings: Happening[] = writes.flatMap(({ happening }) => happening ?? []);
  const items: WriteItem[] = [...own, ...additions];
  return happenings.length === 0 ? noteAll(ledger, items) : commit(ledger, items, happenings);
}

/** An office writes its own corrections only. */
function putCorrection(
  { rows, officeId }: OfficeLedger,
  {
    associationId,
    correction,
  }: { readonly associationId: AssociationId; readonly correction: SharedCorrection },
): WriteItem {
  if (correction.officeId !== officeId) {
    throw new Error(`A store for ${officeId} was given a correction of ${correction.officeId}`);
  }
  const key = keys.correctionKey({ associationId }, correction);
  return { Put: { TableName: rows.table, Item: { ...correction, ...key } } };
}

/** Adds the counts of all writes, each tally once: a transaction touches no row twice. */
function addToTallies(
  { rows, owner, officeId, clock }: OfficeLedger,
  writes: readonly ReachWrite[],
): WriteItem[] {
  const byKey = new Map<string, { readonly key: RowKey; readonly counts: Counts }>();
  const add = (tallyOwner: Scope, cells: readonly Cell[], counts: Counts) => {
    for (const cell of cells) {
      const key = keys.tallyKey(tallyOwner, cell, officeId);
      const name = `${key.pk} ${key.sk}`;
      byKey.set(name, { key, counts: addCounts(byKey.get(name)?.counts ?? {}, counts) });
    }
  };
  for (const { snapshot, counts } of writes) {
    add(owner, officeCells(snapshot), counts);
    const shared = associationCells(snapshot);
    if (shared) add({ associationId: shared.associationId }, shared.cells, counts);
  }
  const asOf = clock.now();
  return [...byKey.values()].map(({ key, counts }) => addTo(rows, key, counts, asOf));
}

/** Adds to counts that nobody has to have read; `asOf` is when that was done last. */
function addTo({ table }: Rows, key: RowKey, counts: Counts, asOf: Instant): WriteItem {
  const entries = Object.entries(counts).filter(([, change]) => change !== 0);
  const additions = entries.map((_, index) => `#n${index} :v${index}`).join(', ');
  return {
    Update: {
      TableName: table,
      Key: { ...key },
      // A look that changes no count is news all the same.
      UpdateExpression: `SET #asOf = :asOf${additions === '' ? '' : ` ADD ${additions}`}`,
      ExpressionAttributeNames: {
        '#asOf': 'asOf',
        ...Object.fromEntries(entries.map(([name], index) => [`#n${index}`, name])),
      },
      ExpressionAttributeValues: {
        ':asOf': asOf,
        ...Object.fromEntries(entries.map(([, count], index) => [`:v${index}`, count])),
      },
    },
  };
}

function listSnapshots({ rows, officeId }: OfficeLedger, post?: PostId): Promise<readonly Snapshot[]> {
  const prefix = post === undefined ? keys.SNAPSHOTS : keys.snapshotsOf(post);
  return queryPrefix(rows, officePartition(officeId), prefix, Snapshot);
}

function readSnapshot({ rows, officeId }: OfficeLedger, place: SnapshotPlace): Promise<Snapshot | undefined> {
  return readRow(rows, keys.snapshotKey({ ...place, officeId }), Snapshot);
}

const TallyRow = z.looseObject({ sk: z.string(), asOf: Instant });

/** The tallies of a cut, the parts of each added up, in the order of their cells. */
async function listTallies(
  rows: Rows,
  owner: Scope,
  campaignId: CampaignId,
  cut: Cut,
  checkpoint?: Checkpoint,
): Promise<readonly StoredTally[]> {
  const prefix = keys.talliesOf(campaignId, cut, checkpoint);
  return gather(campaignId, cut, await queryPrefix(rows, partitionOf(owner), prefix, TallyRow));
}

/** An association's tallies of the offices from one to another, both included, in the order of their ids. */
async function listOfficeTallies(
  rows: Rows,
  owner: Scope,
  at: Pick<Cell, 'campaignId' | 'checkpoint' | 'platform'>,
  [first, last]: readonly [OfficeId, OfficeId],
): Promise<readonly StoredTally[]> {
  const prefix = keys.talliesOf(at.campaignId, 'office', at.checkpoint, at.platform);
  const found = await queryRows(
    rows,
    {
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
      ExpressionAttributeValues: {
        ':pk': partitionOf(owner),
        ':from': `${prefix}${first}#`,
        ':to': `${prefix}${last}#\uffff`,
      },
      ConsistentRead: true,
    },
    TallyRow,
  );
  return gather(at.campaignId, 'office', found);
}

function gather(
  campaignId: CampaignId,
  cut: Cut,
  found: readonly z.output<typeof TallyRow>[],
): StoredTally[] {
  const byCell = new Map<string, StoredTally>();
  for (const row of found) {
    const { checkpoint, platform, of } = keys.parseTallyKey(row.sk);
    const name = `${checkpoint}#${platform}#${of}`;
    const before = byCell.get(name);
    const counts = addCounts(before?.counts ?? {}, numbersIn(row));
    byCell.set(name, {
      asOf: before !== undefined && before.asOf > row.asOf ? before.asOf : row.asOf,
      cell: {
        campaignId,
        cut,
        of,
        platform: Platform.parse(platform),
        checkpoint: Checkpoint.parse(checkpoint),
      },
      counts,
    });
  }
  return [...byCell.values()];
}

function numbersIn(row: Readonly<Record<string, unknown>>): Counts {
  return Object.fromEntries(
    Object.entries(row).filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
  );
}

const ReadsRow = z.object({ sk: z.string(), count: z.number() });

async function listPaidReads({ rows, officeId }: OfficeLedger): Promise<readonly PaidReads[]> {
  const found = await queryPrefix(rows, officePartition(officeId), keys.READS, ReadsRow);
  return found.map(({ sk, count }) => {
    const [, month = '', platform = ''] = sk.split('#');
    return { month: month as Month, platform: Platform.parse(platform), count };
  });
}
