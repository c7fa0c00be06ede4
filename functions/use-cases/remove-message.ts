import type { Actor } from '#core/audit.ts';
import type { MessageId, PackId } from '#core/ids.ts';
import { err, ok, type Result } from '#core/result.ts';
import type { OwnPacks } from '#ports/own-packs.ts';

export interface RemovalOrder {
  readonly packId: PackId;
  readonly messageId: MessageId;
  /** The version of the message that the person saw. */
  readonly seen: number;
  readonly by: Actor;
}

/** Takes a message off the desk, unless somebody has changed it since. Versions that have it keep it. */
export async function removeMessage(
  packs: OwnPacks,
  { packId, messageId, seen, by }: RemovalOrder,
): Promise<Result<undefined, 'changed-meanwhile'>> {
  const [pack, own] = await Promise.all([packs.read(packId), packs.readMessage(packId, messageId)]);
  // Sent twice, it is gone already.
  if (!pack || !own) return ok(undefined);
  if (own.version !== seen) return err('changed-meanwhile');
  const written = await packs.removeMessage(own, {
    subject: { kind: 'pack', id: packId },
    action: 'pack.message-removed',
    summary: `${by.name} removed the message “${own.message.title}” from the pack “${pack.title}”.`,
    details: { message: messageId },
  });
  return written === 'written' ? ok(undefined) : err('changed-meanwhile');
}
