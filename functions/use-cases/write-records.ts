import type { Actor } from '#core/audit.ts';
import type { OfficeRecord } from '#core/import-offices/office-form.ts';
import { applyRecord, type FieldChange, planImport } from '#core/import-offices/plan-import.ts';
import type { Office } from '#core/office.ts';
import {
  type AssociationStore,
  type FoundOffice,
  OFFICE_WRITES,
  type OfficeWrite,
} from '#ports/association-store.ts';

export interface RecordsWriter {
  readonly by: Actor;
  /** Such as `by an import`. */
  readonly how: string;
}

/** Each further try means that somebody wrote in one of the offices in that very moment. */
const TRIES = 8;

/**
 * Makes the offices that records describe and changes those that are there, a transaction at a time; what is as it
 * should be is left alone. Answers with what could not be written, since the id was given to another office meanwhile.
 */
export async function writeRecords(
  association: AssociationStore,
  records: readonly OfficeRecord[],
  writer: RecordsWriter,
): Promise<readonly string[]> {
  const leftOut: string[] = [];
  for (let from = 0; from < records.length; from += OFFICE_WRITES) {
    leftOut.push(...(await writeSome(association, records.slice(from, from + OFFICE_WRITES), writer)));
  }
  return leftOut;
}

async function writeSome(
  association: AssociationStore,
  records: readonly OfficeRecord[],
  writer: RecordsWriter,
): Promise<readonly string[]> {
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const found = await association.lookUpOffices(records.map(({ id }) => id));
    const free = records.filter(({ id }) => found.get(id)?.kind !== 'taken');
    const writes = listWrites(membersIn(found), free, writer);
    const written = writes.length === 0 ? 'written' : await association.writeOffices(writes);
    if (written === 'written') {
      return records
        .filter(({ id }) => found.get(id)?.kind === 'taken')
        .map(({ id, name }) => `${name} was left out: the id “${id}” was given to another office meanwhile.`);
    }
  }
  throw new Error(`Offices of ${association.associationId} are written by others all the time`);
}

function listWrites(
  members: readonly Office[],
  records: readonly OfficeRecord[],
  { by, how }: RecordsWriter,
): readonly OfficeWrite[] {
  const { added, changed } = planImport(members, records);
  return [
    ...added.map(
      (record): OfficeWrite => ({
        office: applyRecord(undefined, record),
        happening: {
          subject: { kind: 'office', id: record.id },
          action: 'office.joined',
          summary: `${by.name} set up ${record.name} ${how}, as a member of the association.`,
        },
      }),
    ),
    ...changed.map(
      ({ stored, record, fields }): OfficeWrite => ({
        office: applyRecord(stored, record),
        before: stored,
        happening: {
          subject: { kind: 'office', id: record.id },
          action: 'office.changed',
          summary: `${by.name} changed the profile of ${stored.name} ${how}: ${describeFields(fields)}.`,
          details: Object.fromEntries(fields.map(({ column, from, to }) => [column, `${from} → ${to}`])),
        },
      }),
    ),
  ];
}

/** The offices of an association among what was found. */
export function membersIn(found: ReadonlyMap<string, FoundOffice>): readonly Office[] {
  return [...found.values()].flatMap((one) => (one.kind === 'member' ? [one.office] : []));
}

function describeFields(fields: readonly FieldChange[]): string {
  return new Intl.ListFormat('en-US').format(fields.map(({ column }) => column.replaceAll('_', ' ')));
}
