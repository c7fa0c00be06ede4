import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { bundleAssets } from './bundle.ts';
import { type Manifest, readManifest } from './manifest.ts';
import { ASSETS_FOLDER, ROOT } from './places.ts';

/** Everything that decides what the assets look like, below the repository's root. */
const SOURCES = [
  'web/assets',
  'web/islands',
  'functions/core/text-count.ts',
  'functions/core/count-words.ts',
  'functions/core/compose/insert-token.ts',
  'infra/local/assets',
];
const PACKAGES = ['@uswds/uswds', 'sass', 'esbuild', 'twitter-text'];

/**
 * Compiles the style sheet and the islands, unless what is there comes from the same sources already. File names
 * carry a hash of their content; the manifest maps plain names to them and is written last.
 */
export async function buildAssets(folder = ASSETS_FOLDER): Promise<'built' | 'unchanged'> {
  const sources = await hashSources();
  const existing = await readManifest(folder);
  if (existing?.sources === sources) return 'unchanged';

  await mkdir(folder, { recursive: true });
  const bundle = await bundleAssets();
  await Promise.all(bundle.map(({ fileName, bytes }) => replaceFile(join(folder, fileName), bytes)));
  const files = Object.fromEntries(bundle.map(({ name, fileName }) => [name, fileName]));
  const manifest: Manifest = { sources, files };
  await replaceFile(join(folder, 'manifest.json'), JSON.stringify(manifest, null, 2));
  await removeOthers(folder, new Set([...Object.values(files), 'manifest.json']));
  return 'built';
}

async function hashSources(): Promise<string> {
  const hash = createHash('sha256');
  for (const path of (await Promise.all(SOURCES.map(listFiles))).flat().sort()) {
    hash.update(`${relative(ROOT, path)}\0`).update(await readFile(path));
  }
  // The lock file names every package's version, but also changes for packages that have no part in this.
  for (const name of PACKAGES) hash.update(await readFile(join(ROOT, 'node_modules', name, 'package.json')));
  return hash.digest('hex');
}

async function listFiles(source: string): Promise<readonly string[]> {
  const path = join(ROOT, source);
  if (source.endsWith('.ts')) return [path];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** A reader, or a second build at the same time, sees the whole file or the one before. */
async function replaceFile(path: string, content: string | Uint8Array): Promise<void> {
  const draft = `${path}.${process.pid}.draft`;
  await writeFile(draft, content);
  await rename(draft, path);
}

async function removeOthers(folder: string, kept: ReadonlySet<string>): Promise<void> {
  const stale = (await readdir(folder)).filter((name) => !kept.has(name) && !name.endsWith('.draft'));
  await Promise.all(stale.map((name) => rm(join(folder, name), { force: true })));
}

if (import.meta.main) process.stdout.write(`Assets ${await buildAssets()}\n`);
