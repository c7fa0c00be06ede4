import { Calendar, CalendarEntries, type CalendarEntry, dropOn } from './calendar-entry.tsx';
import { layOutMonth, nameDay, nameMonth, type YearMonth } from './month.ts';

export interface CalendarMonthProps {
  readonly month: YearMonth;
  /** `YYYY-MM-DD`, on the office's clock. */
  readonly today: string;
  /** In the order in which they go out. */
  readonly entries: readonly CalendarEntry[];
}

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** A month of posts. On a narrow screen only the days that have any are shown, one below the other. */
export const CalendarMonth = (props: CalendarMonthProps) => (
  <Calendar>
    <table>
      <caption class="usa-sr-only">{nameMonth(props.month)}</caption>
      <thead>
        <tr>
          {WEEKDAYS.map((day) => (
            <th scope="col" abbr={day}>
              {day.slice(0, 3)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {layOutMonth(props.month).map((week) => (
          <tr>
            {week.map((date) =>
              date === undefined ? <td class="calendar__none" /> : <Day {...props} date={date} />,
            )}
          </tr>
        ))}
      </tbody>
    </table>
  </Calendar>
);

const Day = ({ date, today, entries }: CalendarMonthProps & { date: string }) => {
  const posts = entries.filter((entry) => entry.date === date);
  return (
    <td
      class={posts.length === 0 ? 'calendar__free' : undefined}
      aria-current={date === today ? 'date' : undefined}
      {...dropOn(date, today)}
    >
      <time datetime={date}>
        <span class="calendar__number" aria-hidden="true">
          {Number(date.slice(8))}
        </span>
        <span class="calendar__name">{nameDay(date)}</span>
      </time>
      {posts.length === 0 ? null : <CalendarEntries entries={posts} />}
    </td>
  );
};
