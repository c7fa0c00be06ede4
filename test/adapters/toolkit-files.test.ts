import { describe, expect, it } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import type { Block } from '#core/import-toolkit/document.ts';
import { cell, docx, item, para, readFile, relationship, run, styled, zip } from './toolkit-stage.ts';

async function blocksOf(name: string, content: string | Uint8Array): Promise<readonly Block[]> {
  const read = await readFile(name, content);
  if (!read.ok) throw new Error(read.error.message);
  return read.value.documents.flatMap(({ blocks }) => blocks);
}

const sayings = (blocks: readonly Block[]) =>
  blocks.map((block) => [block.kind, block.place.first, 'text' in block ? block.text : '']);

describe('Markdown', () => {
  const TEXT = `# Sample posts

**Facebook**

- **Doors:** [OFFICE] opens [its doors](https://example.gov/doors).
  - under \\[it\\]

![A hall](media/hall.png)

| Post | Platform |
| ---- | -------- |
| one  | X        |

---

\`\`\`
as it
stands
\`\`\`

[doors]: https://example.gov
`;

  it('becomes blocks with their lines', async () => {
    expect(sayings(await blocksOf('a.md', TEXT))).toEqual([
      ['heading', 1, 'Sample posts'],
      ['paragraph', 3, 'Facebook'],
      ['list-item', 5, 'Doors: [OFFICE] opens its doors.'],
      ['list-item', 6, 'under [it]'],
      ['image', 8, ''],
      ['table', 10, ''],
      ['ornament', 14, '---'],
      ['paragraph', 16, 'as it\nstands'],
      ['paragraph', 21, '[doors]: https://example.gov'],
    ]);
  });

  it('keeps what is bold, how deep items stand, and where words lead', async () => {
    expect(await blocksOf('a.md', TEXT)).toMatchObject([
      { level: 1 },
      { bold: true },
      { depth: 0, lead: 'Doors', links: [{ text: 'its doors', url: 'https://example.gov/doors' }] },
      { depth: 1 },
      { file: 'media/hall.png', alt: 'A hall' },
      { rows: [{ cells: ['Post', 'Platform'] }, { cells: ['one', 'X'], place: { first: 12, last: 12 } }] },
      {},
      {},
      {},
    ]);
  });

  it('joins lines that were wrapped, and keeps those that a person ended', async () => {
    const wrapped = 'A line that is so long that only a program would have ended it';
    expect(sayings(await blocksOf('a.md', `${wrapped}\nright here.\n\nX: @one\nY: @two\n`))).toEqual([
      ['paragraph', 1, `${wrapped} right here.`],
      ['paragraph', 4, 'X: @one\nY: @two'],
    ]);
  });
});

describe('a Word document', () => {
  const BODY = [
    styled('Heading1', run('Sample posts')),
    para(''),
    item(
      run('Doors:', true) +
        run(' [OFFICE] opens its ') +
        `<w:hyperlink r:id="rId9">${run('doors')}</w:hyperlink>`,
    ),
    item(run('under it'), 1),
    para(run('All bold', true)),
    `<w:tbl><w:tr>${cell('Post')}${cell('Platform')}</w:tr><w:tr>${cell('one')}${cell('X')}</w:tr></w:tbl>`,
    para(run('the end')),
  ].join('');

  it('becomes blocks with their paragraphs, the empty ones counted', async () => {
    const blocks = await blocksOf(
      'a.docx',
      docx(BODY, { rels: relationship('hyperlink', 'https://example.gov/doors') }),
    );
    expect(sayings(blocks)).toEqual([
      ['heading', 1, 'Sample posts'],
      ['list-item', 3, 'Doors: [OFFICE] opens its doors'],
      ['list-item', 4, 'under it'],
      ['paragraph', 5, 'All bold'],
      ['table', 6, ''],
      ['paragraph', 10, 'the end'],
    ]);
    expect(blocks).toMatchObject([
      {},
      { depth: 0, lead: 'Doors', links: [{ text: 'doors', url: 'https://example.gov/doors' }] },
      { depth: 1 },
      { bold: true },
      { rows: [{ cells: ['Post', 'Platform'] }, { cells: ['one', 'X'] }] },
      {},
    ]);
  });

  it.each(['image', 'attachedTemplate', 'oleObject', 'frame'])(
    'that loads its %s from outside is refused',
    async (type) => {
      const read = await readFile(
        'a.docx',
        docx(BODY, { rels: relationship(type, 'https://example.org/a') }),
      );
      expect(read).toMatchObject({
        ok: false,
        error: { kind: 'unsafe', message: expect.stringContaining(`(${type})`) },
      });
    },
  );

  it('that defines entities is refused', async () => {
    const prolog = '<!DOCTYPE a [<!ENTITY b "c">]>';
    expect(await readFile('a.docx', docx(BODY, { prolog }))).toMatchObject({ error: { kind: 'unsafe' } });
  });

  it('that nests its parts too deeply or has too many is refused, and one at the limit is read', async () => {
    const tags = { maxTags: 30 };
    expect(await readFile('a.docx', docx(para(run('a')).repeat(9)), tags)).toMatchObject({
      error: { kind: 'too-large' },
    });
    expect(await readFile('a.docx', docx(para(run('a')).repeat(2)), tags)).toMatchObject({ ok: true });
    const deep = `${'<w:sdt><w:sdtContent>'.repeat(120)}${para(run('a'))}${'</w:sdtContent></w:sdt>'.repeat(120)}`;
    expect(await readFile('a.docx', docx(deep))).toMatchObject({ error: { kind: 'too-large' } });
    expect(await readFile('a.docx', docx(deep), { maxDepth: 300 })).toMatchObject({ ok: true });
  });

  it('whose text is no XML is refused', async () => {
    expect(await readFile('a.docx', zip({ 'word/document.xml': 'not at all' }))).toMatchObject({
      error: { kind: 'unreadable' },
    });
  });
});

