import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readPackLibrary } from '#adapters/pack-files/read-pack-library.ts';
import { checkPost } from '#core/check-post.ts';
import { CompanionField, CompanionTemplate, CompanionWording } from '#core/companion/companion-template.ts';
import { PackId } from '#core/ids.ts';
import { Hashtag, Link, Media, Message, PackHeader, Placeholder, Tag, Variant } from '#core/pack.ts';
import { compose, exampleAnswers, measure, library as shipped, wordingsOf } from './shipped-packs.ts';

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
  const wording = pack && wordingsOf(pack).find(({ rules }) => rules.platform === 'x');
  if (!wording) throw new Error('the example has no message for X');
  const text = compose(wording, exampleAnswers(pack));
  expect(text).toContain('@fourrivers_example');
  expect(text).toContain('on Thursday, May 6, 2027.');
  expect(checkPost({ text, image: undefined }, wording.rules)).toEqual([]);
});

test('the times that the README advises are of messages that there are', () => {
  const rows = [...readme.matchAll(/^\| `([a-z-]+)`: (.*?) *\| /gm)];
  const named = rows.flatMap(([, pack = '', messages = '']) =>
    [...messages.matchAll(/`([a-z-]+)`/g)].map(([, message = '']) => ({ pack, message })),
  );
  expect(named.length).toBeGreaterThan(10);
  const missing = named.filter(
    ({ pack, message }) => !shipped.find(PackId.parse(pack))?.messages.some(({ id }) => id === message),
  );
  expect(missing).toEqual([]);
});

test('the README names every field of the format', () => {
  const companion = [CompanionTemplate, CompanionField, CompanionWording];
  const shapes = [PackHeader, Message, Variant, Placeholder, Tag, Hashtag, Link, Media, ...companion];
  const fields = shapes.flatMap((schema) => Object.keys(schema.shape));
  expect(fields.length).toBeGreaterThan(40);
  expect(fields.filter((field) => !readme.includes(`\`${field}\``))).toEqual([]);
});
