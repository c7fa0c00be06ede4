import type { Actor, Happening } from '#core/audit.ts';
import type { CompanionTemplate } from '#core/companion/companion-template.ts';
import type { PackId } from '#core/ids.ts';
import type { Scope } from '#core/member.ts';
import type { DraftMessage, OwnMessage, OwnPack, PackDraft } from '#core/own-pack/own-pack.ts';
import { changedLanguages } from '#core/own-pack/wording.ts';
import { err, ok, type Result } from '#core/result.ts';
import type { Clock } from '#ports/clock.ts';
import type { OwnPacks } from '#ports/own-packs.ts';

export interface NewPack {
  /** An `OwnPackId`, drawn when the form was first shown: sent twice, it makes one pack. */
  readonly id: PackId;
  readonly owner: Scope;
  readonly draft: PackDraft;
  /** At most `MESSAGES_OF_PACK`. */
  readonly messages: readonly DraftMessage[];
  /** At most one of each kind. */
  readonly companions?: readonly CompanionTemplate[];
  readonly basedOn?: OwnPack['basedOn'];
  /** How it came about, such as `made a copy of “Standards of Conduct”`: stands in the history. */
  readonly how: string;
  readonly by: Actor;
}

/** Puts a new pack on the desk of an office or association, as a draft. `taken` where the id is somebody else's. */
export async function createPack(
  { clock }: { readonly clock: Clock },
  packs: OwnPacks,
  { id, owner, draft, messages, companions = [], basedOn, how, by }: NewPack,
): Promise<Result<OwnPack, 'taken'>> {
  const there = await packs.read(id);
  if (there) return ok(there);
  if (await packs.findShared(id)) return err('taken');

  const changed = { changedBy: by, changedAt: clock.now(), version: 0 };
  const pack: OwnPack = { ...draft, id, owner, ...(basedOn && { basedOn }), published: 0, ...changed };
  const rows = messages.map((message, position): OwnMessage => {
    // Who copies a published text has not written it: they may be the one who approves it.
    const wrote = basedOn ? [] : changedLanguages(undefined, message);
    const writers = Object.fromEntries(wrote.map((language) => [language, { by, at: changed.changedAt }]));
    return { packId: id, position, message, approvals: {}, writers, ...changed };
  });
  const beside = companions.length === 0 ? undefined : { packId: id, templates: [...companions], ...changed };
  const happening: Happening = {
    subject: { kind: 'pack', id },
    action: 'pack.created',
    summary: `${by.name} ${how}: the pack “${draft.title}” is on the desk.`,
    ...(basedOn && { details: { from: basedOn.packId, version: String(basedOn.packVersion) } }),
  };
  const written = await packs.create(pack, rows, happening, beside);
  if (written === 'written') return ok({ ...pack, version: 1 });
  const stored = await packs.read(id);
  return stored ? ok(stored) : err('taken');
}
