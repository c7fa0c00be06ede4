import { findAccount } from '../state/accounts.ts';
import type { State } from '../state/database.ts';

export interface MessageTag {
  readonly id: string;
  readonly name: string;
  readonly type: 'page';
  readonly offset: number;
  readonly length: number;
}

export type RenderedMessage =
  | { readonly ok: true; readonly text: string; readonly tags: readonly MessageTag[] }
  | { readonly ok: false; readonly error: 'unknown-page' | 'feature-missing' };

/** Puts the Page's name where the message says `@[page-id]`; only an app with Page Mentioning may do so. */
export function renderMessage(state: State, message: string, mayMention: boolean): RenderedMessage {
  const tags: MessageTag[] = [];
  let text = '';
  let done = 0;
  for (const found of message.matchAll(/@\[(\d+)\]/g)) {
    if (!mayMention) return { ok: false, error: 'feature-missing' };
    const page = findAccount(state, 'facebook', found[1] ?? '');
    if (!page) return { ok: false, error: 'unknown-page' };
    text += message.slice(done, found.index);
    tags.push({ id: page.id, name: page.name, type: 'page', offset: text.length, length: page.name.length });
    text += page.name;
    done = found.index + found[0].length;
  }
  return { ok: true, text: text + message.slice(done), tags };
}
