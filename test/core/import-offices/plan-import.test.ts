import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OfficeId } from '#core/ids.ts';
import { OFFICE_COLUMNS, type OfficeRecord } from '#core/import-offices/office-form.ts';
import { applyRecord, planImport } from '#core/import-offices/plan-import.ts';
import type { Office } from '#core/office.ts';
import { MILLBROOK, RIVERTON } from '#test/fixtures/office.ts';
import { officeRecords } from './records.ts';

/** Two states of the same offices: some in both, some changed, some in one alone. */
const pairs = fc
  .tuple(
    officeRecords,
    officeRecords,
    fc.infiniteStream(fc.constantFrom('stored', 'both', 'file', 'renamed')),
  )
  .map(([records, others, fates]) => {
    const stored: Office[] = [];
    const file: OfficeRecord[] = [];
    for (const [index, record] of records.entries()) {
      const fate = fates.next().value;
      if (fate !== 'file') stored.push(record);
      if (fate === 'renamed') file.push({ ...(others[index] ?? record), id: record.id });
      else if (fate !== 'stored') file.push(record);
    }
    return { stored, file };
  });

describe('the plan of an import', () => {
  it('tells what is added, changed field by field, unchanged, and missing from the file', () => {
    const lake: OfficeRecord = { ...MILLBROOK, id: OfficeId.parse('lake') };
    const renamed = { ...MILLBROOK, official: { name: 'Ada Reed', title: 'Town Clerk' }, population: 4100 };
    expect(planImport([MILLBROOK, RIVERTON], [renamed, lake])).toEqual({
      added: [lake],
      changed: [
        {
          stored: MILLBROOK,
          record: renamed,
          fields: [
            { column: 'official_name', from: 'Dana Whitfield', to: 'Ada Reed' },
            { column: 'population', from: '', to: '4100' },
          ],
        },
      ],
      unchanged: [],
      missing: [RIVERTON],
    });
  });

  it('takes an empty population for none', () => {
    const { changed } = planImport([{ ...MILLBROOK, population: 4100 }], [MILLBROOK]);
    expect(changed.map(({ fields }) => fields)).toEqual([[{ column: 'population', from: '4100', to: '' }]]);
    expect(applyRecord({ ...MILLBROOK, population: 4100 }, MILLBROOK)).toEqual(MILLBROOK);
  });

  it('leaves alone what is stored of an office and is in no file', () => {
    const stored = { ...MILLBROOK, notInAFile: 'kept' };
    expect(applyRecord(stored, { ...MILLBROOK, name: 'Clerk' })).toEqual({ ...stored, name: 'Clerk' });
    expect(applyRecord(undefined, MILLBROOK)).toEqual(MILLBROOK);
  });

  it('has every office of the file and of the store exactly once', () => {
    return fc.assert(
      fc.property(pairs, ({ stored, file }) => {
        const { added, changed, unchanged, missing } = planImport(stored, file);
        const fromFile = [...added, ...changed.map(({ record }) => record)].map(({ id }) => id);
        expect([...fromFile, ...unchanged].sort()).toEqual(file.map(({ id }) => id).sort());
        const fromStore = [...changed.map((change) => change.stored), ...missing].map(({ id }) => id);
        expect([...fromStore, ...unchanged].sort()).toEqual(stored.map(({ id }) => id).sort());
      }),
    );
  });

  it('once carried out leaves nothing to do', () => {
    return fc.assert(
      fc.property(pairs, ({ stored, file }) => {
        const { added, changed, missing } = planImport(stored, file);
        const after = new Map(stored.map((office) => [office.id, office]));
        for (const record of added) after.set(record.id, applyRecord(undefined, record));
        for (const change of changed) after.set(change.record.id, applyRecord(change.stored, change.record));
        expect(planImport([...after.values()], file)).toEqual({
          added: [],
          changed: [],
          unchanged: file.map(({ id }) => id),
          missing,
        });
      }),
    );
  });

  it('changes only what differs', () => {
    return fc.assert(
      fc.property(pairs, ({ stored, file }) => {
        for (const { fields } of planImport(stored, file).changed) {
          expect(fields.length).toBeGreaterThan(0);
          for (const { column, from, to } of fields) {
            expect(OFFICE_COLUMNS).toContain(column);
            expect(from).not.toBe(to);
          }
        }
      }),
    );
  });
});
