import type { Platform } from './ids.ts';
import type { MessageTag, Tag } from './pack.ts';
import type { TextRules } from './text-rules.ts';

/** A tag that the platform wants as an id: the publisher writes its syntax where the label stands in the text. */
export interface Mention {
  readonly label: string;
  readonly id: string;
}

/** How a tag stands in a post on one platform, and why it is not a real mention where it is none. */
export type ResolvedTag =
  | { readonly kind: 'handle'; readonly text: string }
  | { readonly kind: 'by-id'; readonly text: string; readonly mention: Mention }
  | { readonly kind: 'name'; readonly text: string; readonly why: string }
  | { readonly kind: 'omitted'; readonly why: string };

/**
 * Decides how a tag stands on a platform. Another platform's handle is never used: without one of its own the tag
 * becomes the plain name or is left out, as the message says.
 */
export function resolveTag(tag: Tag, use: MessageTag, rules: TextRules): ResolvedTag {
  if (tag.status === 'expired') {
    return { kind: 'omitted', why: `${tag.name} is no longer tagged: ${tag.reason ?? 'it has expired'}` };
  }
  const handle = tag.handles[rules.platform as Platform];
  if (handle && 'handle' in handle && rules.mentions.syntax === 'at-handle') {
    return { kind: 'handle', text: `@${handle.handle}` };
  }
  if (handle && 'page_id' in handle && handle.page_id !== undefined && rules.mentions.syntax === 'by-id') {
    return { kind: 'by-id', text: tag.name, mention: { label: tag.name, id: handle.page_id } };
  }
  const why =
    handle && 'page_name' in handle
      ? `${rules.name} tags a page only by its number, which is not on record for ${tag.name}`
      : `${tag.name} has no handle on ${rules.name}`;
  return use.without_handle === 'name'
    ? { kind: 'name', text: tag.name, why: `${why}, so the plain name is written` }
    : { kind: 'omitted', why: `${why}, so the tag is left out` };
}
