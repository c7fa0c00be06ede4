import { createHash } from 'node:crypto';
import { promises as fileSystem } from 'node:fs';
import { join } from 'node:path';
import { MediaId } from '#core/ids.ts';
import type { Image, PackHeader } from '#core/pack.ts';
import type { StoredMedia } from '#ports/media.ts';
import type { PackProblem } from '#ports/packs.ts';
import type { YamlSource } from './yaml-source.ts';

/** Pixels, and the MIME type that the bytes themselves speak of. */
export interface ImageMeasures {
  readonly mimeType: string;
  readonly width: number;
  readonly height: number;
}

/** Measures an image by its bytes; rejects if they are none. */
export type MeasureImage = (bytes: Uint8Array) => Promise<ImageMeasures>;

/** A pack's picture as its messages see it, and the bytes to store for it. */
export interface PackImage {
  readonly key: string;
  readonly image: Image;
  readonly stored: StoredMedia;
}

export interface PackImages {
  readonly images: readonly PackImage[];
  readonly problems: readonly PackProblem[];
}

/** Reads the pictures that a pack lists; `folder` is the pack's own. */
export async function readImages(
  folder: string,
  header: PackHeader,
  source: YamlSource,
  measure: MeasureImage,
): Promise<PackImages> {
  const images: PackImage[] = [];
  const problems: PackProblem[] = [];
  for (const [index, { key, file, alt }] of header.media.entries()) {
    const report = (message: string) => problems.push(source.problem(['media', index, 'file'], message));
    const bytes = await readIfThere(join(folder, file));
    if (!bytes) {
      report(`There is no file ${file} in the pack's folder.`);
      continue;
    }
    const measures = await measure(bytes).catch((error: unknown) => String(error));
    if (typeof measures === 'string') {
      report(`${file} cannot be read as an image: ${measures}`);
      continue;
    }
    const { mimeType, width, height } = measures;
    if (mimeType !== (file.endsWith('.png') ? 'image/png' : 'image/jpeg')) {
      report(`${file} is in truth ${mimeType}: save it as its name says.`);
      continue;
    }
    const mediaId = MediaId.parse(createHash('sha256').update(bytes).digest('hex'));
    const image = { mediaId, mimeType, bytes: bytes.byteLength, width, height, alt };
    images.push({ key, image, stored: { bytes, mimeType } });
  }
  return { images, problems };
}

async function readIfThere(path: string): Promise<Uint8Array | undefined> {
  try {
    return await fileSystem.readFile(path);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** Whether the file system says that a file or folder is not there, or is of the other kind. */
export function isMissing(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR';
}
