import type { Actor } from '#core/audit.ts';
import type { Platform } from '#core/ids.ts';
import type { OfficeStore } from '#ports/store.ts';

/** Keeps in the channel's history that it was not connected, and what the person was told. */
export function recordRefusedConnection(
  office: OfficeStore,
  { platform, by, reason }: { readonly platform: Platform; readonly by: Actor; readonly reason: string },
): Promise<void> {
  return office.record({
    subject: { kind: 'channel', id: platform },
    action: 'channel.connect-refused',
    summary: `${by.name} tried to connect the channel, and nothing was changed. They were told: “${reason}”`,
  });
}
