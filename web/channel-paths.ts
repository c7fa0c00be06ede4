import type { OfficeId, Platform } from '#core/ids.ts';
import { officePath } from './paths.ts';

/** What can be done with an office's channel, each at its own address. */
export type ChannelTask = 'connect' | 'choose' | 'leave' | 'disconnect' | 'by-hand';

export function channelPath(officeId: OfficeId, platform: Platform, task: ChannelTask): string {
  return officePath(officeId, `/channels/${platform}/${task}`);
}

export function channelsPath(officeId: OfficeId): string {
  return officePath(officeId, '/channels');
}
