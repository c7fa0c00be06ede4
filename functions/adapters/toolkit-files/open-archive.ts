import { buffer } from 'node:stream/consumers';
import { crc32 } from 'node:zlib';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { ok, type Result } from '#core/result.ts';
import type { ToolkitRefusal } from '#ports/toolkit-files.ts';
import type { ToolkitLimits } from './limits.ts';
import { megabytes, refuse, TOO_SLOW } from './refuse.ts';

/** Files of an archive by their paths, folders left out. */
export type Archive = ReadonlyMap<string, Uint8Array>;

/** Small files may shrink as they like. */
const RATIO_FROM = 100_000;

/**
 * Unpacks an archive in memory. The sizes that it states are summed up and refused before anything is unpacked, and
 * unpacking ends where a file is longer than stated, so that a bomb never goes off.
 */
export async function openArchive(
  bytes: Uint8Array,
  limits: ToolkitLimits,
  isLate: () => boolean,
): Promise<Result<Archive, ToolkitRefusal>> {
  let zip: ZipFile;
  try {
    // Strict names: a backslash is a folder to Windows alone, and a way out of the folder.
    zip = await fromBufferPromise(Buffer.from(bytes), {
      lazyEntries: true,
      autoClose: false,
      strictFileNames: true,
    });
  } catch (error) {
    return describe(error);
  }
  try {
    const entries: Entry[] = [];
    if (zip.entryCount > limits.maxEntries) return tooMany(zip.entryCount, limits);
    let total = 0;
    for await (const entry of zip.eachEntry()) {
      entries.push(entry);
      total += entry.uncompressedSize;
      const trouble = judge(entry, entries.length, total, limits);
      if (trouble) return trouble;
    }
    const archive = new Map<string, Uint8Array>();
    for (const entry of entries) {
      if (isLate()) return TOO_SLOW;
      if (entry.fileName.endsWith('/')) continue;
      if (archive.has(entry.fileName)) {
        return refuse(
          'unsafe',
          `The archive holds “${entry.fileName}” twice, so that nobody can say which is meant.`,
        );
      }
      const content = await buffer(await zip.openReadStreamPromise(entry));
      if (crc32(content) !== entry.crc32) {
        return refuse('unreadable', `“${entry.fileName}” is damaged in the archive. Make the archive anew.`);
      }
      archive.set(entry.fileName, content);
    }
    return ok(archive);
  } catch (error) {
    return describe(error);
  } finally {
    zip.close();
  }
}

function judge(entry: Entry, count: number, total: number, limits: ToolkitLimits) {
  const { fileName, compressedSize, uncompressedSize } = entry;
  if (count > limits.maxEntries) return tooMany(count, limits);
  if (entry.isEncrypted()) {
    return refuse('unreadable', 'The archive is locked with a password. Save it without one.');
  }
  if (total > limits.maxUnpacked) {
    return refuse(
      'too-large',
      `Unpacked, the archive has more than ${megabytes(limits.maxUnpacked)}. Split it into several.`,
    );
  }
  if (uncompressedSize > RATIO_FROM && uncompressedSize > compressedSize * limits.maxRatio) {
    return refuse(
      'unsafe',
      `“${fileName}” becomes more than ${limits.maxRatio} times as large when it is unpacked. Such an archive is made to do harm.`,
    );
  }
  return undefined;
}

function tooMany(count: number, { maxEntries }: ToolkitLimits) {
  return refuse(
    'too-large',
    `The archive holds ${count} files or more; at most ${maxEntries} are read. Split it into several.`,
  );
}

/** The library tells by its sentences alone what is wrong with an archive. */
function describe(error: unknown) {
  const message = error instanceof Error ? error.message : String(error);
  if (/absolute path|invalid relative path|invalid characters in fileName/i.test(message)) {
    return refuse(
      'unsafe',
      'A file in the archive has a name that leads out of its folder. Make the archive anew.',
    );
  }
  if (/too many bytes|not enough bytes|size mismatch/i.test(message)) {
    return refuse(
      'unsafe',
      'A file in the archive has another size than the archive says. Make the archive anew.',
    );
  }
  return refuse('unreadable', 'The archive cannot be opened: it is damaged or cut off. Make it anew.');
}
