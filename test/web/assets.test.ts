import { cp, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openAssets } from '#handlers/open-assets.ts';
import { buildAssets } from '#local/assets/build.ts';
import { readManifest } from '#local/assets/manifest.ts';
import { ASSETS_FOLDER } from '#local/assets/places.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clarion-assets-'));
  // Where the real ones are up to date, this is what a build would have made.
  await buildAssets();
  await cp(ASSETS_FOLDER, folder, { recursive: true });
});
afterAll(() => rm(folder, { recursive: true }));

const listFolder = async () => (await readdir(folder)).sort();

test('unchanged sources are not built again', async () => {
  const before = await stat(join(folder, 'manifest.json'));
  expect(await buildAssets(folder)).toBe('unchanged');
  expect((await stat(join(folder, 'manifest.json'))).mtimeMs).toBe(before.mtimeMs);
});

test('changed sources are built again, to the same names where the result is the same', async () => {
  const before = await listFolder();
  const manifest = await readManifest(folder);
  await writeFile(join(folder, 'manifest.json'), JSON.stringify({ ...manifest, sources: 'of another day' }));
  await writeFile(join(folder, 'app.STALE123.css'), '');
  expect(await buildAssets(folder)).toBe('built');
  expect(await listFolder()).toEqual(before);
  expect(await readManifest(folder)).toEqual(manifest);
});

test('the style sheet is at most 20 KB on the wire and refers to files of its own folder only', async () => {
  const files = (await readManifest(folder))?.files ?? {};
  const css = await readFile(join(folder, files['app.css'] ?? ''), 'utf8');
  expect(gzipSync(css).length).toBeLessThan(20 * 1024);
  const references = [...css.matchAll(/url\("?([^)"]+)"?\)/g)].map(([, url]) => url);
  expect(references.length).toBeGreaterThan(4);
  for (const reference of references) expect(Object.values(files)).toContain(reference?.replace('./', ''));
});

test('only what the manifest lists can be read', async () => {
  const assets = await openAssets(folder);
  expect(await assets.read('manifest.json')).toBeUndefined();
  expect(await assets.read('../package.json')).toBeUndefined();
  const font = Object.values((await readManifest(folder))?.files ?? {}).find((name) =>
    name.endsWith('.woff2'),
  );
  expect((await assets.read(font ?? ''))?.mimeType).toBe('font/woff2');
});

test('an asset that was not built is a bug that says its name', async () => {
  const assets = await openAssets(folder);
  expect(() => assets.url('missing.js')).toThrow('missing.js');
  expect(() => assets.url('constructor')).toThrow('constructor');
});

test('a folder without assets says how to build them', async () => {
  await expect(openAssets(join(folder, 'nothing'))).rejects.toThrow('npm run assets');
});
