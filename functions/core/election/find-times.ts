import { ClockTime } from './day.ts';
import { blankLinks, type FoundWords } from './find-words.ts';

/** A time of day that a text names. */
export interface NamedTime extends FoundWords {
  readonly time: ClockTime;
}

const TIME =
  /(?<![\p{L}\p{N}:/.@_])(?:(?<hour>\d{1,2})(?::(?<minute>\d{2}))?\s*(?<half>[ap])(?:\.\s?m\.?|\s?m)(?![\p{L}\p{N}])|(?<hours>\d{1,2}):(?<minutes>\d{2})(?![\p{L}\p{N}:]))/giu;

/** The times of day in a text: `8 p.m.`, `8:30 PM`, `20:00`. Hours without either are not read. */
export function findTimes(text: string): readonly NamedTime[] {
  return [...blankLinks(text).matchAll(TIME)].flatMap((match) => {
    const { hour, minute = '00', half, hours, minutes } = match.groups ?? {};
    const afternoon = half?.toLowerCase() === 'p' ? 12 : 0;
    if (hour !== undefined && (Number(hour) < 1 || Number(hour) > 12)) return [];
    const [h, m] = hour === undefined ? [Number(hours), minutes] : [(Number(hour) % 12) + afternoon, minute];
    const time = ClockTime.safeParse(`${String(h).padStart(2, '0')}:${m}`);
    const words = match[0];
    return time.success
      ? [{ words, start: match.index, end: match.index + words.length, time: time.data }]
      : [];
  });
}
