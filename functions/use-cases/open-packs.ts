import { CLARION } from '#core/audit.ts';
import type { Scope } from '#core/member.ts';
import type { PackLibrary, Packs } from '#ports/packs.ts';
import type { Store } from '#ports/store.ts';

/** The one way to a pack, whether it came with Clarion or was written by an office or association. */
export function openPacks(shipped: PackLibrary, store: Pick<Store, 'packsOf'>): Packs {
  const shared = (place: Scope) => store.packsOf(place, CLARION);
  return {
    list: async (place) => {
      const own = await shared(place).listShared();
      return [...shipped.list(), ...own.filter(({ isRetired }) => !isRetired).map(({ pack }) => pack)];
    },
    find: async (place, id) => {
      // No own pack has the id of one that came with Clarion: see `OwnPackId`.
      const known = shipped.find(id);
      if (known) return known;
      const found = await shared(place).findShared(id);
      return found?.isRetired ? undefined : found?.pack;
    },
    findVersion: async (place, { packId, packVersion }) =>
      shipped.find(packId) ?? (await shared(place).findShared(packId, packVersion))?.pack,
  };
}
