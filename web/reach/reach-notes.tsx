import type { Platform } from '#core/ids.ts';
import type { Metric } from '#core/reach/metric.ts';
import { READING_STATUSES } from '#core/reach/reading.ts';
import type { PlatformReach } from '#use-cases/read-campaign-reach.ts';
import { nameDate } from '../components/calendar-date.ts';
import { COMPARISON_RULE, STATUS_WORDS } from './reach-words.ts';

export interface ReachNotesProps {
  readonly platforms: readonly PlatformReach[];
  readonly platformName: (platform: Platform) => string;
}

/** What a reader of a report has to know of its figures: how each is counted and by whom, and what they do not say. */
export const ReachNotes = ({ platforms, platformName }: ReachNotesProps) => (
  <section class="report__notes" aria-labelledby="notes">
    <h2 id="notes">Notes</h2>
    <h3>What this report does not say</h3>
    <p>
      These numbers tell how often posts were shown and how people reacted to them, as platforms count it.
      They do not show that anybody voted, registered or changed their mind or their trust in elections
      because of a post, and nobody was followed or profiled for them.
    </p>
    <h3>When numbers are read</h3>
    <p>
      Clarion asks the platform 1 hour, 24 hours, 7 days and 28 days after each post became public, and keeps
      what it was told then. “As of” is when the latest number was read. Coverage says of how many posts a
      number is known; averages are over those posts only.
    </p>
    <h3>What each status means</h3>
    <dl class="report__terms">
      {READING_STATUSES.map((status) => (
        <div>
          <dt>{STATUS_WORDS[status].name}</dt>
          <dd>{STATUS_WORDS[status].says}</dd>
        </div>
      ))}
    </dl>
    <h3>How messages are compared</h3>
    <p>{COMPARISON_RULE}</p>
    {platforms.map((reach) => (
      <>
        <h3>How {platformName(reach.platform)} counts</h3>
        <dl class="report__terms">
          {metricsOf(reach).map((metric) => (
            <Definition metric={metric} />
          ))}
        </dl>
      </>
    ))}
  </section>
);

const Definition = ({ metric }: { readonly metric: Metric }) => (
  <div>
    <dt>
      {metric.label} <span class="reach__native">{metric.native}</span>
    </dt>
    <dd>
      {metric.meaning}{' '}
      {metric.counting === 'unique'
        ? 'Each person counts once, so it is not added up.'
        : 'The same person may count more than once.'}{' '}
      Definition {metric.version}, in force from {nameDate(metric.validFrom)}
      {metric.validTo === undefined ? '' : ` until ${nameDate(metric.validTo)}`}. Source: {metric.source}
    </dd>
  </div>
);

/** The definitions of all figures of a platform, whatever their age. */
function metricsOf({ whole, growth }: PlatformReach): readonly Metric[] {
  const figures = [whole, ...growth].flatMap((cut) => cut.figures);
  return [...new Map(figures.map(({ key, metric }) => [key, metric])).values()];
}
