import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';

export const Manifest = z.object({
  /** Hash of everything that the assets were built from. */
  sources: z.string(),
  /** Plain name to hashed file name. */
  files: z.record(z.string(), z.string()),
});
export type Manifest = z.infer<typeof Manifest>;

/** The manifest of a folder of built assets, if there is one. */
export async function readManifest(folder: string): Promise<Manifest | undefined> {
  try {
    return Manifest.parse(JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')));
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined;
    throw cause;
  }
}
