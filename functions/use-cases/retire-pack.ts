import type { Actor } from '#core/audit.ts';
import type { PackId } from '#core/ids.ts';
import type { OwnPack } from '#core/own-pack/own-pack.ts';
import { err, ok, type Result } from '#core/result.ts';
import type { Clock } from '#ports/clock.ts';
import type { OwnPacks } from '#ports/own-packs.ts';
import { writeAnew } from './write-anew.ts';

interface Retirement {
  readonly packId: PackId;
  readonly by: Actor;
}

/**
 * Retires a pack: nothing new is made from it any more, and what runs goes on with the texts of its version. One that is
 * retired already keeps its first reason.
 */
export function retirePack(
  { clock }: { readonly clock: Clock },
  packs: OwnPacks,
  { packId, by, reason }: Retirement & { readonly reason: string },
): Promise<Result<OwnPack, 'no-pack'>> {
  return writeAnew(async () => {
    const pack = await packs.read(packId);
    if (!pack) return err('no-pack');
    if (pack.retired) return ok(pack);
    const at = clock.now();
    const retired: OwnPack = { ...pack, retired: { reason, by, at }, changedBy: by, changedAt: at };
    const written = await packs.write(retired, {
      subject: { kind: 'pack', id: packId },
      action: 'pack.retired',
      summary: `${by.name} retired the pack “${pack.title}”: ${reason}`,
      details: { reason },
    });
    return written === 'written' ? ok({ ...retired, version: pack.version + 1 }) : 'conflict';
  });
}

/** Takes a pack back into use. */
export function reinstatePack(
  { clock }: { readonly clock: Clock },
  packs: OwnPacks,
  { packId, by }: Retirement,
): Promise<Result<OwnPack, 'no-pack'>> {
  return writeAnew(async () => {
    const pack = await packs.read(packId);
    if (!pack) return err('no-pack');
    if (!pack.retired) return ok(pack);
    const { retired: _, ...rest } = pack;
    const back: OwnPack = { ...rest, changedBy: by, changedAt: clock.now() };
    const written = await packs.write(back, {
      subject: { kind: 'pack', id: packId },
      action: 'pack.reinstated',
      summary: `${by.name} took the pack “${pack.title}” back into use.`,
    });
    return written === 'written' ? ok({ ...back, version: pack.version + 1 }) : 'conflict';
  });
}
