import { gunzipSync, gzipSync } from 'node:zlib';
import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { ImportId } from '#core/import-offices/stored-import.ts';
import type { DraftPack } from '#core/import-toolkit/draft-pack.ts';
import { StoredDraft } from '#core/import-toolkit/stored-draft.ts';
import { TOOLKIT_KEPT, ToolkitImport } from '#core/import-toolkit/toolkit-import.ts';
import { isSamePlace } from '#core/member.ts';
import { epochOf, later } from '#core/time.ts';
import type { ToolkitImports } from '#ports/toolkit-imports.ts';
import { type Ledger, note } from './commit.ts';
import { partitionOf, type RowKey } from './keys.ts';
import { queryPrefix, readRow } from './rows.ts';
import { putVersioned } from './versioned.ts';

/*
 *     ASSOC#…  or  OFFICE#…
 *       TOOLKIT#<import>             what came, and what has become of it
 *       TOOLKIT-DRAFT#<import>#<n>   what was read, packed and cut into pieces
 */

const TOOLKITS = 'TOOLKIT#';

/** Bytes of one piece: DynamoDB takes 400 KB in a row. */
const PIECE = 300_000;

const Piece = z.object({ bytes: z.instanceof(Uint8Array) });

const piecePrefix = (id: ImportId): string => `TOOLKIT-DRAFT#${id}#`;

/** One office's or association's toolkits. */
export function openToolkitImports(ledger: Ledger): ToolkitImports {
  const { rows, owner } = ledger;
  const pk = partitionOf(owner);
  const keyOf = (id: ImportId): RowKey => ({ pk, sk: `${TOOLKITS}${id}` });
  const pieceKey = (id: ImportId, number: number): RowKey => ({
    pk,
    sk: `${piecePrefix(id)}${String(number).padStart(4, '0')}`,
  });
  const readPieces = (id: ImportId) => queryPrefix(rows, pk, piecePrefix(id), Piece);
  const mine = (read: ToolkitImport) => {
    if (!isSamePlace(read.owner, owner)) throw new Error(`${pk} was given a toolkit of somebody else`);
  };

  return {
    list: async () => {
      const all = await queryPrefix(rows, pk, TOOLKITS, ToolkitImport);
      return all.toSorted((one, other) => (one.createdAt < other.createdAt ? 1 : -1));
    },
    read: (id) => readRow(rows, keyOf(id), ToolkitImport),
    readDraft: async ({ id }) => unpack((await readPieces(id)).map(({ bytes }) => bytes)),
    // The draft comes first: an import that is there is whole.
    store: async (read, draft) => {
      mine(read);
      const ttl = Math.ceil(epochOf(later(read.createdAt, TOOLKIT_KEPT)) / 1000);
      const packed = gzipSync(JSON.stringify(draft));
      for (let from = 0; from < packed.length; from += PIECE) {
        const bytes = new Uint8Array(packed.subarray(from, from + PIECE));
        const Item = { bytes, ttl, ...pieceKey(read.id, from / PIECE) };
        await rows.client.send(new PutCommand({ TableName: rows.table, Item }));
      }
      const item = { ...read, version: read.version + 1, ttl, ...keyOf(read.id) };
      return note(ledger, putVersioned(rows, item, read.version));
    },
    // The pieces first here too: one that is marked as saved has lost none.
    keep: async (saved) => {
      mine(saved);
      const { length } = await readPieces(saved.id);
      for (let number = 0; number < length; number += 1) {
        await rows.client.send(
          new UpdateCommand({
            TableName: rows.table,
            Key: { ...pieceKey(saved.id, number) },
            UpdateExpression: 'REMOVE #ttl',
            ExpressionAttributeNames: { '#ttl': 'ttl' },
          }),
        );
      }
      const item = { ...saved, version: saved.version + 1, ...keyOf(saved.id) };
      return note(ledger, putVersioned(rows, item, saved.version));
    },
  };
}

function unpack(pieces: readonly Uint8Array[]): DraftPack {
  return StoredDraft.parse(JSON.parse(gunzipSync(Buffer.concat(pieces)).toString('utf8')));
}
