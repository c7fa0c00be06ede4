import { promises as fileSystem } from 'node:fs';
import type { Pack } from '#core/pack.ts';
import type { StoredMedia } from '#ports/media.ts';
import type { PackLibrary, PackProblem } from '#ports/packs.ts';
import type { MeasureImage } from './read-images.ts';
import { readPack } from './read-pack.ts';

export interface PackLibrarySettings {
  readonly measure: MeasureImage;
  /** Is given the bytes of every picture of a sound pack; storing the same ones again has to do no harm. */
  readonly keep?: (media: StoredMedia) => Promise<unknown>;
}

/**
 * Reads every pack in a folder, one folder each, in the format that `templates/README.md` documents. A pack with a
 * problem is left out and its problems are told; it never hides another. Rejects if the folder cannot be read.
 */
export async function readPackLibrary(
  folder: string,
  { measure, keep }: PackLibrarySettings,
): Promise<PackLibrary> {
  const packs: Pack[] = [];
  const problems: PackProblem[] = [];
  for (const name of await listPackFolders(folder)) {
    const reading = await readPack(folder, name, measure);
    if (reading.pack === undefined) {
      problems.push(...reading.problems);
      continue;
    }
    packs.push(reading.pack);
    for (const { stored } of reading.images) await keep?.(stored);
  }
  problems.sort((a, b) => compare(a.file, b.file) || a.line - b.line);
  return {
    list: () => packs,
    find: (id) => packs.find((pack) => pack.id === id),
    problems: () => problems,
  };
}

async function listPackFolders(folder: string): Promise<readonly string[]> {
  const entries = await fileSystem.readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map((entry) => entry.name)
    .sort();
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
