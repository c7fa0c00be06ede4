import { FilterLinks } from '../components/filter-links.tsx';
import { type CalendarSpan, CalendarView } from './calendar-view.ts';

export interface CalendarNavigationProps {
  /** The address of a view; without a day, of the one that shows today. */
  readonly hrefOf: (view: CalendarView, from?: string) => string;
  readonly view: CalendarView;
  readonly span: CalendarSpan;
  /** `YYYY-MM-DD`, on the office's clock. */
  readonly today: string;
}

interface ViewText {
  readonly label: string;
  readonly previous: string;
  readonly now: string;
  readonly next: string;
}

const TEXTS: Readonly<Record<CalendarView, ViewText>> = {
  month: { label: 'Month', previous: 'Previous month', now: 'This month', next: 'Next month' },
  week: { label: 'Week', previous: 'Previous week', now: 'This week', next: 'Next week' },
  list: { label: 'List', previous: 'Previous 4 weeks', now: 'From today', next: 'Next 4 weeks' },
};

/** How the calendar looks, and which part of it is shown. */
export const CalendarNavigation = ({ hrefOf, view, span, today }: CalendarNavigationProps) => {
  const showsToday = span.first <= today && today <= span.last;
  // Another view stays where one is reading; in the part with today it begins with today.
  const from = showsToday ? undefined : span.first;
  const { previous, now, next } = TEXTS[view];
  return (
    <div class="calendar-navigation">
      <FilterLinks
        label="View"
        links={CalendarView.options.map((option) => ({
          href: hrefOf(option, from),
          text: TEXTS[option].label,
          isCurrent: option === view,
        }))}
      />
      <nav class="calendar-navigation__move" aria-label="Time">
        <a href={hrefOf(view, span.previous)}>{previous}</a>
        <a href={hrefOf(view)} aria-current={showsToday ? 'date' : undefined}>
          {now}
        </a>
        <a href={hrefOf(view, span.next)}>{next}</a>
      </nav>
    </div>
  );
};
