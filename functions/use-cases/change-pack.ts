import type { Actor } from '#core/audit.ts';
import { checkParts } from '#core/check-pack/check-header.ts';
import type { FieldProblem } from '#core/field-problem.ts';
import type { PackId } from '#core/ids.ts';
import { OwnPack, type PackDraft } from '#core/own-pack/own-pack.ts';
import { err, ok, type Result } from '#core/result.ts';
import type { Clock } from '#ports/clock.ts';
import type { OwnPacks } from '#ports/own-packs.ts';

export interface PackChange {
  readonly packId: PackId;
  /** The version of the pack that the person saw. */
  readonly seen: number;
  readonly change: Partial<PackDraft>;
  /** What was done, such as `added the link “How to register”`: stands in the history. */
  readonly what: string;
  readonly by: Actor;
}

export type PackChangeRefusal =
  | { readonly kind: 'no-pack' }
  /** Somebody has changed the pack since: nothing was written. */
  | { readonly kind: 'changed-meanwhile'; readonly pack: OwnPack }
  /** By the path of the field, such as `links.2.key`. */
  | { readonly kind: 'wrong'; readonly problems: readonly FieldProblem[] };

/**
 * Changes what a pack's messages are made of, or what the pack says of itself. Texts that thereby go out otherwise, such
 * as with another address behind a link, are not approved any more; what is published stays as it is.
 */
export async function changePack(
  { clock }: { readonly clock: Clock },
  packs: OwnPacks,
  { packId, seen, change, what, by }: PackChange,
): Promise<Result<OwnPack, PackChangeRefusal>> {
  const before = await packs.read(packId);
  if (!before) return err({ kind: 'no-pack' });
  if (before.version !== seen) return err({ kind: 'changed-meanwhile', pack: before });
  const changed = OwnPack.safeParse({ ...before, ...change, changedBy: by, changedAt: clock.now() });
  if (!changed.success) {
    const problems = changed.error.issues.map(({ path, message }) => ({ field: path.join('.'), message }));
    return err({ kind: 'wrong', problems });
  }
  // What was wrong before is not this change's, and must not keep anybody from mending it.
  const known = new Set(checkParts(before).map(({ message }) => message));
  const faults = checkParts(changed.data).filter(({ message }) => !known.has(message));
  if (faults.length > 0) {
    const problems = faults.map(({ path, message }) => ({ field: path.join('.'), message }));
    return err({ kind: 'wrong', problems });
  }
  const written = await packs.write(changed.data, {
    subject: { kind: 'pack', id: packId },
    action: 'pack.changed',
    summary: `${by.name} ${what} in the pack “${changed.data.title}”.`,
  });
  if (written === 'written') return ok({ ...changed.data, version: seen + 1 });
  const now = await packs.read(packId);
  return err(now ? { kind: 'changed-meanwhile', pack: now } : { kind: 'no-pack' });
}
