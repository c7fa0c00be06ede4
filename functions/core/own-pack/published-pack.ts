import * as z from 'zod';
import { Actor } from '#core/audit.ts';
import { CompanionTemplate } from '#core/companion/companion-template.ts';
import { MessageId } from '#core/ids.ts';
import type { Scope } from '#core/member.ts';
import { Image, Message, type Pack, PackHeader } from '#core/pack.ts';
import { Instant } from '#core/time.ts';

/** A message that a version was published without, and why. */
export const HeldMessage = z.object({ id: MessageId, title: z.string(), why: z.string() });
export type HeldMessage = z.infer<typeof HeldMessage>;

/** One published version of an own pack without its messages and companions. It is written once and never changes. */
export const PublishedHeader = z.object({
  header: PackHeader,
  images: z.record(z.string(), Image),
  held: z.array(HeldMessage),
  by: Actor,
  at: Instant,
});
export type PublishedHeader = z.infer<typeof PublishedHeader>;

/** The same, with the messages and companions as they were published. */
export interface PackEdition extends PublishedHeader {
  readonly messages: readonly Message[];
  readonly companions: readonly CompanionTemplate[];
}

/** A published pack as somebody sees who may use it. */
export interface SharedPack {
  readonly pack: Pack;
  readonly owner: Scope;
  readonly isRetired: boolean;
}

export const PublishedMessages = z.object({ messages: z.array(Message) });
export const PublishedCompanions = z.object({ companions: z.array(CompanionTemplate) });

/** The edition in the form in which every pack is used. */
export function packOf({ header, images, messages, companions }: PackEdition): Pack {
  return { ...header, messages, images: new Map(Object.entries(images)), companions };
}