describe('a table', () => {
  const HEADER = 'post,platform,timeframe,topic,time-sensitive,image,alt text';

  it('in CSV becomes one block, its rows counted as a spreadsheet does', async () => {
    const [table] = await blocksOf('a.csv', `${HEADER}\n\n"one, two",X,E-30,count,yes,hall.png,A hall\n`);
    expect(table).toMatchObject({
      kind: 'table',
      rows: [
        {},
        { place: { first: 3 }, cells: ['one, two', 'X', 'E-30', 'count', 'yes', 'hall.png', 'A hall'] },
      ],
    });
  });

  it('in Excel becomes one document a sheet, its dates as dates', async () => {
    const header = ['post', 'platform', 'timeframe'].map((value) => ({ value, type: String }));
    const row = [
      { value: 'one' },
      { value: 'X' },
      { value: new Date('2027-03-04'), type: Date, format: 'yyyy-mm-dd' },
    ];
    const workbook = await writeExcelFile([
      { sheet: 'Spring', data: [header, row] },
      { sheet: 'Fall', data: [header, row] },
    ]).toBuffer();
    const read = await readFile('a.xlsx', new Uint8Array(workbook));
    expect(read).toMatchObject({
      value: {
        documents: [
          { name: 'a.xlsx (Spring)', blocks: [{ rows: [{}, { cells: ['one', 'X', '2027-03-04'] }] }] },
          { name: 'a.xlsx (Fall)' },
        ],
      },
    });
    expect(await readFile('a.xlsx', new Uint8Array(workbook), { maxRows: 0 })).toMatchObject({
      error: { kind: 'too-large' },
    });
  });

  it('that is broken is refused with its row', async () => {
    expect(await readFile('a.csv', 'post,platform\n"one,X\n')).toMatchObject({
      error: { kind: 'unreadable', message: expect.stringContaining('Row 2: A quotation mark') },
    });
  });
});

describe('a file', () => {
  it.each([
    ['a.pdf', '%PDF-1.7', 'unknown-format'],
    ['a.doc', '\u00d0', 'unknown-format'],
    ['a.html', '<p>Text', 'unknown-format'],
    ['a.txt', '  \n', 'unreadable'],
    ['a.txt', '', 'unreadable'],
    ['a.txt', 'a\0b', 'unknown-format'],
    ['a.zip', 'PK\u0003\u0004 and no more', 'unreadable'],
    ['a.zip', zip({ 'a.pdf': '%PDF-1.7' }), 'unreadable'],
    ['a.txt', Uint8Array.from([0x44, 0x6f, 0xf1, 0x61]), 'unreadable'],
  ])('%s of %j is refused', async (name, content, kind) => {
    expect(await readFile(name, content)).toMatchObject({ ok: false, error: { kind } });
  });

  it('in UTF-16 with its mark is read', async () => {
    const bytes = new Uint8Array(Buffer.from('\ufeffDoña', 'utf16le'));
    expect(sayings(await blocksOf('a.txt', bytes))).toEqual([['paragraph', 1, 'Doña']]);
  });

  it('that is too large or takes too long is refused', async () => {
    expect(await readFile('a.txt', 'Text', { maxTextBytes: 3 })).toMatchObject({
      error: { kind: 'too-large' },
    });
    expect(await readFile('a.txt', 'Text', { maxBytes: 3 })).toMatchObject({ error: { kind: 'too-large' } });
    expect(await readFile('a.txt', 'Text', { maxTime: -1 })).toMatchObject({ error: { kind: 'too-slow' } });
    expect(await readFile('a.txt', 'Text')).toMatchObject({ ok: true });
  });

  it.each([
    ['paragraphs', { maxBlocks: 1 }, { maxBlocks: 2 }],
    ['characters in one', { maxBlockLength: 3 }, { maxBlockLength: 4 }],
    ['characters in all', { maxCharacters: 7 }, { maxCharacters: 8 }],
  ])('with too many %s is refused, and one at the limit is read', async (_, below, at) => {
    expect(await readFile('a.txt', 'Text\n\nMore', below)).toMatchObject({ error: { kind: 'too-large' } });
    expect(await readFile('a.txt', 'Text\n\nMore', at)).toMatchObject({ ok: true });
  });

  it('that nests ten thousand quotations is refused instead of ending the program', async () => {
    expect(await readFile('a.md', `${'>'.repeat(30_000)} a`)).toMatchObject({ ok: false });
  });
});
