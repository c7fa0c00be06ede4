import { inflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { csvTables } from '#adapters/csv/csv-tables.ts';
import { xlsxWorkbooks } from '#adapters/xlsx/xlsx-workbooks.ts';
import { type Sheet, tableOf } from '#core/sheet.ts';
import { asTexts, readCsv, readWorkbook } from '../web/read-files.ts';

const CELLS: Sheet = {
  name: 'Cells',
  header: ['text', 'number', 'nothing', '=header'],
  rows: [
    ['Doña Ana, "NM" <&>', 0, undefined, 'two\nlines'],
    ['2026-11-03T14:00:00.000Z', 90_000_000, undefined, ' spaces '],
    ['007', 1.5, undefined, 'true'],
  ],
};

/** One file of a workbook, by its place in the archive's own list (APPNOTE.TXT of ZIP, 4.3.12). */
function unzip(bytes: Uint8Array, wanted: string): string {
  const all = Buffer.from(bytes);
  for (let at = all.indexOf('PK\x01\x02'); at >= 0; at = all.indexOf('PK\x01\x02', at + 4)) {
    const name = all.toString('utf8', at + 46, at + 46 + all.readUInt16LE(at + 28));
    if (name !== wanted) continue;
    const local = all.readUInt32LE(at + 42);
    const from = local + 30 + all.readUInt16LE(local + 26) + all.readUInt16LE(local + 28);
    const packed = all.subarray(from, from + all.readUInt32LE(at + 20));
    return (all.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed)).toString('utf8');
  }
  throw new Error(`The workbook has no ${wanted}`);
}

test('numbers are numbers, texts are texts and what is unknown is an empty cell', async () => {
  const read = await readWorkbook(await xlsxWorkbooks.write([CELLS]));
  expect(read.Cells).toEqual([
    { text: 'Doña Ana, "NM" <&>', number: 0, nothing: null, "'=header": 'two\nlines' },
    { text: '2026-11-03T14:00:00.000Z', number: 90_000_000, nothing: null, "'=header": ' spaces ' },
    { text: '007', number: 1.5, nothing: null, "'=header": 'true' },
  ]);
});

test('no text breaks the workbook, whatever it means to a program', async () => {
  const rows = ['constructor', '__proto__', 'toString', 'a\u0000\u0007b', '\uD800', '</c>', ''].map(
    (text) => [text, 1],
  );
  const read = await readWorkbook(await xlsxWorkbooks.write([{ name: 'Cells', header: ['a', 'b'], rows }]));
  expect(read.Cells?.map(({ b }) => b)).toEqual(rows.map(() => 1));
  const texts = read.Cells?.map(({ a }) => a);
  expect(texts?.slice(0, 4)).toEqual(['constructor ', '__proto__ ', 'toString ', 'ab']);
  expect(texts?.[5]).toBe('</c>');
});

test('every sheet keeps its first row in view', async () => {
  const bytes = await xlsxWorkbooks.write([CELLS, { ...CELLS, name: 'More' }]);
  for (const sheet of ['sheet1', 'sheet2']) {
    const drawn = unzip(bytes, `xl/worksheets/${sheet}.xml`);
    expect(drawn).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/);
    expect(drawn).not.toContain('<f>');
  }
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1'])(
  '%j is a text with an apostrophe, in a workbook as in CSV',
  async (formula) => {
    const sheet: Sheet = { name: 'Cells', header: ['a', 'b'], rows: [[formula, 1]] };
    const csv = readCsv(csvTables.write(tableOf(sheet)));
    expect(csv).toEqual([{ a: `'${formula}`, b: '1' }]);
    const read = await readWorkbook(await xlsxWorkbooks.write([sheet]));
    expect(read.Cells?.map(asTexts)).toEqual([{ a: `'${formula}`, b: '1' }]);
  },
);
