import { formatDollars } from '#core/cost/millicents.ts';
import { nameMonth } from '#core/cost/month.ts';
import type { Office } from '#core/office.ts';
import { describeTime } from '#core/slot.ts';
import type { TextRules } from '#core/text-rules.ts';
import type { Instant } from '#core/time.ts';
import type { Costs, MonthOfCosts } from '#use-cases/read-costs.ts';
import { Alert } from '../components/alert.tsx';
import { Button, ButtonRow } from '../components/buttons.tsx';
import { DataTable } from '../components/data-table.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Form, Hidden } from '../components/form.tsx';
import { Layout } from '../components/layout.tsx';
import { writeNumber } from '../components/number-text.ts';
import { PageTitle } from '../components/page-title.tsx';
import { TextField } from '../components/text-field.tsx';
import type { FormState } from '../forms/form-state.ts';
import { costsPath } from '../rotation-paths.ts';
import { describeLines, PriceNotes } from './cost-lines.tsx';
import { countPosts } from './count-posts.ts';
import { Panel } from './panel.tsx';

export interface CostsPageProps {
  readonly office: Office;
  readonly costs: Costs;
  readonly rules: readonly TextRules[];
  readonly now: Instant;
  readonly form: FormState;
  readonly mayManage: boolean;
  /** Why the cap was not changed. */
  readonly refusal?: string | undefined;
}

/** What an office spends on posts, month by month, and the most that it lets itself spend. */
export const CostsPage = (props: CostsPageProps) => {
  const { office, costs, rules, now, form, refusal } = props;
  const { months, whole } = costs;
  return (
    <Layout title="Costs" width="wide" failed={Object.keys(form.errors).length > 0}>
      <PageTitle>Costs</PageTitle>
      <ErrorSummary errors={form.errors} />
      {refusal === undefined ? null : (
        <Alert kind="warning" heading="Nothing was changed">
          <p>{refusal}</p>
        </Alert>
      )}
      <p class="lead">
        What platforms charge for your office’s posts and their numbers. Months are those of your office’s
        calendar; platforms bill by their own.
      </p>
      <h2>By month</h2>
      <DataTable
        caption="Costs by month"
        captionHidden
        rows={months}
        columns={[
          { label: 'Month', cell: ({ month }) => nameMonth(month) },
          { label: 'Spent', numeric: true, cell: ({ spent }) => formatDollars(spent) },
          { label: 'Approved, to come', numeric: true, cell: ({ approved }) => formatDollars(approved) },
          { label: 'Not approved yet', numeric: true, cell: ({ proposed }) => formatDollars(proposed) },
          { label: 'Together', numeric: true, cell: ({ total }) => formatDollars(total) },
          { label: 'Cap', cell: (month) => describeCap(month, costs) },
        ]}
      />
      <CapPanel {...props} />
      <Platforms months={months} />
      <Readings months={months} />
      <h2>Where the amounts come from</h2>
      {whole.prices.length === 0 ? <p>Your office has no posts that could cost something yet.</p> : null}
      <PriceNotes cost={whole} zone={office.zone} rules={rules} now={now} />
    </Layout>
  );
};

const Platforms = ({ months }: { readonly months: readonly MonthOfCosts[] }) => {
  const rows = months.flatMap(({ month, platforms }) =>
    platforms.filter(({ amount }) => amount > 0).map((platform) => ({ month, platform })),
  );
  return rows.length === 0 ? null : (
    <>
      <h2>By platform</h2>
      <DataTable
        caption="Costs by month and platform"
        captionHidden
        rows={rows}
        columns={[
          { label: 'Month', cell: ({ month }) => nameMonth(month) },
          { label: 'Platform', cell: ({ platform }) => platform.name },
          { label: 'Posts', cell: ({ platform }) => countPosts(platform.posts) },
          { label: 'For', cell: ({ platform }) => describeLines(platform) },
          { label: 'Cost', numeric: true, cell: ({ platform }) => formatDollars(platform.amount) },
        ]}
      />
    </>
  );
};

const Readings = ({ months }: { readonly months: readonly MonthOfCosts[] }) => {
  const rows = months.flatMap(({ month, readings }) => readings.map((reading) => ({ month, reading })));
  return rows.length === 0 ? null : (
    <>
      <h2>Reading numbers</h2>
      <p>
        To know how far a post has reached, Clarion asks its platform for the numbers. What that has cost is
        part of what was spent, and counts against the cap.
      </p>
      <DataTable
        caption="What reading numbers has cost, by month and platform"
        captionHidden
        rows={rows}
        columns={[
          { label: 'Month', cell: ({ month }) => nameMonth(month) },
          { label: 'Platform', cell: ({ reading }) => reading.name },
          {
            label: 'For',
            cell: ({ reading: { count, each } }) =>
              `${writeNumber(count)} ${count === 1 ? 'reading' : 'readings'} of a post at ${formatDollars(each)}`,
          },
          { label: 'Cost', numeric: true, cell: ({ reading }) => formatDollars(reading.amount) },
        ]}
      />
    </>
  );
};

const CapPanel = ({ office, costs: { cap }, form, mayManage }: CostsPageProps) => (
  <Panel id="cap" heading="Monthly cap">
    <p>
      {cap?.amount === undefined
        ? 'Your office has no cap: posts go out whatever they cost.'
        : `Your office spends ${formatDollars(cap.amount)} at most in one month. What would go over it cannot be launched, accepted or approved, and numbers that cost something are no longer read.`}
      {cap === undefined ? null : ` ${cap.by.name} decided so on ${describeTime(cap.at, office.zone)}.`}
    </p>
    {mayManage ? (
      <Form action={costsPath(office.id)} label="Monthly cap">
        <Hidden name="seen" value={String(cap?.version ?? 0)} />
        <TextField
          form={form}
          name="amount"
          label="Most to spend in one month, in US dollars"
          hint="Such as 25 or 25.50. Leave it empty for no cap. What is scheduled already stays scheduled."
          autocomplete="off"
          optional
        />
        <ButtonRow>
          <Button>Save the cap</Button>
        </ButtonRow>
      </Form>
    ) : (
      <p>An owner of your office can change it.</p>
    )}
  </Panel>
);

function describeCap({ total }: MonthOfCosts, { cap }: Costs): string {
  if (cap?.amount === undefined) return 'No cap';
  return total > cap.amount
    ? `Over ${formatDollars(cap.amount)}`
    : `${formatDollars(cap.amount)}, not reached`;
}
