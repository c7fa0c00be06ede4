import { describe, expect, it } from 'vitest';
import { PIXEL, readFile, zip } from './toolkit-stage.ts';

describe('an archive', () => {
  it('gives its documents and the pictures beside them, and says what it leaves out', async () => {
    const bytes = zip({
      'kit/b.txt': 'Text',
      'kit/a.md': '# Text',
      'kit/media/hall.png': PIXEL,
      'kit/flyer.pdf': '%PDF-1.7',
      '__MACOSX/._a.md': 'x',
    });
    expect(await readFile('kit.zip', bytes)).toMatchObject({
      ok: true,
      value: {
        documents: [{ name: 'kit/a.md' }, { name: 'kit/b.txt' }],
        pictures: [{ name: 'hall.png', mimeType: 'image/png' }],
        leftOut: [{ name: 'kit/flyer.pdf', why: expect.stringContaining('PDF') }],
      },
    });
  });

  it.each(['../a.txt', '/a.txt', 'a/../../b.txt', 'C:/a.txt', '..\\a.txt'])(
    'with a file called %s is refused',
    async (name) => {
      expect(await readFile('kit.zip', zip({ [name]: 'Text' }))).toMatchObject({ error: { kind: 'unsafe' } });
    },
  );

  it('that is a bomb is refused before it goes off, and one that merely shrinks well is not', async () => {
    const bomb = zip({ 'a.txt': new Uint8Array(9_000_000).fill(97) });
    expect(bomb.length).toBeLessThan(20_000);
    expect(await readFile('kit.zip', bomb)).toMatchObject({ error: { kind: 'unsafe' } });
    const text = Array.from(
      { length: 2_500 },
      (_, at) => `Line ${at} of a text that says much the same again\n\n`,
    ).join('');
    expect(await readFile('kit.zip', zip({ 'a.txt': text }))).toMatchObject({ ok: true });
  });

  it('whose document is a bomb is refused as a whole', async () => {
    const inner = zip({ 'word/document.xml': new Uint8Array(9_000_000).fill(97) });
    expect(await readFile('kit.zip', zip({ 'a.docx': inner, 'b.txt': 'Text' }))).toMatchObject({
      error: { kind: 'unsafe', message: expect.stringMatching(/^a\.docx: /) },
    });
  });

  it('whose list lies about a size is refused', async () => {
    const bytes = zip({ 'a.txt': 'Text that is longer than the archive says. '.repeat(40) });
    const list = Buffer.from(bytes.buffer).indexOf('PK\x01\x02');
    new DataView(bytes.buffer).setUint32(list + 24, 10, true);
    expect(await readFile('kit.zip', bytes)).toMatchObject({ error: { kind: 'unsafe' } });
  });

  it('with a damaged file is refused', async () => {
    const bytes = zip({ 'a.txt': 'Text' });
    const list = Buffer.from(bytes.buffer).indexOf('PK\x01\x02');
    new DataView(bytes.buffer).setUint32(list + 16, 1, true);
    expect(await readFile('kit.zip', bytes)).toMatchObject({ error: { kind: 'unreadable' } });
  });

  it.each([
    ['files', { maxEntries: 1 }, { maxEntries: 2 }],
    ['bytes', { maxUnpacked: 7 }, { maxUnpacked: 8 }],
  ])('with too many %s is refused, and one at the limit is read', async (_, below, at) => {
    const bytes = zip({ 'a.txt': 'Text', 'b.txt': 'More' });
    expect(await readFile('kit.zip', bytes, below)).toMatchObject({ error: { kind: 'too-large' } });
    expect(await readFile('kit.zip', bytes, at)).toMatchObject({ ok: true });
  });

  it('in an archive is not opened', async () => {
    expect(
      await readFile('kit.zip', zip({ 'a.txt': 'Text', 'b.zip': zip({ 'c.txt': 'Text' }) })),
    ).toMatchObject({
      value: { documents: [{ name: 'a.txt' }], leftOut: [{ name: 'b.zip' }] },
    });
  });
});
