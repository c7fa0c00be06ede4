import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readPackLibrary } from '#adapters/pack-files/read-pack-library.ts';
import { checkPost } from '#core/check-post.ts';
import { PackId } from '#core/ids.ts';
import { Hashtag, Link, Media, Message, PackHeader, Placeholder, Tag, Variant } from '#core/pack.ts';
import { compose, exampleAnswers, measure, PLATFORMS } from './shipped-packs.ts';

const readme = await readFile(join(import.meta.dirname, '../../templates/README.md'), 'utf8');
const folder = await mkdtemp(join(tmpdir(), 'clarion-readme-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Writes each YAML block to the file whose name stands above it. */
async function writeExample(): Promise<readonly string[]> {
  const blocks = [...readme.matchAll(/^`([\w/.-]+)`\n\n```yaml\n(.*?)^```$/gms)];
  for (const [, path = '', content = ''] of blocks) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  return blocks.map(([, path = '']) => path);
}

test('the example in the README loads, and its post fits X', async () => {
  expect(await writeExample()).toEqual(['open-house/pack.yaml', 'open-house/messages/invite.yaml']);
  const library = await readPackLibrary(folder, { measure });
  expect(library.problems()).toEqual([]);

  const pack = library.find(PackId.parse('open-house'));
  const message = pack?.messages[0];
  const x = PLATFORMS.find(({ platform }) => platform === 'x');
  if (!pack || !message || !x) throw new Error('the example has no message for X');
  const text = compose(pack, message, x, 'office', exampleAnswers(pack));
  expect(text).toContain('@fourrivers_example');
  expect(checkPost({ text, image: undefined }, x)).toEqual([]);
});

test('the README names every field of the format', () => {
  const shapes = [PackHeader, Message, Variant, Placeholder, Tag, Hashtag, Link, Media];
  const fields = shapes.flatMap((schema) => Object.keys(schema.shape));
  expect(fields.length).toBeGreaterThan(40);
  expect(fields.filter((field) => !readme.includes(`\`${field}\``))).toEqual([]);
});
