import type { Place, RotatedMessage, Spacing } from './rotation.ts';

/**
 * The messages as one office takes them: the pack's order, begun at another message by each office. Where there are
 * fewer offices than messages they begin as far from one another as the messages allow.
 */
export function orderMessages(messages: readonly RotatedMessage[], place: Place): readonly RotatedMessage[] {
  const count = messages.length;
  if (count === 0) return [];
  const index = indexOf(place);
  const first = 'of' in place && place.of <= count ? Math.floor((index * count) / place.of) : index % count;
  return [...messages.slice(first), ...messages.slice(0, first)];
}

/**
 * The minutes by which an office puts its turns off if it does not know the others' turns: 0 for the first so many
 * offices as there are messages, one window for the next so many, and from 0 again once the longest offset is reached.
 */
export function laneOf(messageCount: number, place: Place, { apart, longestOffset }: Spacing): number {
  if (apart <= 0 || messageCount === 0) return 0;
  const lanes = Math.floor(longestOffset / apart) + 1;
  return (Math.floor(indexOf(place) / messageCount) % lanes) * apart;
}

/** How many offices of one rhythm and zone can carry these messages in turn without coming close to one another. */
export function roomFor(messageCount: number, { apart, longestOffset }: Spacing): number {
  return apart <= 0 ? Number.POSITIVE_INFINITY : messageCount * (Math.floor(longestOffset / apart) + 1);
}

function indexOf(place: Place): number {
  return 'seed' in place ? hash(place.seed) : place.index;
}

/** FNV-1a, 32 bits: spreads ids that differ in a letter; nothing secret hangs on it. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const character of text) {
    value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return value;
}
