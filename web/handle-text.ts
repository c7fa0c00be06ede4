/** A channel's handle as people write it: with `@`, unless it is a page's name in words. */
export function writeHandle(handle: string): string {
  return /\s/.test(handle) ? handle : `@${handle}`;
}
