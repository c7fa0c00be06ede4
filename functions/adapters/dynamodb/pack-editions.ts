import type { PackId } from '#core/ids.ts';
import type { Scope } from '#core/member.ts';
import { OwnPack } from '#core/own-pack/own-pack.ts';
import {
  type PackEdition,
  PublishedCompanions,
  PublishedHeader,
  PublishedMessages,
  packOf,
  type SharedPack,
} from '#core/own-pack/published-pack.ts';
import type { Ledger, WriteItem } from './commit.ts';
import { partitionOf, type RowKey } from './keys.ts';
import { listMembershipsOf } from './memberships.ts';
import { queryPrefix, type Rows, readRow } from './rows.ts';

export const PACKS = 'PACK#';

export const packKey = (owner: Scope, id: PackId): RowKey => ({
  pk: partitionOf(owner),
  sk: `${PACKS}${id}`,
});

export const editionPrefix = (id: PackId): string => `PACK-EDITION#${id}#`;

/** Versions sort as numbers do. */
const numbered = (version: number): string => String(version).padStart(6, '0');

/** Messages that lie in one row: with the longest ones it stays below DynamoDB's 400 KB. */
const TEXTS = 8;

const textsPrefix = (id: PackId, version: number): string => `PACK-TEXTS#${id}#${numbered(version)}#`;

const besideKey = (owner: Scope, id: PackId, version: number): RowKey => ({
  pk: partitionOf(owner),
  sk: `PACK-BESIDE#${id}#${numbered(version)}`,
});

/** What puts a published version: none of its rows may be there yet, so that no version is ever written twice. */
export function putEdition({ rows, owner }: Ledger, edition: PackEdition): readonly WriteItem[] {
  const { messages, companions, ...rest } = edition;
  const { id, version } = edition.header;
  const put = (sk: string, item: object): WriteItem => ({
    Put: {
      TableName: rows.table,
      Item: { ...item, pk: partitionOf(owner), sk },
      ConditionExpression: 'attribute_not_exists(pk)',
    },
  });
  const texts: WriteItem[] = [];
  for (let from = 0; from < messages.length; from += TEXTS) {
    const sk = `${textsPrefix(id, version)}${numbered(from)}`;
    texts.push(put(sk, { messages: messages.slice(from, from + TEXTS) }));
  }
  const beside =
    companions.length === 0 ? [] : [put(besideKey(owner, id, version).sk, { companions: [...companions] })];
  return [put(`${editionPrefix(id)}${numbered(version)}`, rest), ...texts, ...beside];
}

async function readEdition(
  rows: Rows,
  owner: Scope,
  id: PackId,
  version: number,
): Promise<PackEdition | undefined> {
  const pk = partitionOf(owner);
  const sk = `${editionPrefix(id)}${numbered(version)}`;
  const [header, texts, beside] = await Promise.all([
    readRow(rows, { pk, sk }, PublishedHeader),
    queryPrefix(rows, pk, textsPrefix(id, version), PublishedMessages),
    readRow(rows, besideKey(owner, id, version), PublishedCompanions),
  ]);
  return (
    header && {
      ...header,
      messages: texts.flatMap(({ messages }) => messages),
      companions: beside?.companions ?? [],
    }
  );
}

/** Whose published packs one may use: an office its associations' too, as long as it is in them. */
async function listOwners(rows: Rows, place: Scope): Promise<readonly Scope[]> {
  if (!('officeId' in place)) return [place];
  const memberships = await listMembershipsOf(rows, place.officeId);
  return [place, ...memberships.map(({ associationId }) => ({ associationId }))];
}

export async function listShared(rows: Rows, place: Scope): Promise<readonly SharedPack[]> {
  const owners = await listOwners(rows, place);
  const found = await Promise.all(
    owners.map(async (owner) => {
      const packs = await queryPrefix(rows, partitionOf(owner), PACKS, OwnPack);
      return Promise.all(packs.map((pack) => share(rows, owner, pack, pack.published)));
    }),
  );
  return found.flat().filter((shared) => shared !== undefined);
}

export async function findShared(
  rows: Rows,
  place: Scope,
  id: PackId,
  version?: number,
): Promise<SharedPack | undefined> {
  const owners = await listOwners(rows, place);
  const found = await Promise.all(
    owners.map(async (owner) => {
      const pack = await readRow(rows, packKey(owner, id), OwnPack);
      return pack && share(rows, owner, pack, version ?? pack.published);
    }),
  );
  return found.find((shared) => shared !== undefined);
}

async function share(
  rows: Rows,
  owner: Scope,
  { id, retired }: OwnPack,
  version: number,
): Promise<SharedPack | undefined> {
  if (version < 1) return undefined;
  const edition = await readEdition(rows, owner, id, version);
  return edition && { pack: packOf(edition), owner, isRetired: retired !== undefined };
}
