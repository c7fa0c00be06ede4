import type { Digest } from '#core/digest.ts';
import { type Language, PackId } from '#core/ids.ts';
import type { DraftMessage, OwnMessage, OwnPack } from '#core/own-pack/own-pack.ts';
import { hashOf, type LanguageState, stateOf } from '#core/own-pack/wording.ts';
import type { OwnPacks } from '#ports/own-packs.ts';
import type { PlaceContext } from './place-env.ts';
import type { Services } from './services.ts';

/** One language of a message, as the desk shows it. */
export interface LanguageLine {
  readonly language: Language;
  readonly state: LanguageState;
  readonly isRequired: boolean;
  /** Of the wording as it stands: an approval is given to just this. */
  readonly hash: string;
}

export interface DeskMessage {
  readonly own: OwnMessage;
  readonly languages: readonly LanguageLine[];
}

/** A pack on the desk with its messages. */
export interface Desk {
  readonly pack: OwnPack;
  readonly messages: readonly DeskMessage[];
}

/** The own packs of the office or association that the page is about, as the visitor. */
export function packsOf({ store }: Pick<Services, 'store'>, c: PlaceContext): OwnPacks {
  return store.packsOf(c.var.place.scope, c.var.actor);
}

/** The own pack that the address names, if there is one here. */
export async function findOwnPack(
  services: Pick<Services, 'store'>,
  c: PlaceContext,
): Promise<OwnPack | undefined> {
  const id = PackId.safeParse(c.req.param('pack'));
  return id.success ? packsOf(services, c).read(id.data) : undefined;
}

export async function readDesk(
  services: Pick<Services, 'store' | 'digest'>,
  c: PlaceContext,
  pack: OwnPack,
): Promise<Desk> {
  const messages = await packsOf(services, c).listMessages(pack.id);
  return { pack, messages: messages.map((own) => ({ own, languages: linesOf(pack, own, services.digest) })) };
}

function linesOf(pack: OwnPack, own: OwnMessage, digest: Digest): readonly LanguageLine[] {
  return languagesOf(pack, own.message).map((language) => ({
    language,
    state: stateOf(pack, own, language, digest),
    isRequired: pack.required.includes(language),
    hash: hashOf(pack, own.message, language, digest),
  }));
}

/** Those of the pack, and any other that a message is written in all the same. */
function languagesOf({ languages }: OwnPack, { variants }: DraftMessage): readonly Language[] {
  return [...new Set([...languages, ...variants.map(({ language }) => language)])];
}

/** One language of one message that waits for an approval. */
export interface WaitingText {
  readonly own: OwnMessage;
  readonly line: LanguageLine;
}

/** What waits for an approval, one language of one message each. */
export function waitingIn({ messages }: Desk): readonly WaitingText[] {
  return messages.flatMap(({ own, languages }) =>
    languages.filter(({ state }) => state === 'draft' || state === 'changed').map((line) => ({ own, line })),
  );
}
