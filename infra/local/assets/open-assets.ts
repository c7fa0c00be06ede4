import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Assets } from '#web/shell.ts';
import { readManifest } from './manifest.ts';
import { ASSETS_FOLDER } from './places.ts';

const MIME_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** The built assets of a folder. Throws if nothing has been built there. */
export async function openAssets(folder = ASSETS_FOLDER): Promise<Assets> {
  const manifest = await readManifest(folder);
  if (!manifest) throw new Error(`No assets in ${folder}: run \`npm run assets\` first`);
  const { files } = manifest;
  const served = new Set(Object.values(files));
  return {
    url(name) {
      const fileName = Object.hasOwn(files, name) ? files[name] : undefined;
      if (fileName === undefined)
        throw new Error(`No asset is called ${name}: see the manifest in ${folder}`);
      return `/assets/${fileName}`;
    },
    async read(fileName) {
      // Only what the manifest lists: a name never becomes a path of its own.
      if (!served.has(fileName)) return undefined;
      const mimeType = MIME_TYPES[extname(fileName)];
      if (mimeType === undefined) throw new Error(`No media type is known for ${fileName}`);
      return { bytes: new Uint8Array(await readFile(join(folder, fileName))), mimeType };
    },
  };
}
