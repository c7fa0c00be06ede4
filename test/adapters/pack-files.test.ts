import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPackLibrary } from '#adapters/pack-files/read-pack-library.ts';
import { PackId } from '#core/ids.ts';
import type { StoredMedia } from '#ports/media.ts';
import {
  card,
  HEADER,
  HEADER_FILE,
  MESSAGE,
  MESSAGE_FILE,
  measure,
  readLibrary,
  soundPack,
  writeLibrary,
} from './pack-fixture.ts';

describe('a sound pack', () => {
  test('loads with its messages in order and its images measured', async () => {
    const second = MESSAGE.replace('id: meet-us', 'id: again');
    const library = await readLibrary({ ...soundPack(), 'fair/messages/a-first.yaml': second });

    expect(library.problems()).toEqual([]);
    const pack = library.find(PackId.parse('fair'));
    expect(pack?.messages.map(({ id }) => id)).toEqual(['again', 'meet-us']);
    expect(pack?.images.get('card')).toEqual({
      mediaId: createHash('sha256').update(card).digest('hex'),
      mimeType: 'image/png',
      bytes: card.byteLength,
      width: 8,
      height: 4,
      alt: 'A card.',
    });
  });

  test('is found by its id, and no other is', async () => {
    const library = await readLibrary(soundPack());
    expect(library.list().map(({ id }) => id)).toEqual(['fair']);
    expect(library.find(PackId.parse('other'))).toBeUndefined();
  });

  test('hands over the bytes of its images for keeping; a faulty one hands over none', async () => {
    const faulty = { 'bad/pack.yaml': HEADER, 'bad/messages/m.yaml': MESSAGE, 'bad/media/card.png': card };
    const kept: StoredMedia[] = [];
    const keep = async (media: StoredMedia) => kept.push(media);
    await readPackLibrary(await writeLibrary({ ...soundPack(), ...faulty }), { measure, keep });
    expect(kept.map(({ mimeType, bytes }) => [mimeType, bytes.byteLength])).toEqual([
      ['image/png', card.byteLength],
    ]);
  });

  test('stands beside files that are no packs', async () => {
    const library = await readLibrary({ ...soundPack(), 'README.md': '# Packs', '.git/config': 'x' });
    expect(library.problems()).toEqual([]);
    expect(library.list()).toHaveLength(1);
  });
});

test('a folder that is not there is refused', async () => {
  await expect(readPackLibrary(join(await writeLibrary({}), 'nowhere'), { measure })).rejects.toThrow(
    'ENOENT',
  );
});

test('whatever happens to one pack, the other still loads and each problem points into a file', async () => {
  const library = await writeLibrary({
    ...soundPack(),
    ...Object.fromEntries(
      Object.entries(soundPack()).map(([path, content]) => [
        path.replace('fair/', 'other/'),
        typeof content === 'string' ? content.replace('id: fair', 'id: other') : content,
      ]),
    ),
  });
  const damage = fc.record({
    file: fc.constantFrom(HEADER_FILE, MESSAGE_FILE),
    line: fc.nat(45),
    with: fc.oneof(
      fc.constantFrom('', '- x', '{', '  :', '\t', '"', '&a *a', 'id: [', '? !!binary x'),
      fc.string(),
    ),
  });
  await fc.assert(
    fc.asyncProperty(damage, async ({ file, line, with: garbage }) => {
      const sound = file === HEADER_FILE ? HEADER : MESSAGE;
      const broken = sound
        .split('\n')
        .with(line % sound.split('\n').length, garbage)
        .join('\n');
      await writeFile(join(library, file), broken);
      const read = await readPackLibrary(library, { measure });
      await writeFile(join(library, file), sound);

      expect(read.find(PackId.parse('other'))).toBeDefined();
      expect(read.find(PackId.parse('fair')) === undefined).toBe(read.problems().length > 0);
      for (const problem of read.problems()) {
        expect(problem.file).toMatch(/^fair\//);
        expect(problem.line).toBeGreaterThanOrEqual(1);
        const text = problem.file === file ? broken : problem.file === HEADER_FILE ? HEADER : MESSAGE;
        expect(problem.line).toBeLessThanOrEqual(text.split('\n').length);
        expect(problem.message).not.toBe('');
      }
    }),
    { numRuns: 150 },
  );
});
