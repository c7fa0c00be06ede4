import {
  escape as escapeText,
  ICalCalendar,
  ICalCalendarMethod,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator';
import { sequenceOf } from '#core/calendar-feed.ts';
import type { Post } from '#core/post.ts';
import type { TextRules } from '#core/text-rules.ts';
import { epochOf, HOUR, type Instant, MINUTE, SECOND } from '#core/time.ts';
import type { FeedReading } from '#use-cases/read-calendar-feed.ts';
import { describeState } from './components/state-text.ts';
import { postPath } from './office-paths.ts';
import { excerptOf } from './pages/excerpt.ts';
import { namePlatform } from './pages/name-platform.ts';

/** A post takes no time; calendar programs draw an entry of no length as a line that nobody can read. */
const ENTRY_LENGTH = 15 * MINUTE;

/** How often programs that ask are told to look again. */
const REFRESH = HOUR;

export interface CalendarFile {
  readonly origin: string;
  readonly rules: readonly TextRules[];
  readonly now: Instant;
}

/** Writes a feed as iCalendar (RFC 5545). Times are in UTC: every program shows them in its reader's zone. */
export function writeCalendarFile({ office, posts }: FeedReading, file: CalendarFile): string {
  const calendar = new ICalCalendar({
    // The library escapes what stands in entries, but not the calendar's own name.
    name: escapeText(`${office.name}: posts`, false),
    prodId: { company: 'Clarion', product: 'Calendar feed', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: REFRESH / SECOND,
  });
  for (const post of posts) {
    const begins = epochOf(post.slot.due);
    calendar.createEvent({
      id: `${post.id}.${office.id}@clarion`,
      sequence: sequenceOf(post),
      stamp: file.now,
      start: new Date(begins),
      end: new Date(begins + ENTRY_LENGTH),
      summary: nameEntry(post, file.rules),
      description: post.text,
      url: `${file.origin}${postPath(post)}`,
      status: post.state === 'cancelled' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      // Nobody is busy because a post goes out.
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
  return `${calendar.toString()}\r\n`;
}

/** Such as `X: We adopt the Standards … (Scheduled)`. */
function nameEntry(post: Post, rules: readonly TextRules[]): string {
  return `${namePlatform(rules, post.platform)}: ${excerptOf(post.text, 60)} (${describeState(post.state).label})`;
}
