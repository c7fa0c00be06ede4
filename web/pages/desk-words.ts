import type { OwnPack } from '#core/own-pack/own-pack.ts';
import type { LanguageState } from '#core/own-pack/wording.ts';
import type { Mark } from '../components/state-text.ts';

/** How far a pack of the desk has come, in a sentence. */
export function describePack({ published, retired, basedOn }: OwnPack): string {
  const copy = basedOn ? `A copy of “${basedOn.title}”. ` : '';
  if (retired) return `${copy}Retired: nothing new is made from it.`;
  return `${copy}${published === 0 ? 'A draft: no version is published yet.' : `Version ${published} is published.`}`;
}

/** How far a language of a message has come, and how it looks. */
export const LANGUAGE_STATES: Readonly<Record<LanguageState, Mark>> = {
  absent: { label: 'Not written', tone: 'over' },
  draft: { label: 'Draft', tone: 'yours' },
  changed: { label: 'Changed since it was approved', tone: 'trouble' },
  approved: { label: 'Approved', tone: 'done' },
};
