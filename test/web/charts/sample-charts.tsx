import { Zone } from '#core/slot.ts';
import { Instant } from '#core/time.ts';
import type { Bar } from '#web/charts/bar-layout.ts';
import type { ChartProps } from '#web/charts/chart-figure.tsx';
import type { LineAxis, LineSeries } from '#web/charts/line-data.ts';
import { daysAfter } from '#web/components/calendar-date.ts';
import { TimeText } from '#web/components/time-text.tsx';

/** What a chart says about itself. */
export const ABOUT: ChartProps = {
  id: 'reach',
  title: 'Views of each message',
  description: 'How often posts of each message were shown on X.',
  unit: 'views',
  asOf: <TimeText at={Instant.parse('2026-11-22T14:00:00.000Z')} zone={Zone.parse('America/New_York')} />,
  coverage: '31 of 47 posts reported.',
};

export const BARS: readonly Bar[] = [
  { label: 'Every ballot is counted twice', value: 1_234_567 },
  {
    label:
      'Who may watch the count, and how to sign up for it before the polls close on Election Day in your county',
    value: 987_654,
    note: '2 of 5 posts reported',
  },
  {
    label: 'Meet the canvass board',
    value: undefined,
    note: 'Facebook gives no views of posts with several pictures',
  },
  { label: 'https://vote.example.gov/a-very-long-address/that-has-no-place-to-break-at-all', value: 1 },
  { label: 'MMMMMMMM WWWWWWWW MMMMMMMM', value: 412.5 },
  { label: 'Drop boxes', value: 0 },
];

export const AGES = {
  kind: 'ages',
  label: 'Age of the posts',
  ages: ['1 hour', '24 hours', '7 days', '28 days'],
} as const satisfies LineAxis;

/** Mondays from November 3, 2025. */
export function weeks(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => daysAfter('2025-11-03', 7 * index));
}

export const WEEKS: LineAxis = {
  kind: 'dates',
  label: 'Week in which posts went out',
  changes: [
    {
      from: '2026-01-01',
      label: 'Instagram counts views in place of impressions, as its makers wrote in April',
    },
  ],
};

export const FOUR_OFFICES: readonly LineSeries[] = [
  {
    label: 'Maple County',
    points: weeks(14).map((x, index) => ({ x, y: index === 4 ? undefined : 900 * index })),
  },
  {
    label: 'Mean of all offices of the state that took part',
    points: weeks(14).map((x) => ({ x, y: 412.5 })),
  },
  { label: 'Birch', points: weeks(3).map((x) => ({ x, y: 0 })) },
  { label: 'Cedar County', points: weeks(14).map((x) => ({ x, y: undefined })) },
];
