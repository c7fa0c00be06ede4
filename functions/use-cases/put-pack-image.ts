import type { Actor } from '#core/audit.ts';
import type { PackId } from '#core/ids.ts';
import { OwnPack } from '#core/own-pack/own-pack.ts';
import type { Image } from '#core/pack.ts';
import { err, ok, type Result } from '#core/result.ts';
import type { Clock } from '#ports/clock.ts';
import type { OwnPacks } from '#ports/own-packs.ts';
import { writeAnew } from './write-anew.ts';

export interface ImageOrder {
  readonly packId: PackId;
  /** Its bytes are in the media library already. `alt` says what it shows, in 1 to 1,000 characters. */
  readonly image: Image;
  /** The picture that it takes the place of, such as a card whose words were mended. */
  readonly key?: string;
  readonly by: Actor;
}

/**
 * Puts a picture into an own pack, and answers the key by which messages name it. The same picture put in twice is
 * one picture, with the description given last. A description that is empty or too long throws.
 */
export function putPackImage(
  { clock }: { readonly clock: Clock },
  packs: OwnPacks,
  { packId, image, key, by }: ImageOrder,
): Promise<Result<{ readonly pack: OwnPack; readonly key: string }, 'no-pack' | 'full'>> {
  return writeAnew(async () => {
    const pack = await packs.read(packId);
    if (!pack) return err('no-pack');
    const same = pack.media.find((media) => media.image.mediaId === image.mediaId);
    const chosen = key ?? same?.key ?? `picture-${image.mediaId.slice(0, 12)}`;
    const picture = { key: chosen, alt: image.alt, image };
    const isThere = pack.media.some((media) => media.key === chosen);
    const media = isThere
      ? pack.media.map((each) => (each.key === chosen ? picture : each))
      : [...pack.media, picture];
    const changed = OwnPack.shape.media.safeParse(media);
    if (!changed.success && media.length > 60) return err('full');
    const next = OwnPack.parse({ ...pack, media, changedBy: by, changedAt: clock.now() });
    const written = await packs.write(next, {
      subject: { kind: 'pack', id: packId },
      action: 'pack.picture-put',
      summary: `${by.name} put a picture into the pack “${pack.title}”: ${image.alt}`,
      details: { picture: chosen, media: image.mediaId },
    });
    return written === 'written'
      ? ok({ pack: { ...next, version: next.version + 1 }, key: chosen })
      : 'conflict';
  });
}
