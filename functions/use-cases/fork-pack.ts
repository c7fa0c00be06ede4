import type { Actor } from '#core/audit.ts';
import type { PackId } from '#core/ids.ts';
import type { Scope } from '#core/member.ts';
import { MESSAGES_OF_PACK, type OwnPack, type PackDraft } from '#core/own-pack/own-pack.ts';
import type { Pack } from '#core/pack.ts';
import { err, type Result } from '#core/result.ts';
import type { Clock } from '#ports/clock.ts';
import type { OwnPacks } from '#ports/own-packs.ts';
import type { Packs } from '#ports/packs.ts';
import { createPack } from './create-pack.ts';

export interface Fork {
  /** The new pack's: see `NewPack.id`. */
  readonly id: PackId;
  readonly from: PackId;
  readonly owner: Scope;
  readonly title: string;
  readonly by: Actor;
}

/**
 * Puts a copy of a pack on the desk, to be changed there: of one that came with Clarion, or of a published one that may
 * be used here. Its texts are those of the original and wait for an approval, as all texts of the desk do.
 */
export async function forkPack(
  parts: { readonly clock: Clock; readonly packs: Packs },
  own: OwnPacks,
  { id, from, owner, title, by }: Fork,
): Promise<Result<OwnPack, 'unknown-pack' | 'taken' | 'too-large'>> {
  const original = await parts.packs.find(owner, from);
  if (!original) return err('unknown-pack');
  if (original.messages.length > MESSAGES_OF_PACK) return err('too-large');
  return createPack(parts, own, {
    id,
    owner,
    draft: { ...draftOf(original), title },
    messages: original.messages,
    companions: original.companions ?? [],
    basedOn: { packId: original.id, packVersion: original.version, title: original.title },
    how: `made a copy of version ${original.version} of “${original.title}”`,
    by,
  });
}

function draftOf(pack: Pack): PackDraft {
  const { summary, topic, source, license, languages, review_by, links, placeholders, tags, hashtags } = pack;
  return {
    title: pack.title,
    ...{ summary, topic, source, license, languages, review_by, links, placeholders, tags, hashtags },
    required: languages,
    media: pack.media.flatMap(({ key, alt }) => {
      const image = pack.images.get(key);
      return image ? [{ key, alt, image }] : [];
    }),
  };
}
