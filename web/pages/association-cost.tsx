import type { Forecast } from '#core/cost/forecast.ts';
import { formatDollars } from '#core/cost/millicents.ts';
import type { Zone } from '#core/slot.ts';
import type { TextRules } from '#core/text-rules.ts';
import type { Instant } from '#core/time.ts';
import { CostTable, PriceNotes } from './cost-lines.tsx';

export interface CostForecastProps {
  readonly cost: Forecast;
  readonly rules: readonly TextRules[];
  readonly now: Instant;
  readonly zone: Zone;
}

/** What the platforms would charge if every office accepted, month by month. */
export const CostForecast = ({ cost, rules, now, zone }: CostForecastProps) => (
  <section aria-labelledby="cost">
    <h2 id="cost">What it would cost</h2>
    <p>
      {cost.total === 0
        ? 'Nothing, as far as prices are known.'
        : `${formatDollars(cost.total)} if every office accepts.`}
    </p>
    <CostTable cost={cost} />
    <PriceNotes cost={cost} zone={zone} rules={rules} now={now} />
  </section>
);
