import { strFromU8, unzipSync } from 'fflate';
import mammoth from 'mammoth';
import { describe, expect, it } from 'vitest';
import { docxDocuments } from '#adapters/docx/docx-documents.ts';
import { documentText, type FilledDocument } from '#core/companion/fill-document.ts';
import { Language } from '#core/ids.ts';

const DOCUMENT: FilledDocument = {
  title: 'Press release',
  language: Language.parse('en'),
  missing: [],
  blocks: [
    {
      kind: 'paragraph',
      runs: [{ text: 'Contact:\n' }, { text: 'Jordan & Ana' }, { text: '\n' }, { text: '<555>' }],
    },
    { kind: 'heading', level: 1, runs: [{ text: 'An office in ' }, { text: '[Place]', isMissing: true }] },
    { kind: 'quote', runs: [{ text: '“We answer.” – Peña' }] },
    { kind: 'heading', level: 2, runs: [{ text: 'Points' }] },
    { kind: 'list', isNumbered: false, items: [[{ text: 'One' }], [{ text: 'Two' }]] },
    {
      kind: 'list',
      isNumbered: true,
      items: [[{ text: 'Law.', isStrong: true }, { text: ' We follow it.' }]],
    },
  ],
};

const read = async (document: FilledDocument) => Buffer.from(await docxDocuments.write(document));
const partOf = (bytes: Uint8Array, name: string) => strFromU8(unzipSync(bytes)[name] ?? new Uint8Array());
const words = (text: string) => text.split(/\s+/).filter((word) => word !== '');

describe('a document as a Word file', () => {
  it('reads back with the same words, in the same order', async () => {
    const { value } = await mammoth.extractRawText({ buffer: await read(DOCUMENT) });
    // The reader drops line breaks inside a paragraph without a space.
    expect(value.replaceAll(/\s/g, '')).toBe(documentText(DOCUMENT).replaceAll(/\s/g, ''));
    expect(words(value)).toContain('“We');
  });

  it('has real headings, lists and line breaks', async () => {
    const { value, messages } = await mammoth.convertToHtml({ buffer: await read(DOCUMENT) });
    expect(value).toContain('<p>Contact:<br />Jordan &amp; Ana<br />&lt;555&gt;</p>');
    expect(value).toMatch(/<h1>.*An office in \[Place\]<\/h1>/);
    expect(value).toMatch(/<h2>.*Points<\/h2>/);
    expect(value).toContain('<ul><li>One</li><li>Two</li></ul>');
    expect(value).toContain('<ol><li><strong>Law.</strong> We follow it.</li></ol>');
    expect(messages.filter(({ type }) => type === 'error')).toEqual([]);
  });

  it('says its title and language, marks what is missing, and fetches nothing', async () => {
    const bytes = await read({ ...DOCUMENT, language: Language.parse('es') });
    expect(partOf(bytes, 'docProps/core.xml')).toContain('<dc:title>Press release</dc:title>');
    expect(partOf(bytes, 'word/styles.xml')).toContain('w:val="es-US"');
    expect(partOf(bytes, 'word/document.xml').match(/w:fill="FFF59D"/g)).toHaveLength(1);
    const parts = Object.entries(unzipSync(bytes)).filter(([name]) => name.endsWith('.rels'));
    expect(parts.length).toBeGreaterThan(0);
    for (const [, part] of parts) expect(strFromU8(part)).not.toContain('TargetMode="External"');
  });

  it('is the same file for the same document', async () => {
    const [one, other] = [await read(DOCUMENT), await read(DOCUMENT)];
    expect(one.equals(other)).toBe(true);
    // The time in its first entry: the first day that archives know.
    expect(one.readUInt32LE(10)).toBe(0x00_21_00_00);
    expect(one.equals(await read({ ...DOCUMENT, title: 'Another' }))).toBe(false);
  });
});
