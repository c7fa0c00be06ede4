import type { CalendarEntry } from '../components/calendar-entry.tsx';
import { CalendarList } from '../components/calendar-list.tsx';
import { CalendarMonth } from '../components/calendar-month.tsx';
import { CalendarWeek } from '../components/calendar-week.tsx';
import { YearMonth } from '../components/month.ts';
import { layOutWeek } from '../components/week.ts';
import type { CalendarSpan, CalendarView } from './calendar-view.ts';

export interface CalendarBodyProps {
  readonly view: CalendarView;
  readonly span: CalendarSpan;
  /** `YYYY-MM-DD`, on the reader's clock. */
  readonly today: string;
  /** Those of the span, in the order in which they go out. */
  readonly entries: readonly CalendarEntry[];
}

/** The days of a span, as a month, a week or a list. */
export const CalendarBody = ({ view, span, today, entries }: CalendarBodyProps) => {
  switch (view) {
    case 'month':
      return (
        <CalendarMonth month={YearMonth.parse(span.first.slice(0, 7))} today={today} entries={entries} />
      );
    case 'week':
      return <CalendarWeek days={layOutWeek(span.first)} today={today} entries={entries} />;
    case 'list':
      return <CalendarList today={today} entries={entries} />;
  }
};
