import type { Channel } from '#core/channel.ts';
import type { OfficeStore } from '#ports/store.ts';

/**
 * Takes a channel out of use whose credentials the platform has refused, so that its posts are held instead of failing
 * one by one. Returns whether it is out of use: one that has other credentials by now stays as it is.
 */
export async function retireChannel(
  office: OfficeStore,
  { platform, sealed }: Channel,
  trouble: string,
): Promise<boolean> {
  for (;;) {
    const channel = await office.readChannel(platform);
    if (channel === undefined || channel.status === 'disconnected') return true;
    if (channel.sealed !== sealed) return false;
    const written = await office.writeChannel(
      { ...channel, status: 'disconnected', trouble },
      { subject: { kind: 'channel', id: platform }, action: 'channel.disconnected', summary: trouble },
    );
    if (written === 'written') return true;
  }
}
