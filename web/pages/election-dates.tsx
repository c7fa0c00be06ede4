import { type CalendarDate, describeKey } from '#core/election/calendar-date.ts';
import { describeDate } from '#core/election/day.ts';
import { describeValue } from '#core/election/describe-value.ts';
import { DataTable } from '../components/data-table.tsx';
import { PublicLink } from '../components/public-link.tsx';

/** One date as a calendar shows it. */
export interface DateRow {
  readonly date: CalendarDate;
  /** When it is, as its readers' clocks show it. */
  readonly when: string;
  /** For whom it holds, or where it comes from. */
  readonly holds: string;
  /** What it has superseded, newest first. */
  readonly replaced: readonly CalendarDate[];
  readonly change: { readonly href: string; readonly label: string } | undefined;
}

export interface ElectionDatesProps {
  readonly rows: readonly DateRow[];
  /** What the column calls it: for whom a date holds, or where it comes from. */
  readonly holdsLabel: string;
}

/** The dates of an election, each with where it stands and when somebody looked there. */
export const ElectionDates = ({ rows, holdsLabel }: ElectionDatesProps) => (
  <DataTable
    caption="Dates of this election"
    captionHidden
    rows={rows}
    columns={[
      { label: 'Date', cell: ({ date }) => nameOf(date) },
      {
        label: 'When',
        cell: ({ when, replaced }) => (
          <>
            {when}
            {replaced.length === 0 ? null : <Replaced dates={replaced} />}
          </>
        ),
      },
      { label: holdsLabel, cell: ({ holds }) => holds },
      {
        label: 'Source',
        cell: ({ date }) => <PublicLink href={date.source.url}>{date.source.text}</PublicLink>,
      },
      { label: 'Verified on', cell: ({ date }) => describeDate(date.verifiedOn) },
      ...(rows.some(({ change }) => change)
        ? [
            {
              label: 'Change',
              cell: ({ date, change }: DateRow) =>
                change ? (
                  <a class="change-date" href={change.href}>
                    {change.label}
                    <span class="usa-sr-only"> {describeKey(date)}</span>
                  </a>
                ) : (
                  '–'
                ),
            },
          ]
        : []),
    ]}
  />
);

const Replaced = ({ dates }: { dates: readonly CalendarDate[] }) => (
  <details>
    <summary>Was another date before</summary>
    <ul>
      {dates.map(({ value, source }) => (
        <li>
          {describeValue(value)} (<PublicLink href={source.url}>{source.text}</PublicLink>)
        </li>
      ))}
    </ul>
  </details>
);

/** The name of a date with a capital, as a table begins with it. */
export function nameOf(date: CalendarDate): string {
  const name = describeKey(date);
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}
