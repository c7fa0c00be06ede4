import type { Forecast, PlatformCost } from '#core/cost/forecast.ts';
import { formatDollars } from '#core/cost/millicents.ts';
import { nameMonth } from '#core/cost/month.ts';
import { describePrices } from '#core/cost/price-age.ts';
import { type CostItem, isFree } from '#core/cost/price-list.ts';
import type { Office } from '#core/office.ts';
import type { Zone } from '#core/slot.ts';
import type { TextRules } from '#core/text-rules.ts';
import type { Instant } from '#core/time.ts';
import type { CostCheck } from '#use-cases/check-cost.ts';
import { Alert } from '../components/alert.tsx';
import { DataTable } from '../components/data-table.tsx';
import { writeNumber } from '../components/number-text.ts';
import { costsPath } from '../rotation-paths.ts';
import { countPosts } from './count-posts.ts';
import { namePlatform } from './name-platform.ts';

export interface CostPreviewProps {
  readonly office: Office;
  readonly check: CostCheck;
  readonly rules: readonly TextRules[];
  readonly now: Instant;
}

/** What posts would cost before anything is launched, and whether the office's cap lets them. */
export const CostPreview = ({ office, check, rules, now }: CostPreviewProps) => {
  const { cost, verdict, refusal } = check;
  return (
    // The error summary leads here: no field holds what a month may cost.
    <section id="cost" aria-labelledby="cost-heading" tabindex={-1}>
      <h2 id="cost-heading">What it costs</h2>
      {refusal === undefined ? null : (
        <Alert kind="error" heading="Over your office’s cost cap">
          <p>{refusal}</p>
        </Alert>
      )}
      <p>
        {cost.total === 0 ? 'Nothing, as far as prices are known.' : `${formatDollars(cost.total)} in all.`}{' '}
        {verdict === undefined ? null : describeRoom(verdict.within)}{' '}
        <a href={costsPath(office.id)}>See all costs of your office</a>
      </p>
      <CostTable cost={cost} />
      <PriceNotes cost={cost} zone={office.zone} rules={rules} now={now} />
    </section>
  );
};

/** What costs money, by month and platform. */
export const CostTable = ({ cost }: { readonly cost: Forecast }) => {
  const rows = cost.months.flatMap(({ month, platforms }) =>
    platforms.filter(({ amount }) => amount > 0).map((platform) => ({ month, platform })),
  );
  return rows.length === 0 ? null : (
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
  );
};

/** How far the prices can be trusted, and what is in no amount. */
export const PriceNotes = ({
  cost,
  zone,
  rules,
  now,
}: {
  readonly cost: Forecast;
  readonly zone: Zone;
  readonly rules: readonly TextRules[];
  readonly now: Instant;
}) => (
  <ul class="plain-list">
    {cost.prices.map((list) => (
      <li>{describePrices(list, now, zone).sentence}</li>
    ))}
    {cost.unpriced.map(({ platform, posts }) => (
      <li>
        {namePlatform(rules, platform)}: what {countPosts(posts)} cost there is not known, and in no amount
        here.
      </li>
    ))}
    {cost.prices
      .filter((list) => !isFree(list))
      .flatMap(({ notIncluded }) => notIncluded)
      .map((sentence) => (
        <li>{sentence}</li>
      ))}
  </ul>
);

const ITEMS: Readonly<Record<CostItem, string>> = {
  post: 'without a link',
  'post-with-link': 'with a link',
  'image-description': 'picture descriptions',
};

/** Such as `4 with a link at $0.20, 4 picture descriptions at $0.005`. */
export function describeLines({ lines }: PlatformCost): string {
  return lines
    .map(({ item, count, each }) => `${writeNumber(count)} ${ITEMS[item]} at ${formatDollars(each)}`)
    .join(', ');
}

function describeRoom(within: NonNullable<CostCheck['verdict']>['within']): string {
  return within
    .map(({ month, left }) => `${nameMonth(month)} then has ${formatDollars(left)} left.`)
    .join(' ');
}
