import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import * as z from 'zod';
import type { Assets } from '#web/shell.ts';

/** What the build of the assets leaves beside them: plain name to hashed file name. */
const Manifest = z.object({ files: z.record(z.string(), z.string()) });

const MIME_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** The built assets of a folder. Throws if nothing has been built there. */
export async function openAssets(folder: string): Promise<Assets> {
  const { files } = await readManifest(folder);
  const served = new Set(Object.values(files));
  return {
    url: (name) => {
      const fileName = Object.hasOwn(files, name) ? files[name] : undefined;
      if (fileName === undefined)
        throw new Error(`No asset is called ${name}: see the manifest in ${folder}`);
      return `/assets/${fileName}`;
    },
    read: async (fileName) => {
      // Only what the manifest lists: a name never becomes a path of its own.
      if (!served.has(fileName)) return undefined;
      const mimeType = MIME_TYPES[extname(fileName)];
      if (mimeType === undefined) throw new Error(`No media type is known for ${fileName}`);
      return { bytes: new Uint8Array(await readFile(join(folder, fileName))), mimeType };
    },
  };
}

async function readManifest(folder: string): Promise<z.infer<typeof Manifest>> {
  try {
    return Manifest.parse(JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')));
  } catch (cause) {
    throw new Error(`No assets in ${folder}: run \`npm run assets\` first`, { cause });
  }
}
