import type { Actor } from '#core/audit.ts';
import { ImportId } from '#core/import-offices/stored-import.ts';
import {
  DRAFT_BYTES,
  type ImportedPicture,
  limitFindings,
  PICTURES_OF_TOOLKIT,
  type ToolkitImport,
} from '#core/import-toolkit/toolkit-import.ts';
import type { Scope } from '#core/member.ts';
import { OwnPackId } from '#core/own-pack/own-pack.ts';
import { err, ok, type Result } from '#core/result.ts';
import type { TextRules } from '#core/text-rules.ts';
import { later, SECOND } from '#core/time.ts';
import type { Chance } from '#ports/chance.ts';
import type { Clock } from '#ports/clock.ts';
import type { MediaLibrary } from '#ports/media.ts';
import type { Packs } from '#ports/packs.ts';
import type { Pictures } from '#ports/pictures.ts';
import type { ToolkitFile, ToolkitRefusal } from '#ports/toolkit-files.ts';
import type { ToolkitImports } from '#ports/toolkit-imports.ts';
import type { ToolkitReader, ToolkitReading } from '#ports/toolkit-reader.ts';
import { storePicture } from './keep-card.ts';

export interface ReadingToolkits {
  readonly clock: Clock;
  readonly chance: Pick<Chance, 'id'>;
  readonly toolkits: ToolkitReader;
  readonly pictures: Pictures;
  readonly media: MediaLibrary;
  readonly packs: Packs;
  readonly rules: readonly TextRules[];
}

/** How long pictures are read at most; those that are left then are left out, and the page says so. */
const PICTURES_TIME = 8 * SECOND;

/** Files without a use that are named one by one; an archive may hold hundreds. */
const NAMED_FILES = 100;

/** Reads a toolkit and keeps what was understood until a person has gone through it. No pack is made. */
export async function readToolkitFile(
  parts: ReadingToolkits,
  imports: ToolkitImports,
  owner: Scope,
  { file, by }: { readonly file: ToolkitFile; readonly by: Actor },
): Promise<Result<ToolkitImport, ToolkitRefusal>> {
  const { clock, chance, rules } = parts;
  const now = clock.now();
  const packs = await parts.packs.list(owner);
  const known = {
    hashtags: packs.flatMap(({ hashtags }) => hashtags),
    tags: packs.flatMap(({ tags }) => tags),
  };
  const reading = await parts.toolkits.read(file, { rules, year: Number(now.slice(0, 4)), known });
  if (!reading.ok) return reading;
  const { draft, unshown } = limitFindings(reading.value.draft);
  if (JSON.stringify(draft).length > DRAFT_BYTES) {
    const message = 'There is more in this file than one pack can hold. Split it into several.';
    return err({ kind: 'too-large', message });
  }
  const { pictures, leftOut } = await keepPictures(parts, reading.value);
  const read: ToolkitImport = {
    id: ImportId.parse(chance.id()),
    owner,
    fileName: shorten(file.name),
    title: shorten(draft.title) || 'Toolkit',
    documents: [...reading.value.documents],
    pictures: [...pictures],
    leftOut: nameFiles([...reading.value.leftOut, ...leftOut]),
    unshown: [...unshown],
    packId: OwnPackId.parse(`own-${chance.id()}`),
    createdBy: by,
    createdAt: now,
    version: 0,
  };
  await imports.store(read, draft);
  return ok({ ...read, version: 1 });
}

function shorten(name: string): string {
  return [...name.trim()].slice(0, 200).join('');
}

type LeftOut = ToolkitReading['leftOut'];

function nameFiles(leftOut: LeftOut): ToolkitImport['leftOut'] {
  const named = leftOut.slice(0, NAMED_FILES).map(({ name, why }) => ({ name: shorten(name), why }));
  const more = leftOut.length - named.length;
  return more > 0 ? [...named, { name: `${more} more files`, why: 'They are not named one by one.' }] : named;
}

/** Stores the pictures that came along, each made safe to show, in the order in which they came. */
async function keepPictures(
  { clock, pictures: reader, media }: ReadingToolkits,
  { pictures }: ToolkitReading,
): Promise<{ readonly pictures: readonly ImportedPicture[]; readonly leftOut: LeftOut }> {
  const until = later(clock.now(), PICTURES_TIME);
  const kept: ImportedPicture[] = [];
  const leftOut: LeftOut[number][] = [];
  for (const { name, bytes } of pictures) {
    if (kept.length === PICTURES_OF_TOOLKIT) {
      leftOut.push({ name, why: `A pack holds at most ${PICTURES_OF_TOOLKIT} pictures.` });
    } else if (clock.now() > until) {
      leftOut.push({ name, why: 'Reading all pictures took too long. Add it to the pack later.' });
    } else {
      const read = await reader.readUpload(bytes);
      if (read.ok) {
        const image = await storePicture(media, read.value.picture);
        kept.push({ name, image, notes: [...read.value.notes] });
      } else leftOut.push({ name, why: read.error });
    }
  }
  return { pictures: kept, leftOut };
}
