import type { CalendarFeed } from '#core/calendar-feed.ts';
import type { Office } from '#core/office.ts';
import type { Post } from '#core/post.ts';
import { stateAfter } from '#core/post-states.ts';
import { localTimeIn } from '#core/slot.ts';
import type { TextRules } from '#core/text-rules.ts';
import type { CalendarEntry } from '../components/calendar-entry.tsx';
import { nameZone } from '../components/date-time-fields.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { Layout } from '../components/layout.tsx';
import { nameDay } from '../components/month.ts';
import { PageTitle } from '../components/page-title.tsx';
import { describeState } from '../components/state-text.ts';
import { newAnnouncementPath, postPath } from '../office-paths.ts';
import { CalendarBody } from './calendar-body.tsx';
import { CalendarFeedPanel } from './calendar-feed-panel.tsx';
import { CalendarNavigation } from './calendar-navigation.tsx';
import { type CalendarSpan, type CalendarView, calendarPath } from './calendar-view.ts';
import { describeClock } from './describe-clock.ts';
import { excerptOf } from './excerpt.ts';
import { namePlatform } from './name-platform.ts';

export interface CalendarPageProps {
  readonly office: Office;
  readonly view: CalendarView;
  readonly span: CalendarSpan;
  /** `YYYY-MM-DD`, on the office's clock. */
  readonly today: string;
  readonly posts: readonly Post[];
  readonly rules: readonly TextRules[];
  readonly feed: CalendarFeed | undefined;
  readonly mayWrite: boolean;
}

export const CalendarPage = (props: CalendarPageProps) => {
  const { office, view, span, today, feed, mayWrite } = props;
  const entries = listEntries(props);
  const title = `Calendar: ${span.name}`;
  const canMove = entries.some(({ moveHref }) => moveHref !== undefined);
  return (
    <Layout title={title} section="calendar" width="wide" islands={canMove ? ['drag-post'] : undefined}>
      <PageTitle>{title}</PageTitle>
      <p>
        Today is {nameDay(today)}. All times are {nameZone(office.zone)}.
      </p>
      <CalendarNavigation
        hrefOf={(shown, from) => calendarPath(office.id, shown, from)}
        {...{ view, span, today }}
      />
      {canMove ? (
        <p class="usa-hint calendar__hint" data-drag-hint hidden>
          To move a post, drag it to another day, or choose “Move”. You confirm the new time on the next page.
        </p>
      ) : null}
      <CalendarBody {...{ view, span, today, entries }} />
      {entries.length > 0 ? null : (
        <EmptyState
          heading={`No posts in this ${view === 'list' ? 'time' : view}`}
          action={
            mayWrite ? { href: newAnnouncementPath(office.id), label: 'Begin an announcement' } : undefined
          }
        >
          <p>Posts stand here on the day they go out.</p>
        </EmptyState>
      )}
      {mayWrite ? <CalendarFeedPanel office={office} feed={feed} /> : null}
    </Layout>
  );
};

/** The posts of the shown days at their places on the office's clock, in the order in which they go out. */
function listEntries({ office, span, posts, rules, mayWrite }: CalendarPageProps): readonly CalendarEntry[] {
  const byTime = posts.toSorted((a, b) => (a.slot.due < b.slot.due ? -1 : a.slot.due > b.slot.due ? 1 : 0));
  return byTime.flatMap((post) => {
    const local = localTimeIn(post.slot.due, office.zone);
    const date = local.slice(0, 10);
    if (date < span.first || date > span.last) return [];
    const mayMove = mayWrite && stateAfter(post.state, 'move') !== undefined;
    const time = describeClock(local.slice(11));
    const what = namePlatform(rules, post.platform);
    return [
      {
        date,
        time,
        what,
        excerpt: excerptOf(post.text),
        mark: describeState(post.state),
        href: postPath(post),
        name: `the ${time} ${what} post of ${nameDay(date)}`,
        moveHref: mayMove ? postPath(post, 'move') : undefined,
      },
    ];
  });
}
