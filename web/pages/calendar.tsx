import type { Office } from '#core/office.ts';
import type { Post } from '#core/post.ts';
import { localTimeIn } from '#core/slot.ts';
import type { TextRules } from '#core/text-rules.ts';
import { type CalendarEntry, CalendarMonth } from '../components/calendar-month.tsx';
import { nameZone } from '../components/date-time-fields.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { Layout } from '../components/layout.tsx';
import { monthAfter, nameDay, nameMonth, type YearMonth } from '../components/month.ts';
import { PageTitle } from '../components/page-title.tsx';
import { newAnnouncementPath, postPath } from '../office-paths.ts';
import { officePath } from '../paths.ts';
import { namePlatform } from './name-platform.ts';

export interface CalendarPageProps {
  readonly office: Office;
  readonly month: YearMonth;
  /** `YYYY-MM-DD`, on the office's clock. */
  readonly today: string;
  readonly posts: readonly Post[];
  readonly rules: readonly TextRules[];
  readonly mayWrite: boolean;
}

export const CalendarPage = ({ office, month, today, posts, rules, mayWrite }: CalendarPageProps) => {
  const entries = listEntries(posts, office, rules).filter(({ date }) => date.startsWith(month));
  const title = `Calendar: ${nameMonth(month)}`;
  const hrefOf = (months: number) => officePath(office.id, `/calendar?month=${monthAfter(month, months)}`);
  return (
    <Layout title={title} section="calendar" width="wide">
      <PageTitle>{title}</PageTitle>
      <p>
        Today is {nameDay(today)}.{' '}
        {today.startsWith(month) ? null : <a href={officePath(office.id, '/calendar')}>Show this month</a>}
      </p>
      <CalendarMonth
        month={month}
        today={today}
        entries={entries}
        previousHref={hrefOf(-1)}
        nextHref={hrefOf(1)}
        zoneNote={`Times are ${nameZone(office.zone)}`}
      />
      {entries.length > 0 ? null : (
        <EmptyState
          heading={`No posts in ${nameMonth(month)}`}
          action={
            mayWrite ? { href: newAnnouncementPath(office.id), label: 'Begin an announcement' } : undefined
          }
        >
          <p>Posts stand here on the day they go out.</p>
        </EmptyState>
      )}
    </Layout>
  );
};

/** Every post at its place on the office's clock, in the order in which they go out. */
function listEntries(
  posts: readonly Post[],
  office: Office,
  rules: readonly TextRules[],
): readonly CalendarEntry[] {
  const byTime = posts.toSorted((a, b) => (a.slot.due < b.slot.due ? -1 : a.slot.due > b.slot.due ? 1 : 0));
  return byTime.map((post) => {
    const local = localTimeIn(post.slot.due, office.zone);
    return {
      date: local.slice(0, 10),
      time: describeClock(local.slice(11)),
      platformName: namePlatform(rules, post.platform),
      state: post.state,
      href: postPath(post),
    };
  });
}

/** `14:30` as `2:30 PM`. */
function describeClock(time: string): string {
  const hours = Number(time.slice(0, 2));
  return `${hours % 12 || 12}:${time.slice(3)} ${hours < 12 ? 'AM' : 'PM'}`;
}
