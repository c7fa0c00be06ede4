import type { Channel } from '#core/channel.ts';

/** As whom an office posts: the name, and the handle where the platform has told it. */
export function describePresence({ name, handle }: Pick<Channel, 'name' | 'handle'>): string {
  return handle === '' ? name : `${name} (${writeHandle(handle)})`;
}

/** A channel's handle as people write it: with `@`, unless it is a page's name in words. */
export function writeHandle(handle: string): string {
  return /\s/.test(handle) ? handle : `@${handle}`;
}
