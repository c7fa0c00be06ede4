import type { OfficePlan } from '#use-cases/prepare-offers.ts';
import { layOutMonth, nameDay, nameMonth, YearMonth } from '../components/month.ts';
import { writeNumber } from '../components/number-text.ts';
import { countPosts } from './count-posts.ts';

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** How many posts go out on which day, each counted on the calendar of its office. */
export const CountCalendar = ({ offices }: { readonly offices: readonly OfficePlan[] }) => {
  const counts = countDays(offices);
  const months = [...new Set([...counts.keys()].map((date) => date.slice(0, 7)))].sort();
  return months.length === 0 ? null : (
    <section aria-labelledby="days">
      <h2 id="days">Posts by day</h2>
      <p>Each post is counted on the day that its office’s own calendar shows.</p>
      <div class="count-months">
        {months.map((month) => (
          <Month month={YearMonth.parse(month)} counts={counts} />
        ))}
      </div>
    </section>
  );
};

const Month = ({ month, counts }: { month: YearMonth; counts: ReadonlyMap<string, number> }) => (
  <table class="count-month">
    <caption>{nameMonth(month)}</caption>
    <thead>
      <tr>
        {WEEKDAYS.map((day) => (
          <th scope="col" abbr={day}>
            {day.slice(0, 2)}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {layOutMonth(month).map((week) => (
        <tr>
          {week.map((date) => (
            <Day date={date} count={date === undefined ? 0 : (counts.get(date) ?? 0)} />
          ))}
        </tr>
      ))}
    </tbody>
  </table>
);

const Day = ({ date, count }: { date: string | undefined; count: number }) =>
  date === undefined ? (
    <td />
  ) : (
    <td class={count > 0 ? 'count-month__busy' : undefined}>
      <time datetime={date}>
        <span aria-hidden="true">{Number(date.slice(8))}</span>
        <span class="usa-sr-only">{nameDay(date)}</span>
      </time>
      {count === 0 ? null : (
        <>
          <strong aria-hidden="true">{writeNumber(count)}</strong>
          <span class="usa-sr-only">: {countPosts(count)}</span>
        </>
      )}
    </td>
  );

/** Posts by the date on their office's clock, `YYYY-MM-DD`. */
export function countDays(offices: readonly OfficePlan[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { posts } of offices) {
    for (const { slot } of posts) {
      const date = slot.local.slice(0, 10);
      counts.set(date, (counts.get(date) ?? 0) + 1);
    }
  }
  return counts;
}
