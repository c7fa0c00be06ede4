import { nameCheckpoint } from '#core/reach/checkpoint.ts';
import type { Figure } from '#core/reach/figures.ts';
import type { PlatformReach } from '#use-cases/read-campaign-reach.ts';
import { DataTable } from '../components/data-table.tsx';
import { figurePath } from '../reach-paths.ts';
import type { ReachView } from './reach-view.ts';
import { describeMissing, describeReported, nameNative, writeAverage, writeTotal } from './reach-words.ts';

export interface FiguresTableProps {
  readonly view: Pick<ReachView, 'place' | 'campaign' | 'at' | 'platformName'>;
  readonly reach: PlatformReach;
  /** Whether each figure leads to where it comes from. On paper nothing leads anywhere. */
  readonly linked: boolean;
}

/** Every figure of one platform at one age, with how much of it is known. */
export const FiguresTable = ({ view, reach, linked }: FiguresTableProps) => {
  const { place, campaign, at, platformName } = view;
  const { platform } = reach;
  const hrefOf = ({ key }: Figure) => figurePath(place, { campaign: campaign.id, platform, at, metric: key });
  return (
    <DataTable
      caption={`Figures of ${platformName(platform)}, ${nameCheckpoint(at)} after publishing`}
      rows={reach.whole.figures}
      columns={[
        {
          label: 'Figure',
          cell: ({ metric }) => (
            <>
              {metric.label} <span class="reach__native">{nameNative(metric)}</span>
            </>
          ),
        },
        {
          label: 'Total',
          numeric: true,
          cell: (figure) =>
            linked ? (
              <a href={hrefOf(figure)}>
                {writeTotal(figure)}
                <span class="usa-sr-only">
                  : where {figure.metric.label} on {platformName(platform)} comes from
                </span>
              </a>
            ) : (
              writeTotal(figure)
            ),
        },
        { label: 'Average of a reported post', numeric: true, cell: writeAverage },
        { label: 'Coverage', cell: describeReported },
        { label: 'Others', cell: describeMissing },
      ]}
    />
  );
};
