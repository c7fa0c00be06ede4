import type { Actor, Happening } from '#core/audit.ts';
import type { Digest } from '#core/digest.ts';
import type { PackId } from '#core/ids.ts';
import type { OwnPack } from '#core/own-pack/own-pack.ts';
import { contentsOf, type EditionPlan, editionOf, planEdition } from '#core/own-pack/plan-edition.ts';
import type { PackEdition } from '#core/own-pack/published-pack.ts';
import { err, ok, type Result } from '#core/result.ts';
import type { TextRules } from '#core/text-rules.ts';
import type { Clock } from '#ports/clock.ts';
import type { OwnPacks } from '#ports/own-packs.ts';

export interface Publication {
  readonly packId: PackId;
  /** The hash of the plan that the person read: see `EditionPlan`. */
  readonly seen: string;
  readonly by: Actor;
}

export type PublicationRefusal =
  | { readonly kind: 'no-pack' | 'retired' }
  /** Not a single message can go. */
  | { readonly kind: 'nothing-to-publish'; readonly plan: EditionPlan }
  /** The newest version holds just this already. */
  | { readonly kind: 'published-already'; readonly version: number }
  | { readonly kind: 'faults'; readonly plan: EditionPlan }
  | { readonly kind: 'changed-meanwhile' };

interface Parts {
  readonly clock: Clock;
  readonly digest: Digest;
  readonly rules: readonly TextRules[];
}

/**
 * Publishes the next version of a pack, which never changes from then on. A message whose required languages are not all
 * approved is held: the version goes without it, and says so.
 */
export async function publishPack(
  { clock, digest, rules }: Parts,
  packs: OwnPacks,
  { packId, seen, by }: Publication,
): Promise<Result<PackEdition, PublicationRefusal>> {
  const pack = await packs.read(packId);
  if (!pack) return err({ kind: 'no-pack' });
  if (pack.retired) return err({ kind: 'retired' });
  const messages = await packs.listMessages(packId);
  const companions = await packs.readCompanions(packId);
  const plan = planEdition(pack, messages, rules, digest, companions?.templates);
  if (plan.faults.length > 0) return err({ kind: 'faults', plan });
  if (plan.going.length === 0) return err({ kind: 'nothing-to-publish', plan });
  const edition = editionOf(pack, plan, { by, at: clock.now() });
  if (await isPublished(packs, pack, edition)) {
    return err({ kind: 'published-already', version: pack.published });
  }
  if (plan.hash !== seen) return err({ kind: 'changed-meanwhile' });

  const published: OwnPack = {
    ...pack,
    published: edition.header.version,
    changedBy: by,
    changedAt: edition.at,
  };
  const held = plan.held.map(({ id }) => id);
  const happening: Happening = {
    subject: { kind: 'pack', id: packId },
    action: 'pack.published',
    summary: `${by.name} published version ${published.published} of the pack “${pack.title}” with ${count(plan.going.length)}.${describeHeld(held.length)}`,
    details: { version: String(published.published), ...(held.length > 0 && { held: held.join(', ') }) },
  };
  const written = await packs.publish(published, messages, edition, happening, companions);
  return written === 'written' ? ok(edition) : err({ kind: 'changed-meanwhile' });
}

/** A form that is sent twice publishes one version. */
async function isPublished(
  packs: OwnPacks,
  { id, published }: OwnPack,
  edition: PackEdition,
): Promise<boolean> {
  if (published === 0) return false;
  const newest = await packs.findShared(id, published);
  if (!newest) return false;
  const { messages, images, companions = [], ...header } = newest.pack;
  const same = { ...edition, header, messages, companions, images: Object.fromEntries(images) };
  return contentsOf(same) === contentsOf(edition);
}

function count(messages: number): string {
  return messages === 1 ? '1 message' : `${messages} messages`;
}

function describeHeld(held: number): string {
  return held === 0 ? '' : ` ${count(held)} ${held === 1 ? 'is' : 'are'} held.`;
}
