import type { Actor } from '#core/audit.ts';
import { checkCompanion } from '#core/check-pack/check-companion.ts';
import type { Fault } from '#core/check-pack/fault.ts';
import type { CompanionKind, CompanionTemplate } from '#core/companion/companion-template.ts';
import type { PackId } from '#core/ids.ts';
import {
  beginWith,
  isCompanionTooLong,
  type OwnCompanions,
  withCompanion,
  withoutCompanion,
} from '#core/own-pack/own-companions.ts';
import type { OwnPack } from '#core/own-pack/own-pack.ts';
import { err, ok, type Result } from '#core/result.ts';
import type { Clock } from '#ports/clock.ts';
import type { OwnPacks } from '#ports/own-packs.ts';
import type { PackLibrary } from '#ports/packs.ts';

interface Change {
  readonly packId: PackId;
  /** The version of the pack's companions that the person saw; 0 where it had none. */
  readonly seen: number;
  readonly by: Actor;
}

export type CompanionChangeRefusal =
  | { readonly kind: 'no-pack' | 'unknown' | 'too-long' }
  /** What does not agree with the pack or with itself: nothing was saved. */
  | { readonly kind: 'faults'; readonly faults: readonly Fault[] }
  /** Somebody has changed the pack's companions since; absent where they have been removed with the pack. */
  | { readonly kind: 'changed-meanwhile'; readonly theirs: OwnCompanions | undefined };

interface Parts {
  readonly clock: Clock;
}

/** Puts a companion of an own pack in the place of the one of its kind. What is published stays as it is. */
export async function saveOwnCompanion(
  { clock }: Parts,
  packs: OwnPacks,
  { template, ...change }: Change & { readonly template: CompanionTemplate },
): Promise<Result<OwnCompanions, CompanionChangeRefusal>> {
  const desk = await readDesk(packs, change);
  if (!desk.ok) return desk;
  const { pack, before } = desk.value;
  const messages = (await packs.listMessages(pack.id)).map(({ message }) => message);
  // Whether the sharing message goes along is decided when a version is published.
  const { share: _, ...own } = template;
  const faults = checkCompanion(own, { ...pack, messages });
  if (faults.length > 0) return err({ kind: 'faults', faults });
  if (isCompanionTooLong(template)) return err({ kind: 'too-long' });
  const templates = withCompanion(before?.templates ?? [], template);
  return write({ clock }, packs, desk.value, change, templates, `changed the ${nameOf(template)}`);
}

/** Begins a companion with the one of a pack that came with Clarion. */
export async function startOwnCompanion(
  { clock, shipped }: Parts & { readonly shipped: PackLibrary },
  packs: OwnPacks,
  { from, kind, ...change }: Change & { readonly from: PackId; readonly kind: CompanionKind },
): Promise<Result<OwnCompanions, CompanionChangeRefusal>> {
  const desk = await readDesk(packs, change);
  if (!desk.ok) return desk;
  const { pack, before } = desk.value;
  const original = shipped.find(from);
  const found = original?.companions?.find((each) => each.kind === kind);
  const template = found && original && beginWith(found, original, pack);
  if (!template) return err({ kind: 'unknown' });
  // One that is there already was begun by somebody, and is not written over.
  if (before?.templates.some((each) => each.kind === kind)) {
    return err({ kind: 'changed-meanwhile', theirs: before });
  }
  const templates = withCompanion(before?.templates ?? [], template);
  const what = `began a ${nameOf(template)} with that of “${original.title}”`;
  return write({ clock }, packs, desk.value, change, templates, what);
}

/** Takes a companion off the desk. Published versions keep it. */
export async function removeOwnCompanion(
  { clock }: Parts,
  packs: OwnPacks,
  { kind, ...change }: Change & { readonly kind: CompanionKind },
): Promise<Result<OwnCompanions, CompanionChangeRefusal>> {
  const desk = await readDesk(packs, change);
  if (!desk.ok) return desk;
  const { before } = desk.value;
  const gone = before?.templates.find((each) => each.kind === kind);
  if (!before || !gone) return err({ kind: 'unknown' });
  const templates = withoutCompanion(before.templates, kind);
  return write({ clock }, packs, desk.value, change, templates, `removed the ${nameOf(gone)}`);
}

interface DeskCompanions {
  readonly pack: OwnPack;
  readonly before: OwnCompanions | undefined;
}

async function readDesk(
  packs: OwnPacks,
  { packId, seen }: Change,
): Promise<Result<DeskCompanions, CompanionChangeRefusal>> {
  const pack = await packs.read(packId);
  if (!pack) return err({ kind: 'no-pack' });
  const before = await packs.readCompanions(packId);
  if ((before?.version ?? 0) !== seen) return err({ kind: 'changed-meanwhile', theirs: before });
  return ok({ pack, before });
}

async function write(
  { clock }: Parts,
  packs: OwnPacks,
  { pack, before }: DeskCompanions,
  { by }: Change,
  templates: CompanionTemplate[],
  what: string,
): Promise<Result<OwnCompanions, CompanionChangeRefusal>> {
  const version = before?.version ?? 0;
  const next = { packId: pack.id, templates, changedBy: by, changedAt: clock.now(), version };
  const written = await packs.writeCompanions(next, {
    subject: { kind: 'pack', id: pack.id },
    action: 'pack.companions-changed',
    summary: `${by.name} ${what} in the pack “${pack.title}”.`,
  });
  if (written === 'written') return ok({ ...next, version: version + 1 });
  return err({ kind: 'changed-meanwhile', theirs: await packs.readCompanions(pack.id) });
}

function nameOf({ title }: CompanionTemplate): string {
  return title.charAt(0).toLowerCase() + title.slice(1);
}
