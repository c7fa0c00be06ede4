import { nameDayShortly } from './calendar-date.ts';
import { Calendar, CalendarEntries, type CalendarEntry, dropOn } from './calendar-entry.tsx';

export interface CalendarWeekProps {
  /** Seven dates, Sunday first. */
  readonly days: readonly string[];
  /** `YYYY-MM-DD`, on the office's clock. */
  readonly today: string;
  /** In the order in which they go out. */
  readonly entries: readonly CalendarEntry[];
}

/** A week of posts, a column for each day. On a narrow screen the days that have any stand one below the other. */
export const CalendarWeek = ({ days, today, entries }: CalendarWeekProps) => (
  <Calendar>
    <div class="calendar__week">
      {days.map((date) => {
        const posts = entries.filter((entry) => entry.date === date);
        return (
          <section
            class={posts.length === 0 ? 'calendar__day calendar__free' : 'calendar__day'}
            aria-current={date === today ? 'date' : undefined}
            {...dropOn(date, today)}
          >
            <h2>
              <time datetime={date}>{nameDayShortly(date)}</time>
            </h2>
            {posts.length === 0 ? (
              <p class="usa-hint">No posts</p>
            ) : (
              <CalendarEntries entries={posts} withText />
            )}
          </section>
        );
      })}
    </div>
  </Calendar>
);
