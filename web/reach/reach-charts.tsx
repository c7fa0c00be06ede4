import { CHECKPOINTS, nameCheckpoint } from '#core/reach/checkpoint.ts';
import { describeCoverage, type Figure, figureOf } from '#core/reach/figures.ts';
import type { Metric } from '#core/reach/metric.ts';
import type { CutFigures, PlatformReach } from '#use-cases/read-campaign-reach.ts';
import { BarChart } from '../charts/bar-chart.tsx';
import { MAX_BARS } from '../charts/bar-layout.ts';
import { LineChart } from '../charts/line-chart.tsx';
import { MAX_DATES } from '../charts/line-data.ts';
import { TimeText } from '../components/time-text.tsx';
import { listWeeks } from './list-weeks.ts';
import type { ReachView } from './reach-view.ts';
import { nameNative } from './reach-words.ts';

export interface ReachChartProps {
  readonly view: Pick<ReachView, 'zone' | 'at' | 'platformName' | 'messageTitle'>;
  readonly reach: PlatformReach;
  readonly lead: Metric;
}

/** How the average of a post grows from age to age. */
export const GrowthChart = ({ view, reach, lead }: ReachChartProps) => {
  const leads = leadsOf(reach, lead);
  const name = view.platformName(reach.platform);
  return (
    <LineChart
      id={`growth-${reach.platform}`}
      title={`Growth on ${name}: ${lead.unit} of a post`}
      description={`The average over the posts that reported a number, at each age. Fewer posts have come to the later ages, so these are not the same posts throughout.`}
      unit={`${lead.unit} of a post`}
      asOf={<AsOf {...{ view, reach }} />}
      coverage={reach.growth
        .filter(({ tally }) => tally.posts > 0)
        .map(({ of, tally }) => `${nameCheckpoint(of)}: ${describeCoverage(coverageIn(tally, leads))}.`)
        .join(' ')}
      axis={{ kind: 'ages', label: 'Age', ages: CHECKPOINTS.map(nameCheckpoint) }}
      series={leads.map((metric) => ({
        label: nameLead(metric, leads),
        points: reach.growth.map(({ of, tally }) => ({
          x: nameCheckpoint(of),
          ...pointOf(figureOf(tally, metric), 'no post was read at this age yet'),
        })),
      }))}
    />
  );
};

/** The messages beside each other, the best first. */
export const MessageChart = ({ view, reach, lead }: ReachChartProps) => {
  const standings = reach.comparison?.standings ?? [];
  const name = view.platformName(reach.platform);
  const { whole } = reach;
  return (
    <BarChart
      id={`messages-${reach.platform}`}
      title={`Messages on ${name}: ${lead.unit} of a post`}
      description={`The average over the posts of each message that reported a number, ${nameCheckpoint(view.at)} after publishing${standings.length > MAX_BARS ? `; the first ${MAX_BARS} of ${standings.length} messages` : ''}.${reach.leads.length > 1 ? ` Only posts counted as ${lead.label.toLowerCase()} (${nameNative(lead)}) are in it.` : ''}`}
      unit={`${lead.unit} of a post`}
      asOf={<AsOf {...{ view, reach }} />}
      coverage={`${describeCoverage(figureOf(whole.tally, lead).coverage)}.`}
      each="Message"
      bars={standings.slice(0, MAX_BARS).map(({ of, average, reported, posts }) => ({
        label: view.messageTitle(of),
        value: average,
        note: describeCoverage({ reported, posts }),
      }))}
    />
  );
};

/** The weeks in which posts became public, one after another. */
export const WeekChart = ({ view, reach, lead }: ReachChartProps) => {
  const leads = leadsOf(reach, lead);
  const name = view.platformName(reach.platform);
  const all = listWeeks(reach.weeks.map(({ of }) => of));
  const weeks = all.slice(-MAX_DATES);
  const byWeek = new Map(reach.weeks.map((week) => [week.of, week]));
  return (
    <LineChart
      id={`weeks-${reach.platform}`}
      title={`By week of publishing on ${name}: ${lead.unit} of a post`}
      description={`The average over the posts that became public in each week and reported a number ${nameCheckpoint(view.at)} later. A week is named by its Monday${all.length > weeks.length ? `; the last ${weeks.length} of ${all.length} weeks` : ''}.${weeks.length > byWeek.size ? ' A week in which nothing was posted is hatched like one without numbers.' : ''}`}
      unit={`${lead.unit} of a post`}
      asOf={<AsOf {...{ view, reach }} />}
      coverage={`${describeCoverage(coverageIn(reach.whole.tally, leads))}.`}
      axis={{
        kind: 'dates',
        label: 'Week of',
        changes: reach.changes
          .filter(({ metric }) => metric.kind === 'views')
          .map(({ metric, before }) => ({
            from: metric.validFrom,
            label: `${metric.label} instead of ${before.label.toLowerCase()}`,
          })),
      }}
      series={leads.map((metric) => ({
        label: nameLead(metric, leads),
        points: weeks.map((week) => ({ x: week, ...pointOf(figureIn(byWeek.get(week), metric), 'no post') })),
      }))}
    />
  );
};

const AsOf = ({ view: { zone }, reach: { asOf } }: Pick<ReachChartProps, 'view' | 'reach'>) =>
  asOf === undefined ? null : <TimeText at={asOf} zone={zone} />;

/** Each definition of views that posts stand under has a line of its own; without any, there is the one that holds. */
function leadsOf({ leads }: PlatformReach, lead: Metric): readonly Metric[] {
  return leads.length === 0 ? [lead] : leads;
}

function nameLead(metric: Metric, leads: readonly Metric[]): string {
  return leads.length === 1 ? metric.label : `${metric.label} (${nameNative(metric)})`;
}

function figureIn(cut: CutFigures<string> | undefined, metric: Metric): Figure | undefined {
  return cut && figureOf(cut.tally, metric);
}

function pointOf(figure: Figure | undefined, without: string) {
  const isEmpty = figure === undefined || figure.coverage.posts === 0;
  return { y: figure?.average, note: isEmpty ? without : describeCoverage(figure.coverage) };
}

/** Posts that reported a number under any of the definitions. */
function coverageIn(tally: CutFigures<unknown>['tally'], leads: readonly Metric[]) {
  const reported = leads.map((metric) => figureOf(tally, metric).coverage.reported);
  const sum = reported.reduce((total, each) => total + each, 0);
  return { reported: Math.min(tally.posts, sum), posts: tally.posts };
}
