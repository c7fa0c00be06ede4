import type { AssociationId, OfficeId } from '#core/ids.ts';
import { Office } from '#core/office.ts';
import type { FoundOffice, OfficeWrite } from '#ports/association-store.ts';
import type { Written } from '#ports/store.ts';
import { chainBeside, commit, type Ledger, type WriteItem } from './commit.ts';
import { membershipKey, officeKey } from './keys.ts';
import { putMembership } from './memberships.ts';
import { parseRow, READ_LIMIT, type Rows, readBatch } from './rows.ts';

/** An office's profile and its membership. */
const KEYS_EACH = 2;

/** Whether ids are this association's offices, or somebody else's, of whom nothing more is told. */
export async function lookUpOffices(
  { rows }: Ledger,
  association: AssociationId,
  ids: readonly OfficeId[],
): Promise<ReadonlyMap<OfficeId, FoundOffice>> {
  const step = READ_LIMIT / KEYS_EACH;
  const batches = Array.from({ length: Math.ceil(ids.length / step) }, (_, at) =>
    ids.slice(at * step, (at + 1) * step),
  );
  const found = await Promise.all(batches.map((some) => lookUpSome(rows, association, some)));
  return new Map(found.flat());
}

async function lookUpSome(
  rows: Rows,
  association: AssociationId,
  ids: readonly OfficeId[],
): Promise<readonly (readonly [OfficeId, FoundOffice])[]> {
  const wanted = ids.map((id) => ({
    id,
    profile: officeKey(id),
    membership: membershipKey(id, association),
  }));
  const read = await readBatch(
    rows,
    wanted.flatMap(({ profile, membership }) => [profile, membership]),
  );
  const byKey = new Map(read.map((row) => [`${row.pk} ${row.sk}`, row]));
  return wanted.flatMap(({ id, profile, membership }) => {
    const row = byKey.get(`${profile.pk} ${profile.sk}`);
    if (!row) return [];
    const isMember = byKey.has(`${membership.pk} ${membership.sk}`);
    const found: FoundOffice = isMember
      ? { kind: 'member', office: parseRow(row, Office) }
      : { kind: 'taken' };
    return [[id, found] as const];
  });
}

/** Each office brings its profile, its membership, its own audit head and entry, and the association's entry. */
export async function writeOffices(
  ledger: Ledger,
  associationId: AssociationId,
  writes: readonly OfficeWrite[],
): Promise<Written> {
  const items = await Promise.all(writes.map((write) => itemsOf(ledger, associationId, write)));
  return commit(
    ledger,
    items.flat(),
    writes.map(({ happening }) => happening),
  );
}

async function itemsOf(
  ledger: Ledger,
  associationId: AssociationId,
  { office, before, happening }: OfficeWrite,
): Promise<readonly WriteItem[]> {
  const { rows, clock } = ledger;
  const officeId = office.id;
  const beside = await chainBeside({ ...ledger, owner: { officeId } }, [happening]);
  const membership: WriteItem = before
    ? {
        ConditionCheck: {
          TableName: rows.table,
          Key: membershipKey(officeId, associationId),
          ConditionExpression: 'attribute_exists(pk)',
        },
      }
    : putMembership(rows, { associationId, officeId, joinedAt: clock.now() });
  const profile: WriteItem = {
    Put: { TableName: rows.table, Item: { ...office, ...officeKey(officeId) }, ...stillAs(before) },
  };
  return [profile, membership, ...beside];
}

/** Only over the profile that the writer had read: what no file column says is kept from it. */
function stillAs(before: Office | undefined) {
  if (before === undefined) return { ConditionExpression: 'attribute_not_exists(pk)' };
  const fields = Object.entries(before).filter(([, value]) => value !== undefined);
  return {
    ConditionExpression: fields.map((_, at) => `#f${at} = :f${at}`).join(' AND '),
    ExpressionAttributeNames: Object.fromEntries(fields.map(([name], at) => [`#f${at}`, name])),
    ExpressionAttributeValues: Object.fromEntries(fields.map(([, value], at) => [`:f${at}`, value])),
  };
}
