import { inflateSync } from 'node:zlib';

/** Advance widths by code point, as shares of the font's size. */
export type Advances = ReadonlyMap<number, number>;

/**
 * Reads from a WOFF 1.0 file which characters the font has, and how wide they are: its tables `cmap` (format 4), `head`,
 * `hhea` and `hmtx` (OpenType). Throws for anything else: the fonts come with Clarion.
 */
export function readWoff(bytes: Buffer): Advances {
  if (bytes.toString('latin1', 0, 4) !== 'wOFF') throw new TypeError('This is no WOFF font');
  const table = (name: string) => readTable(bytes, name);
  const unitsPerEm = table('head').readUInt16BE(18);
  const longMetrics = table('hhea').readUInt16BE(34);
  const metrics = table('hmtx');
  const advances = new Map<number, number>();
  for (const [codePoint, glyph] of readGlyphs(table('cmap'))) {
    // Glyphs behind the last long metric share its advance.
    const advance = metrics.readUInt16BE(Math.min(glyph, longMetrics - 1) * 4);
    advances.set(codePoint, advance / unitsPerEm);
  }
  return advances;
}

/** WOFF 1.0, section 4: the directory of tables, each compressed where that makes it smaller. */
function readTable(bytes: Buffer, name: string): Buffer {
  const tables = bytes.readUInt16BE(12);
  for (let index = 0; index < tables; index += 1) {
    const entry = 44 + index * 20;
    if (bytes.toString('latin1', entry, entry + 4) !== name) continue;
    const [offset, compressed, length] = [4, 8, 12].map((at) => bytes.readUInt32BE(entry + at));
    if (offset === undefined || compressed === undefined || length === undefined) break;
    const data = bytes.subarray(offset, offset + compressed);
    return compressed < length ? inflateSync(data) : data;
  }
  throw new TypeError(`The font has no table ${name}`);
}

/** The glyph of every character of the Unicode subtable of format 4. */
function readGlyphs(cmap: Buffer): ReadonlyMap<number, number> {
  const glyphs = new Map<number, number>();
  const at = findFormat4(cmap);
  const segments = cmap.readUInt16BE(at + 6) / 2;
  const [ends, starts, deltas, ranges] = [
    at + 14,
    at + 16 + segments * 2,
    at + 16 + segments * 4,
    at + 16 + segments * 6,
  ];
  for (let segment = 0; segment < segments; segment += 1) {
    const own = segment * 2;
    const delta = cmap.readUInt16BE(deltas + own);
    const range = cmap.readUInt16BE(ranges + own);
    const start = cmap.readUInt16BE(starts + own);
    const end = cmap.readUInt16BE(ends + own);
    for (let code = start; code <= end && code < 0xffff; code += 1) {
      const listed = range === 0 ? code : cmap.readUInt16BE(ranges + own + range + (code - start) * 2);
      const glyph = range !== 0 && listed === 0 ? 0 : (listed + delta) & 0xffff;
      if (glyph !== 0) glyphs.set(code, glyph);
    }
  }
  return glyphs;
}

function findFormat4(cmap: Buffer): number {
  const subtables = cmap.readUInt16BE(2);
  for (let index = 0; index < subtables; index += 1) {
    const at = cmap.readUInt32BE(4 + index * 8 + 4);
    if (cmap.readUInt16BE(at) === 4) return at;
  }
  throw new TypeError('The font has no character map of format 4');
}
