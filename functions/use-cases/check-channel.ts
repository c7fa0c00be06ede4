import { type Channel, isChecked, nextCheck, repeatCheck } from '#core/channel.ts';
import type { Platform } from '#core/ids.ts';
import type { Presence } from '#ports/connector.ts';
import type { OfficeStore, Written } from '#ports/store.ts';
import { retireChannel } from './retire-channel.ts';
import { type CredentialsParts, useCredentials } from './use-credentials.ts';

/** What a check came to; `later` where it proved nothing, or somebody else is at it. */
export type CheckReport = 'nothing-to-check' | 'in-order' | 'disconnected' | 'later';

/**
 * Asks the platform whose access a channel has, and renews it on the way, so that an office hears of an ended
 * connection before a post is due. Any number of orders for it, at any time, check it once.
 */
export async function checkChannel(
  parts: CredentialsParts,
  office: OfficeStore,
  platform: Platform,
): Promise<CheckReport> {
  const before = await office.readChannel(platform);
  const now = parts.clock.now();
  if (!before || !isChecked(before) || (before.checkAt !== undefined && before.checkAt > now)) {
    return 'nothing-to-check';
  }
  // Taken by putting it off: if this host dies over it, or the platform does not answer, it is due again.
  const taken: Channel = { ...before, checkAt: repeatCheck(now) };
  if ((await office.noteChannel(taken)) === 'conflict') return 'later';

  const opened = await useCredentials(
    parts,
    office,
    { ...taken, version: taken.version + 1 },
    'when-possible',
  );
  if (!opened.ok) {
    const { kind, reason } = opened.error;
    return kind === 'revoked' ? retire(office, taken, reason) : 'later';
  }
  const { channel, credentials } = opened.value;
  const seen = await parts.connectorFor(channel).check(credentials, channel.accountId);
  if (!seen.ok) return seen.error.kind === 'revoked' ? retire(office, channel, seen.error.reason) : 'later';
  if (seen.value.accountId !== channel.accountId)
    return retire(office, channel, describeOther(channel, seen.value));
  const checked: Channel = { ...channel, checkedAt: now, checkAt: nextCheck(now) };
  return (await noteSeen(office, checked, seen.value)) === 'written' ? 'in-order' : 'later';
}

async function retire(office: OfficeStore, refused: Channel, trouble: string): Promise<CheckReport> {
  return (await retireChannel(office, refused, trouble)) ? 'disconnected' : 'later';
}

/** The id is the presence; what it is called may change, and people are shown what it is called today. */
async function noteSeen(office: OfficeStore, checked: Channel, { handle, name }: Presence): Promise<Written> {
  if (handle === checked.handle && name === checked.name) return office.noteChannel(checked);
  return office.writeChannel(
    { ...checked, handle, name },
    {
      subject: { kind: 'channel', id: checked.platform },
      action: 'channel.renamed',
      summary: `The channel is now called ${name} (${handle}); before, it was ${checked.name} (${checked.handle}).`,
    },
  );
}

function describeOther({ name, handle }: Channel, other: Presence): string {
  return `The platform says that this access is now for ${other.name} (${other.handle}), not for ${name} (${handle}), so Clarion posts nothing with it. Sign in there as ${handle} and connect the channel again.`;
}
