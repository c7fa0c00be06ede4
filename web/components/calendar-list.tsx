import { Calendar, CalendarEntries, type CalendarEntry, dropOn } from './calendar-entry.tsx';
import { nameDay } from './month.ts';

export interface CalendarListProps {
  /** `YYYY-MM-DD`, on the office's clock. */
  readonly today: string;
  /** In the order in which they go out. */
  readonly entries: readonly CalendarEntry[];
}

/** Posts by day, one below the other; days without any are left out. */
export const CalendarList = ({ today, entries }: CalendarListProps) => (
  <Calendar>
    {[...Map.groupBy(entries, ({ date }) => date)].map(([date, posts]) => (
      <section
        class="calendar__list-day"
        aria-current={date === today ? 'date' : undefined}
        {...dropOn(date, today)}
      >
        <h2>
          <time datetime={date}>{nameDay(date)}</time>
          {date === today ? <span class="calendar__today">Today</span> : null}
        </h2>
        <CalendarEntries entries={posts} withText />
      </section>
    ))}
  </Calendar>
);
