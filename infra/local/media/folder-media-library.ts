import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MediaId } from '#core/ids.ts';
import { epochOf, type Instant } from '#core/time.ts';
import type { MediaLibrary, StoredMedia } from '#ports/media.ts';

export interface FolderMediaOptions {
  readonly folder: string;
  readonly key: Uint8Array;
  /** Such as `http://127.0.0.1:3000/media`: where `open` answers. */
  readonly baseUrl: string;
}

export interface FolderMediaLibrary extends MediaLibrary {
  /** The image behind a public address that has not ended; undefined for any other. */
  open(
    id: string,
    query: { readonly until?: string; readonly signature?: string },
    now: Instant,
  ): Promise<StoredMedia | undefined>;
}

const EXTENSIONS: Readonly<Record<string, string>> = { 'image/jpeg': 'jpg', 'image/png': 'png' };

/** Images in a folder, named by their own hash, behind signed addresses that end. */
export function createFolderMediaLibrary({ folder, key, baseUrl }: FolderMediaOptions): FolderMediaLibrary {
  const sign = (id: MediaId, until: string) =>
    createHmac('sha256', key).update(`${id} ${until}`).digest('base64url');
  const fileOf = (id: MediaId, extension: string) => join(folder, `${id}.${extension}`);

  const read = async (id: MediaId): Promise<StoredMedia | undefined> => {
    for (const [mimeType, extension] of Object.entries(EXTENSIONS)) {
      try {
        return { bytes: await readFile(fileOf(id, extension)), mimeType };
      } catch (cause) {
        if (!(cause instanceof Error && 'code' in cause && cause.code === 'ENOENT')) throw cause;
      }
    }
    return undefined;
  };

  return {
    read,
    write: async ({ bytes, mimeType }) => {
      const extension = EXTENSIONS[mimeType];
      if (!extension) throw new TypeError(`Images are kept as JPEG or PNG, not as ${mimeType}`);
      const id = MediaId.parse(createHash('sha256').update(bytes).digest('hex'));
      const file = fileOf(id, extension);
      // A rename is all or nothing: a crash leaves no half image under the final name.
      const unfinished = `${file}.${process.pid}`;
      await writeFile(unfinished, bytes);
      await rename(unfinished, file);
      return id;
    },
    publicUrl: async (id, until) => {
      const end = String(epochOf(until));
      return `${baseUrl}/${id}?until=${end}&signature=${sign(id, end)}`;
    },
    open: async (id, { until = '', signature = '' }, now) => {
      const parsed = MediaId.safeParse(id);
      if (!parsed.success || !/^\d+$/.test(until) || Number(until) <= epochOf(now)) return undefined;
      const expected = Buffer.from(sign(parsed.data, until));
      const given = Buffer.from(signature);
      const genuine = expected.length === given.length && timingSafeEqual(expected, given);
      return genuine ? read(parsed.data) : undefined;
    },
  };
}
