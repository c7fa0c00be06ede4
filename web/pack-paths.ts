import type { CompanionKind } from '#core/companion/companion-template.ts';
import type { MediaId, MessageId, PackId } from '#core/ids.ts';
import type { Scope } from '#core/member.ts';
import { associationMediaPath, associationPath } from './association-paths.ts';
import { mediaPath } from './office-paths.ts';
import { officePath } from './paths.ts';

/** What a pack's messages are made of, each list with a page of its own. */
export const PACK_LISTS = ['links', 'hashtags', 'tags', 'placeholders'] as const;
export type PackList = (typeof PACK_LISTS)[number];

/** The packs of an office or association, or a page below them. */
export function packsPath(scope: Scope, rest = ''): string {
  const path = `/packs${rest}`;
  return 'officeId' in scope ? officePath(scope.officeId, path) : associationPath(scope.associationId, path);
}

/** A pack's page, or a step below it, such as `publish`. */
export function placePackPath(scope: Scope, packId: PackId, step?: string): string {
  return packsPath(scope, `/${packId}${step === undefined ? '' : `/${step}`}`);
}

export function packListPath(scope: Scope, packId: PackId, list: PackList, key?: string): string {
  const query = key === undefined ? '' : `?${new URLSearchParams({ key })}`;
  return `${placePackPath(scope, packId, `parts/${list}`)}${query}`;
}

export function removeMessagePath(scope: Scope, packId: PackId, id: MessageId): string {
  return placePackPath(scope, packId, `messages/${id}/remove`);
}

/** The companions of a pack on the desk, or one of them. */
export function packCompanionsPath(scope: Scope, packId: PackId, kind?: CompanionKind): string {
  return placePackPath(scope, packId, kind === undefined ? 'companions' : `companions/${kind}`);
}

/** A picture, as the pages of an office or association show it. */
export function placeMediaPath(scope: Scope, id: MediaId): string {
  return 'officeId' in scope ? mediaPath(scope.officeId, id) : associationMediaPath(scope.associationId, id);
}

/** The navigation's section of packs, in an office and in an association. */
export function packSection(scope: Scope): 'packs' | 'association-packs' {
  return 'officeId' in scope ? 'packs' : 'association-packs';
}
