import type { Forecast, PlatformCost } from '#core/cost/forecast.ts';
import { formatDollars } from '#core/cost/millicents.ts';
import { nameMonth } from '#core/cost/month.ts';
import { describePrices } from '#core/cost/price-age.ts';
import { type CostItem, isFree } from '#core/cost/price-list.ts';
import type { Zone } from '#core/slot.ts';
import type { TextRules } from '#core/text-rules.ts';
import type { Instant } from '#core/time.ts';
import { DataTable } from '../components/data-table.tsx';
import { writeNumber } from '../components/number-text.ts';
import { countPosts } from './count-posts.ts';
import { namePlatform } from './name-platform.ts';

export interface CostForecastProps {
  readonly cost: Forecast;
  readonly rules: readonly TextRules[];
  readonly now: Instant;
  readonly zone: Zone;
}

/** What the platforms would charge if every office accepted, month by month. */
export const CostForecast = ({ cost, rules, now, zone }: CostForecastProps) => {
  const rows = cost.months.flatMap(({ month, platforms }) =>
    platforms.filter(({ amount }) => amount > 0).map((platform) => ({ month, platform })),
  );
  const extras = cost.prices.filter((list) => !isFree(list)).flatMap(({ notIncluded }) => notIncluded);
  return (
    <section aria-labelledby="cost">
      <h2 id="cost">What it would cost</h2>
      <p>
        {cost.total === 0
          ? 'Nothing, as far as prices are known.'
          : `${formatDollars(cost.total)} if every office accepts.`}
      </p>
      {rows.length === 0 ? null : (
        <DataTable
          caption="Cost by month and platform"
          captionHidden
          rows={rows}
          columns={[
            { label: 'Month', cell: ({ month }) => nameMonth(month) },
            { label: 'Platform', cell: ({ platform }) => platform.name },
            { label: 'For', cell: ({ platform }) => describeLines(platform) },
            { label: 'Cost', numeric: true, cell: ({ platform }) => formatDollars(platform.amount) },
          ]}
        />
      )}
      <ul class="plain-list">
        {cost.prices.map((list) => (
          <li>{describePrices(list, now, zone).sentence}</li>
        ))}
        {cost.unpriced.map(({ platform, posts }) => (
          <li>
            {namePlatform(rules, platform)}: what {countPosts(posts)} cost there is not known, and in no
            amount here.
          </li>
        ))}
        {extras.map((sentence) => (
          <li>{sentence}</li>
        ))}
      </ul>
    </section>
  );
};

const ITEMS: Readonly<Record<CostItem, string>> = {
  post: 'without a link',
  'post-with-link': 'with a link',
  'image-description': 'picture descriptions',
};

function describeLines({ lines }: PlatformCost): string {
  return lines
    .map(({ item, count, each }) => `${writeNumber(count)} ${ITEMS[item]} at ${formatDollars(each)}`)
    .join(', ');
}
