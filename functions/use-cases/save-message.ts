import type { Actor, Happening } from '#core/audit.ts';
import { canonical } from '#core/digest.ts';
import type { PackId } from '#core/ids.ts';
import {
  type DraftMessage,
  isTooLong,
  MESSAGES_OF_PACK,
  type OwnMessage,
  type OwnPack,
} from '#core/own-pack/own-pack.ts';
import { changedLanguages } from '#core/own-pack/wording.ts';
import { err, ok, type Result } from '#core/result.ts';
import { type Instant, later, MINUTE } from '#core/time.ts';
import type { Clock } from '#ports/clock.ts';
import type { OwnPacks } from '#ports/own-packs.ts';

export interface MessageOrder {
  readonly packId: PackId;
  readonly message: DraftMessage;
  /** The version of the message that the person saw; 0 for one that they begin. */
  readonly seen: number;
  readonly by: Actor;
}

export type SaveRefusal =
  /** Somebody else has saved, or removed, the message since it was opened. Neither text is lost. */
  | { readonly kind: 'conflict'; readonly mine: DraftMessage; readonly theirs: OwnMessage | undefined }
  | { readonly kind: 'no-pack' }
  /** The pack holds as many messages as one can: `MESSAGES_OF_PACK`. */
  | { readonly kind: 'full' }
  /** All wordings together are longer than `MESSAGE_BYTES`. */
  | { readonly kind: 'too-long' };

/** What one person saves again and again within this time is one entry in the history. In milliseconds. */
const ONE_SITTING = 15 * MINUTE;

/**
 * Saves a message of an own pack over the version that its writer saw. What is unfinished or wrong may be saved: it is
 * told of by `checkOwnPack`, and published only when it is mended. Saving what is there already changes nothing.
 */
export async function saveMessage(
  { clock }: { readonly clock: Clock },
  packs: OwnPacks,
  { packId, message, seen, by }: MessageOrder,
): Promise<Result<OwnMessage, SaveRefusal>> {
  const pack = await packs.read(packId);
  if (!pack) return err({ kind: 'no-pack' });
  if (isTooLong(message)) return err({ kind: 'too-long' });
  const before = await packs.readMessage(packId, message.id);
  if (before && canonical(before.message) === canonical(message)) return ok(before);
  if ((before?.version ?? 0) !== seen) return err({ kind: 'conflict', mine: message, theirs: before });

  const position = before?.position ?? (await findPlace(packs, pack));
  if (position === undefined) return err({ kind: 'full' });
  const now = clock.now();
  const wrote = changedLanguages(before?.message, message).map((language) => [language, { by, at: now }]);
  const saved: OwnMessage = {
    packId,
    position,
    message,
    approvals: before?.approvals ?? {},
    writers: { ...before?.writers, ...Object.fromEntries(wrote) },
    changedBy: by,
    changedAt: now,
    version: seen,
  };
  const happening = isSameSitting(before, by, now) ? undefined : describe(pack, message, before, by);
  if ((await packs.writeMessage(saved, happening)) === 'written') return ok({ ...saved, version: seen + 1 });
  const theirs = await packs.readMessage(packId, message.id);
  return err({ kind: 'conflict', mine: message, theirs });
}

/** Behind the last message; nowhere in a pack that is full. */
async function findPlace(packs: OwnPacks, { id }: OwnPack): Promise<number | undefined> {
  const messages = await packs.listMessages(id);
  if (messages.length >= MESSAGES_OF_PACK) return undefined;
  return (messages.at(-1)?.position ?? -1) + 1;
}

function isSameSitting(before: OwnMessage | undefined, by: Actor, now: Instant): boolean {
  if (before === undefined || before.changedBy.id !== by.id) return false;
  // An approval that the change voids is always worth an entry.
  if (Object.keys(before.approvals).length > 0) return false;
  return later(before.changedAt, ONE_SITTING) > now;
}

function describe(
  pack: OwnPack,
  { id, title }: DraftMessage,
  before: OwnMessage | undefined,
  by: Actor,
): Happening {
  const did = before ? 'changed' : 'began';
  return {
    subject: { kind: 'pack', id: pack.id },
    action: before ? 'pack.message-changed' : 'pack.message-begun',
    summary: `${by.name} ${did} the message “${title}” of the pack “${pack.title}”.`,
    details: { message: id },
  };
}
