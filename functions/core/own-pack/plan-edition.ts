import { checkCompanion } from '#core/check-pack/check-companion.ts';
import type { Fault } from '#core/check-pack/fault.ts';
import { type CompanionKind, CompanionTemplate } from '#core/companion/companion-template.ts';
import { canonical, type Digest } from '#core/digest.ts';
import type { Language } from '#core/ids.ts';
import { nameLanguage } from '#core/name-language.ts';
import { Message, PackHeader } from '#core/pack.ts';
import type { TextRules } from '#core/text-rules.ts';
import { checkDesk, checkOwnMessage, inLanguages } from './check-own-pack.ts';
import { headerFromDraft, imagesOf } from './draft-as-pack.ts';
import { MESSAGES_OF_PACK, type OwnMessage, type OwnPack } from './own-pack.ts';
import type { HeldMessage, PackEdition } from './published-pack.ts';
import { type LanguageState, stateOf } from './wording.ts';

/** A message that the next version has, in the languages that are approved. */
export interface GoingMessage {
  readonly message: Message;
  readonly languages: readonly Language[];
  /** What was written in other languages and is not approved, and so does not go. */
  readonly leftOut: readonly Language[];
}

/** Something to mend before a version can be published: in the pack, a going message or a companion. */
export interface EditionFault extends Fault {
  readonly messageId?: Message['id'];
  readonly companion?: CompanionKind;
}

/** A companion that the next version has. */
export interface GoingCompanion {
  readonly template: CompanionTemplate;
  /** The message that would share the published piece, and is held or has lost its link: it goes without. */
  readonly withoutShare: Message['id'] | undefined;
}

/** What the next version of a pack would be. */
export interface EditionPlan {
  readonly going: readonly GoingMessage[];
  readonly held: readonly HeldMessage[];
  readonly companions: readonly GoingCompanion[];
  /** What is wrong with held messages as far as they are written: it keeps them from being approved. */
  readonly heldFaults: readonly EditionFault[];
  readonly faults: readonly EditionFault[];
  /** Changes with anything that the version would hold: who confirms it has seen just this. */
  readonly hash: string;
}

/**
 * Works out what would be published: every message whose required languages are all approved, in these and in whatever
 * other language is approved. The others are held, each with the reason in a sentence. Companions go as they stand:
 * who publishes them has read them.
 */
export function planEdition(
  pack: OwnPack,
  messages: readonly OwnMessage[],
  rules: readonly TextRules[],
  digest: Digest,
  templates: readonly CompanionTemplate[] = [],
): EditionPlan {
  const going: GoingMessage[] = [];
  const held: HeldMessage[] = [];
  const heldFaults: EditionFault[] = [];
  const faults: EditionFault[] = [...checkDesk(pack)];
  if (messages.length > MESSAGES_OF_PACK) {
    faults.push({ path: ['messages'], message: `A pack holds at most ${MESSAGES_OF_PACK} messages.` });
  }
  for (const own of messages) {
    const { message } = own;
    const states = pack.languages.map(
      (language) => [language, stateOf(pack, own, language, digest)] as const,
    );
    const approved = states.flatMap(([language, state]) => (state === 'approved' ? [language] : []));
    const lacking = states.filter(
      ([language, state]) => pack.required.includes(language) && state !== 'approved',
    );
    if (lacking.length > 0 || approved.length === 0) {
      held.push({ id: message.id, title: message.title, why: describeLack(lacking) });
      const wrong = checkOwnMessage(pack, message, rules);
      heldFaults.push(...wrong.map((fault) => ({ ...fault, messageId: message.id })));
      continue;
    }
    const finished = inLanguages(message, approved);
    const wrong = checkOwnMessage(pack, finished, rules);
    faults.push(...wrong.map((fault) => ({ ...fault, messageId: message.id })));
    const leftOut = states.flatMap(([language, state]) =>
      state === 'draft' || state === 'changed' ? [language] : [],
    );
    going.push({ message: finished, languages: approved, leftOut });
  }
  const sent = going.map(({ message }) => message);
  const companions = templates.map((template) => goingCompanion(template, pack, sent));
  for (const { template } of companions) {
    const wrong = checkCompanion(template, { ...pack, messages: sent });
    faults.push(...wrong.map((fault) => ({ ...fault, companion: template.kind })));
  }
  const { version: _, ...header } = headerFromDraft(pack);
  const beside = companions.map(({ template }) => template);
  const contents = {
    header,
    images: [...imagesOf(pack)],
    messages: sent,
    ...(beside.length > 0 && { beside }),
  };
  return { going, held, companions, heldFaults, faults, hash: digest(canonical(contents)) };
}

function goingCompanion(
  template: CompanionTemplate,
  { placeholders }: OwnPack,
  sent: readonly Message[],
): GoingCompanion {
  const { share, ...rest } = template;
  const canShare =
    sent.some(({ id }) => id === share?.message) &&
    placeholders.some(({ key, type }) => key === share?.link && type === 'url');
  if (!share || canShare) return { template, withoutShare: undefined };
  return { template: rest, withoutShare: share.message };
}

/** The version as it will stand from now on. */
export function editionOf(
  pack: OwnPack,
  { going, held, companions }: EditionPlan,
  { by, at }: Pick<PackEdition, 'by' | 'at'>,
): PackEdition {
  return {
    // What was checked is what is written: anything else would be a bug, and never be found again.
    header: PackHeader.parse(headerFromDraft(pack)),
    images: Object.fromEntries(imagesOf(pack)),
    messages: going.map(({ message }) => Message.parse(message)),
    companions: companions.map(({ template }) => CompanionTemplate.parse(template)),
    held: [...held],
    by,
    at,
  };
}

/** The same spelling for what a version holds, whatever its number. */
export function contentsOf({
  header: { version: _, ...header },
  images,
  messages,
  companions,
}: PackEdition): string {
  return canonical({ header, images, messages, companions });
}

const LACKS: Readonly<Record<LanguageState, string>> = {
  absent: 'is not written',
  draft: 'is not approved',
  changed: 'was changed after it was approved',
  approved: 'is approved',
};

function describeLack(lacking: readonly (readonly [Language, LanguageState])[]): string {
  if (lacking.length === 0) return 'No language is approved.';
  return `${lacking.map(([language, state]) => `${nameLanguage(language)} ${LACKS[state]}`).join('; ')}.`;
}
