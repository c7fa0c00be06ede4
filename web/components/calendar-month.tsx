import type { PostState } from '#core/post.ts';
import { layOutMonth, nameDay, nameMonth, type YearMonth } from './month.ts';
import { describeState } from './state-text.ts';

/** One post on one day. */
export interface CalendarEntry {
  /** The day on the office's clock, `YYYY-MM-DD`. */
  readonly date: string;
  /** Such as `9:00 AM`. */
  readonly time: string;
  readonly platformName: string;
  readonly state: PostState;
  readonly href: string;
}

export interface CalendarMonthProps {
  readonly month: YearMonth;
  /** `YYYY-MM-DD`, on the office's clock. */
  readonly today: string;
  /** In the order in which they go out. */
  readonly entries: readonly CalendarEntry[];
  readonly previousHref: string;
  readonly nextHref: string;
  /** Such as `Times are Eastern Time (New York)`. */
  readonly zoneNote: string;
}

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** A month of posts. On a narrow screen only the days that have any are shown, one below the other. */
export const CalendarMonth = (props: CalendarMonthProps) => (
  <div class="calendar">
    <nav class="calendar__move" aria-label="Months">
      <a href={props.previousHref}>Previous month</a>
      <a href={props.nextHref}>Next month</a>
    </nav>
    <table>
      <caption>
        {nameMonth(props.month)}
        <span class="usa-hint">{props.zoneNote}</span>
      </caption>
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
  </div>
);

const Day = ({ date, today, entries }: CalendarMonthProps & { date: string }) => {
  const posts = entries.filter((entry) => entry.date === date);
  return (
    <td
      class={posts.length === 0 ? 'calendar__free' : undefined}
      aria-current={date === today ? 'date' : undefined}
    >
      <time datetime={date}>
        <span class="calendar__number" aria-hidden="true">
          {Number(date.slice(8))}
        </span>
        <span class="calendar__name">{nameDay(date)}</span>
      </time>
      {posts.length === 0 ? null : (
        <ul>
          {posts.map(({ href, time, platformName, state }) => {
            const { label, tone } = describeState(state);
            return (
              <li>
                <a class={`calendar__post calendar__post--${tone}`} href={href}>
                  <strong>{time}</strong> {platformName} <span>{label}</span>
                </a>
              </li>
            );
          })}
        </ul>
      )}
    </td>
  );
};
