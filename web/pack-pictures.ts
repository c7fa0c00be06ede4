import type { MediaId } from '#core/ids.ts';
import type { Scope } from '#core/member.ts';
import type { Services } from './services.ts';

/** Whether a picture stands in a pack that this office or association may use, or has on its desk. */
export async function isInPack(
  { packs, store, shipped }: Pick<Services, 'packs' | 'store' | 'shipped'>,
  place: Scope,
  id: MediaId,
  by: Parameters<Services['store']['packsOf']>[1],
): Promise<boolean> {
  const shows = (images: Iterable<{ readonly mediaId: MediaId }>) =>
    [...images].some(({ mediaId }) => mediaId === id);
  // Those that came with Clarion ask for no look into the table.
  if (shipped.list().some(({ images }) => shows(images.values()))) return true;
  const [usable, own] = await Promise.all([packs.list(place), store.packsOf(place, by).list()]);
  return (
    own.some(({ media }) => shows(media.map(({ image }) => image))) ||
    usable.some(({ images }) => shows(images.values()))
  );
}
