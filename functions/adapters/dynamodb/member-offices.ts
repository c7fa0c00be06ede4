import type { AssociationId, OfficeId } from '#core/ids.ts';
import { Office } from '#core/office.ts';
import type { FoundOffice, OfficeWrite } from '#ports/association-store.ts';
import type { Written } from '#ports/store.ts';
import { chainBeside, commit, type Ledger, type WriteItem } from './commit.ts';
import { membershipKey, officeKey } from './keys.ts';
import { putMembership } from './memberships.ts';
import { parseRow, READ_LIMIT, readBatch } from './rows.ts';

/** An office's profile and its membership. */
const KEYS_EACH = 2;

/** Whether ids are this association's offices, or somebody else's, of whom nothing more is told. */
export async function lookUpOffices(
  { rows }: Ledger,
  association: AssociationId,
  ids: readonly OfficeId[],
): Promise<ReadonlyMap<OfficeId, FoundOffice>> {
  const found = new Map<OfficeId, FoundOffice>();
  const step = READ_LIMIT / KEYS_EACH;
  for (let from = 0; from < ids.length; from += step) {
    const some = ids.slice(from, from + step);
    const keys = some.flatMap((id) => [officeKey(id), membershipKey(id, association)]);
    const read = new Map((await readBatch(rows, keys)).map((row) => [`${row.pk} ${row.sk}`, row]));
    for (const id of some) {
      const profile = officeKey(id);
      const membership = membershipKey(id, association);
      const row = read.get(`${profile.pk} ${profile.sk}`);
      if (!row) continue;
      const isMember = read.has(`${membership.pk} ${membership.sk}`);
      found.set(id, isMember ? { kind: 'member', office: parseRow(row, Office) } : { kind: 'taken' });
    }
  }
  return found;
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
