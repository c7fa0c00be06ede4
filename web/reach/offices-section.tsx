import { nameCheckpoint } from '#core/reach/checkpoint.ts';
import { describeCoverage, type Figure } from '#core/reach/figures.ts';
import type { Metric } from '#core/reach/metric.ts';
import type { OfficeFigures } from '#use-cases/read-association-reach.ts';
import { type Column, DataTable } from '../components/data-table.tsx';
import { PageLinks } from '../components/page-links.tsx';
import { campaignReachPath, FIRST_AGE, sharedFigurePath } from '../reach-paths.ts';
import type { ReachView } from './reach-view.ts';
import { writeTotal } from './reach-words.ts';

export interface OfficesSectionProps {
  readonly view: ReachView;
  readonly rows: readonly OfficeFigures[];
  /** Counted from 1. */
  readonly page: number;
  readonly pages: number;
}

/** What stands in the place of the name of an office that is no member any more. */
export const FORMER_OFFICE = 'An office that has left the association';

/** The leading figure of each office on each platform: one page of the offices that take part. */
export const OfficesSection = ({ view, rows, page, pages }: OfficesSectionProps) => {
  const { at, campaign, place } = view;
  const leads = leadsOf(view);
  return (
    <section aria-labelledby="offices">
      <h2 id="offices">Office by office</h2>
      {rows.length === 0 ? (
        <p>No office has accepted this campaign yet.</p>
      ) : (
        <DataTable
          caption={`Offices that take part, ${nameCheckpoint(at)} after publishing`}
          rows={rows}
          columns={[
            { label: 'Office', cell: ({ name }) => name ?? FORMER_OFFICE },
            ...leads.map(
              (lead, index): Column<OfficeFigures> => ({
                label: `${view.platformName(lead.platform)}: ${lead.unit}`,
                cell: (row) => <OfficeFigure view={view} office={row} figure={row.figures[index]} />,
              }),
            ),
          ]}
        />
      )}
      <PageLinks
        label="Pages of offices"
        page={page}
        pages={pages}
        hrefOf={(number) => {
          const path = campaignReachPath(place, campaign.id);
          const query = { ...(at !== FIRST_AGE && { at }), page: String(number) };
          return `${path}?${new URLSearchParams(query)}#offices`;
        }}
      />
    </section>
  );
};

/** The metrics by which offices stand beside each other, in the order of the platforms. */
export function leadsOf({ platforms }: Pick<ReachView, 'platforms'>): readonly Metric[] {
  return platforms.flatMap(({ lead }) => lead ?? []);
}

export interface OfficeFigureProps {
  readonly view: Pick<ReachView, 'place' | 'campaign' | 'at' | 'platformName'>;
  readonly office: OfficeFigures;
  readonly figure: Figure | undefined;
}

/** One office's part of a figure: it leads to the snapshots behind it, as long as the office is a member. */
const OfficeFigure = ({ view: { place, campaign, at, platformName }, office, figure }: OfficeFigureProps) => {
  if (figure === undefined) return <>No post</>;
  const { metric, key, coverage } = figure;
  const total = writeTotal(figure);
  if (office.name === undefined || 'officeId' in place) {
    return (
      <>
        {total}; {describeCoverage(coverage)}
      </>
    );
  }
  const address = { campaign: campaign.id, platform: metric.platform, at, metric: key };
  return (
    <>
      <a href={sharedFigurePath(place, office.officeId, address)}>
        {total}
        <span class="usa-sr-only">
          : {metric.unit} of {office.name} on {platformName(metric.platform)}
        </span>
      </a>
      ; {describeCoverage(coverage)}
    </>
  );
};
