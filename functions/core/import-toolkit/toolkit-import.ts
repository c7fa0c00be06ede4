import * as z from 'zod';
import { Actor } from '#core/audit.ts';
import { ImportId } from '#core/import-offices/stored-import.ts';
import { OwnPackId, PackOwner } from '#core/own-pack/own-pack.ts';
import { Image } from '#core/pack.ts';
import { DAY, Instant } from '#core/time.ts';
import type { DraftPack } from './draft-pack.ts';
import { byPlace, type Finding } from './finding.ts';

/** A picture that came with a toolkit, made safe to show: its bytes lie in the media library. */
export const ImportedPicture = z.object({
  /** As its file was called. */
  name: z.string(),
  image: Image.omit({ alt: true }),
  /** What is different from the file that came, in sentences. */
  notes: z.array(z.string()),
});
export type ImportedPicture = z.infer<typeof ImportedPicture>;

/** A toolkit that was read. Its draft lies beside it, and never changes. */
export const ToolkitImport = z.object({
  id: ImportId,
  owner: PackOwner,
  fileName: z.string(),
  title: z.string(),
  documents: z.array(z.object({ name: z.string(), unit: z.enum(['line', 'paragraph', 'row']) })),
  pictures: z.array(ImportedPicture),
  /** Files that nothing was read of, and why. */
  leftOut: z.array(z.object({ name: z.string(), why: z.string() })),
  /** Findings that are too many of one kind to be kept, as sentences. */
  unshown: z.array(z.string()),
  /** The pack that it is saved as, drawn when it was read: saved twice, it is one pack. */
  packId: OwnPackId,
  saved: z.object({ by: Actor, at: Instant }).optional(),
  createdBy: Actor,
  createdAt: Instant,
  /** Counts writes; 0 for one that is not stored yet. */
  version: z.int().nonnegative(),
});
export type ToolkitImport = z.infer<typeof ToolkitImport>;

/** How long one that nobody saves stays. Our own choice. One that was saved stays for good, with its other texts. */
export const TOOLKIT_KEPT = 90 * DAY;

/** Bytes of a draft as JSON at most. Our own choice: ten times what the longest toolkit that we have seen makes. */
export const DRAFT_BYTES = 3_000_000;

/** Pictures of one pack at most. */
export const PICTURES_OF_TOOLKIT = 60;

/** Findings of one kind that are shown. More of them have one cause, and a table of 500 alike posts has 100,000 pairs. */
const FINDINGS_OF_KIND = 50;

/** Leaves the first findings of each kind, and says how many of which were left away. */
export function limitFindings(draft: DraftPack): {
  readonly draft: DraftPack;
  readonly unshown: readonly string[];
} {
  const groups = [...Map.groupBy(draft.findings, ({ kind }) => kind).values()];
  const findings = groups.flatMap((group) => group.slice(0, FINDINGS_OF_KIND)).toSorted(byPlace);
  return { draft: { ...draft, findings }, unshown: groups.flatMap(describeRest) };
}

function describeRest(group: readonly Finding[]): readonly string[] {
  const rest = group.length - FINDINGS_OF_KIND;
  const [first] = group;
  if (!first || rest <= 0) return [];
  return [`And ${rest.toLocaleString('en-US')} more like this: ${first.message}`];
}
