import type { Actor } from '#core/audit.ts';
import type { DraftPack } from '#core/import-toolkit/draft-pack.ts';
import { packOfDraft } from '#core/import-toolkit/pack-of-draft.ts';
import type { ToolkitDecisions } from '#core/import-toolkit/toolkit-decisions.ts';
import type { ToolkitImport } from '#core/import-toolkit/toolkit-import.ts';
import {
  DraftMessage,
  isTooLong,
  MESSAGES_OF_PACK,
  type OwnPack,
  PackDraft,
} from '#core/own-pack/own-pack.ts';
import type { Placeholder } from '#core/pack.ts';
import { err, ok, type Result } from '#core/result.ts';
import type { Clock } from '#ports/clock.ts';
import type { OwnPacks } from '#ports/own-packs.ts';
import type { ToolkitImports } from '#ports/toolkit-imports.ts';
import { createPack } from './create-pack.ts';
import { USUAL_PLACEHOLDERS } from './start-pack.ts';

export type ToolkitSaveRefusal =
  /** Nothing was taken, or more than `MESSAGES_OF_PACK`. */
  | { readonly kind: 'none-taken' | 'too-many' }
  /** A text that is longer than a message may be, by its beginning. */
  | { readonly kind: 'too-long'; readonly title: string };

export interface ToolkitOrder {
  readonly read: ToolkitImport;
  readonly draft: DraftPack;
  readonly decisions: ToolkitDecisions;
  readonly by: Actor;
}

/**
 * Makes a pack of what was read of a toolkit, as a draft on the desk. A toolkit becomes one pack, whoever saves it and
 * however often: saved again, it is the pack that it was.
 */
export async function saveToolkit(
  { clock }: { readonly clock: Clock },
  imports: ToolkitImports,
  packs: OwnPacks,
  { read, draft, decisions, by }: ToolkitOrder,
): Promise<Result<OwnPack, ToolkitSaveRefusal>> {
  let pack = await packs.read(read.packId);
  if (!pack) {
    const { draft: header, messages, companions } = packOfDraft(read, draft, decisions);
    if (messages.length === 0) return err({ kind: 'none-taken' });
    if (messages.length > MESSAGES_OF_PACK) return err({ kind: 'too-many' });
    const long = messages.find((one) => !DraftMessage.safeParse(one).success || isTooLong(one));
    if (long) return err({ kind: 'too-long', title: long.title });
    const { packId: id, owner, fileName } = read;
    const how = `imported the toolkit “${fileName}”`;
    const made = await createPack({ clock }, packs, {
      ...{ id, owner, messages, companions, how, by },
      draft: PackDraft.parse({ ...header, placeholders: withUsual(header.placeholders) }),
    });
    // Its id was drawn for this toolkit alone.
    if (!made.ok) throw new Error(`The pack ${id} of a toolkit is somebody else’s`);
    pack = made.value;
  }
  if (!read.saved) await imports.keep({ ...read, saved: { by, at: clock.now() } });
  return ok(pack);
}

/** With the questions that every office's own records answer: most toolkits forget to ask for anything local. */
function withUsual(asked: readonly Placeholder[]): readonly Placeholder[] {
  const missing = USUAL_PLACEHOLDERS.filter(
    (usual) => !asked.some(({ key, from }) => key === usual.key || from === usual.from),
  );
  return [...asked, ...missing];
}
