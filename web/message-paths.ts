import type { Language, MessageId, PackId } from '#core/ids.ts';
import type { Scope } from '#core/member.ts';
import type { Voice } from '#core/pack.ts';
import { placePackPath } from './pack-paths.ts';

/** Where a message of an own pack is written, in the language and voice that are to be shown. */
export function editMessagePath(
  scope: Scope,
  packId: PackId,
  id: MessageId,
  shown?: { readonly language: Language; readonly voice: Voice },
): string {
  const query = shown ? `?${new URLSearchParams({ language: shown.language, voice: shown.voice })}` : '';
  return placePackPath(scope, packId, `messages/${id}/edit${query}`);
}

export function newMessagePath(scope: Scope, packId: PackId): string {
  return placePackPath(scope, packId, 'messages/new');
}

/** Where the script of the page saves what stands in the form. */
export function autosavePath(scope: Scope, packId: PackId, id: MessageId): string {
  return placePackPath(scope, packId, `messages/${id}/autosave`);
}

/** Where the script of the page asks for the previews of what stands in the form. */
export function messagePreviewPath(scope: Scope, packId: PackId): string {
  return placePackPath(scope, packId, 'messages/preview');
}
