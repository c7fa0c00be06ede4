import { gunzipSync, gzipSync } from 'node:zlib';
import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { AssociationId } from '#core/ids.ts';
import { ExportedSnapshot } from '#core/reach/export-rows.ts';
import { type ExportId, ExportPlan, endOfExport, StoredExport } from '#core/reach/stored-export.ts';
import { epochOf } from '#core/time.ts';
import type { ReachExports } from '#ports/reach-exports.ts';
import { commit, type Ledger, noteAll, type PutItem, type WriteItem } from './commit.ts';
import { partitionOf } from './keys.ts';
import * as keys from './reach-export-keys.ts';
import { queryPrefix, queryRows, readRow } from './rows.ts';
import { putVersioned } from './versioned.ts';

/** Bytes in one row of the store, whose limit is 400 KB with its keys. */
const LARGEST_PART = 350_000;

/** What is too large for a row is stored compressed. */
const Packed = z.object({ packed: z.instanceof(Uint8Array) });
const PartRow = Packed.extend({ sk: z.string() });

/** An association's exports: each a row, what it goes by, and the rows that it has gathered, some thousands together. */
export function openReachExports(ledger: Ledger, associationId: AssociationId): ReachExports {
  const { rows, owner, clock } = ledger;
  const isKept = (stored: StoredExport) => endOfExport(stored) > clock.now();
  const mine = (stored: StoredExport) => {
    if (stored.associationId === associationId) return stored;
    throw new Error(`A store for ${associationId} was given a row of ${stored.associationId}`);
  };
  return {
    list: async () => {
      const found = await queryPrefix(rows, partitionOf(owner), keys.EXPORTS, StoredExport);
      return found.filter(isKept).toSorted((a, b) => (a.asOf > b.asOf ? -1 : 1));
    },
    read: async (id) => {
      const found = await readRow(rows, keys.exportKey(owner, id), StoredExport);
      return found && isKept(found) ? found : undefined;
    },
    readPlan: async (id) => {
      const found = await readRow(rows, keys.exportPlanKey(owner, id), Packed);
      return found && ExportPlan.parse(unpack(found.packed));
    },
    begin: async (prepared, plan, happening) => {
      const packed = pack(plan);
      if (packed.length > LARGEST_PART) throw new RangeError('The plan of an export does not fit a row');
      const Item = { packed, ...keys.exportPlanKey(owner, prepared.id), ttl: endOf(prepared) };
      await rows.client.send(new PutCommand({ TableName: rows.table, Item }));
      return commit(ledger, [putExport(ledger, mine(prepared))], [happening]);
    },
    addRows: (before, next, added, happening) => {
      const items = [
        putExport(ledger, { ...mine(next), version: before.version }),
        ...putParts(ledger, before, added),
      ];
      return happening ? commit(ledger, items, [happening]) : noteAll(ledger, items);
    },
    readFile: async (stored, file) => {
      const [from, to] = keys.exportFileBounds(stored, file);
      const found = await queryRows(
        rows,
        {
          KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
          ExpressionAttributeValues: { ':pk': partitionOf(owner), ':from': from, ':to': to },
          ConsistentRead: true,
        },
        PartRow,
      );
      return found.flatMap(({ packed }) => z.array(ExportedSnapshot).parse(unpack(packed)));
    },
    remove: async (stored, happening) => {
      const { id, version } = mine(stored);
      const Delete = {
        TableName: rows.table,
        Key: { ...keys.exportKey(owner, id) },
        ConditionExpression: '#version = :version',
        ExpressionAttributeNames: { '#version': 'version' },
        ExpressionAttributeValues: { ':version': version },
      };
      const written = await commit(ledger, [{ Delete }], [happening]);
      // Nothing leads to the rest any more; what a crash leaves of it here is removed when its time is over.
      if (written === 'written') await removeRest(ledger, id);
      return written;
    },
  };
}

/**
 * Rows as they are put beside the note of how far the export is. Whoever puts them has counted those before them: the
 * version of the export and the name of a part keep any row from having two places.
 */
function putParts(
  { rows, owner }: Ledger,
  before: StoredExport,
  added: readonly ExportedSnapshot[],
): readonly WriteItem[] {
  let firstRow = before.rows;
  return packRows(added).map(({ count, packed }) => {
    const key = keys.exportPartKey(owner, before.id, firstRow);
    firstRow += count;
    return putVersioned(rows, { packed, ...key, ttl: endOf(before) }, 0);
  });
}

/** Rows that fit one row of the store; more of them are halved until they do. */
function packRows(
  added: readonly ExportedSnapshot[],
): readonly { readonly count: number; readonly packed: Uint8Array }[] {
  if (added.length === 0) return [];
  const packed = pack(added);
  if (packed.length <= LARGEST_PART || added.length === 1) return [{ count: added.length, packed }];
  const half = Math.ceil(added.length / 2);
  return [...packRows(added.slice(0, half)), ...packRows(added.slice(half))];
}

function pack(value: unknown): Uint8Array {
  return gzipSync(JSON.stringify(value));
}

function unpack(packed: Uint8Array): unknown {
  return JSON.parse(gunzipSync(packed).toString('utf8'));
}

function putExport({ rows, owner }: Ledger, stored: StoredExport): PutItem {
  const item = {
    ...stored,
    version: stored.version + 1,
    ...keys.exportKey(owner, stored.id),
    ...keys.exportDueKeys(stored),
    ttl: endOf(stored),
  };
  return putVersioned(rows, item, stored.version);
}

async function removeRest({ rows, owner }: Ledger, id: ExportId): Promise<void> {
  const Name = z.object({ sk: z.string() });
  const parts = await queryPrefix(rows, partitionOf(owner), keys.exportPartsOf(id), Name);
  const { pk, sk } = keys.exportPlanKey(owner, id);
  for (const each of [sk, ...parts.map((part) => part.sk)]) {
    await rows.client.send(new DeleteCommand({ TableName: rows.table, Key: { pk, sk: each } }));
  }
}

/** In seconds since 1970: DynamoDB removes the row some time after. */
function endOf(stored: StoredExport): number {
  return Math.ceil(epochOf(endOfExport(stored)) / 1000);
}
