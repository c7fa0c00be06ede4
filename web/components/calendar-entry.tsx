import type { PropsWithChildren } from 'hono/jsx';
import { nameDay } from './month.ts';
import type { Mark } from './state-text.ts';

/** What stands on one day: a post, or what an association's campaign says then. */
export interface CalendarEntry {
  /** The day on the office's clock, `YYYY-MM-DD`. */
  readonly date: string;
  /** Such as `9:00 AM`. */
  readonly time: string;
  /** Such as the platform's name. */
  readonly what: string;
  /** The beginning of its text. */
  readonly excerpt: string;
  readonly mark: Mark;
  readonly href: string;
  /** What to call it where only its name is read. */
  readonly name: string;
  /** Where it is moved to another time, if it can be. */
  readonly moveHref: string | undefined;
}

export interface CalendarEntriesProps {
  /** Of one day, in the order in which they go out. */
  readonly entries: readonly CalendarEntry[];
  /** Whether there is room for the beginning of the text. */
  readonly withText?: boolean | undefined;
}

export const CalendarEntries = ({ entries, withText }: CalendarEntriesProps) => (
  <ul>
    {entries.map((entry) => (
      <Entry entry={entry} withText={withText ?? false} />
    ))}
  </ul>
);

const Entry = ({ entry, withText }: { entry: CalendarEntry; withText: boolean }) => {
  const { time, what, excerpt, mark, href, name, moveHref } = entry;
  const { label, tone } = mark;
  return (
    <li class={`calendar__entry calendar__entry--${tone}`} data-move={moveHref} data-name={name}>
      <a class="calendar__post" href={href}>
        <strong>{time}</strong> {what} <span class="calendar__state">{label}</span>
        {withText ? <span class="calendar__text">{excerpt}</span> : null}
      </a>
      {moveHref === undefined ? null : (
        <a class="calendar__to-move" href={moveHref}>
          Move<span class="usa-sr-only"> {name}</span>
        </a>
      )}
    </li>
  );
};

/** What a day's element carries, so that a post can be dropped on it. A day that is over takes none. */
export function dropOn(date: string, today: string) {
  return date < today ? {} : { 'data-day': date, 'data-name': nameDay(date) };
}

/** Around every view: posts are dragged within it. */
export const Calendar = ({ children }: PropsWithChildren) => (
  <div class="calendar" data-calendar>
    {children}
  </div>
);
