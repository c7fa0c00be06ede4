import { type Checkpoint, nameCheckpoint } from '#core/reach/checkpoint.ts';
import type { Figure } from '#core/reach/figures.ts';
import { isAdditive } from '#core/reach/metric.ts';
import type { OfficeFigures } from '#use-cases/read-association-reach.ts';
import { Breadcrumb } from '../components/breadcrumb.tsx';
import { DataTable } from '../components/data-table.tsx';
import { Layout } from '../components/layout.tsx';
import { PageLinks } from '../components/page-links.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { FigureSummary } from '../reach/figure-summary.tsx';
import { FORMER_OFFICE } from '../reach/offices-section.tsx';
import type { ReachView } from '../reach/reach-view.ts';
import { describeMissing, describeReported, writeAverage, writeTotal } from '../reach/reach-words.ts';
import {
  type AssociationPlace,
  campaignReachPath,
  figurePath,
  reachPath,
  sharedFigurePath,
} from '../reach-paths.ts';

export interface ReachOfficesPageProps {
  readonly view: Pick<ReachView, 'campaign' | 'platformName'> & {
    readonly place: AssociationPlace;
    readonly at: Checkpoint;
  };
  /** Of all offices together. */
  readonly figure: Figure;
  readonly rows: readonly OfficeFigures[];
  /** Counted from 1. */
  readonly page: number;
  readonly pages: number;
}

/** The offices that an association's figure is made of. */
export const ReachOfficesPage = ({ view, figure, rows, page, pages }: ReachOfficesPageProps) => {
  const { place, campaign, at, platformName } = view;
  const { metric, key } = figure;
  const { platform } = metric;
  const address = { campaign: campaign.id, platform, at, metric: key };
  const title = `${metric.label} on ${platformName(platform)}, ${nameCheckpoint(at)} after publishing`;
  const shown = rows.flatMap(({ officeId, name, figures: [part] }) =>
    part ? [{ officeId, name, part }] : [],
  );
  return (
    <Layout title={title} section="association-reach" width="wide">
      <Breadcrumb
        trail={[
          { href: reachPath(place), label: 'Reach' },
          { href: campaignReachPath(place, campaign.id, at), label: campaign.title },
        ]}
        here={`${metric.label} by office`}
      />
      <PageTitle above={campaign.title}>{title}</PageTitle>
      <FigureSummary figure={figure} />
      <p class="reach__notes">
        {isAdditive(metric)
          ? `The offices’ numbers below come to the total above${pages > 1 ? ', all pages together' : ''}.`
          : 'One person may have seen posts of several offices, so the numbers are not added up.'}{' '}
        Each office leads to what was read of its posts of this campaign.
      </p>
      {shown.length === 0 ? (
        <p>No post of the offices on this page has come to this age yet.</p>
      ) : (
        <DataTable
          caption="Office by office"
          rows={shown}
          columns={[
            { label: 'Office', cell: ({ name }) => name ?? FORMER_OFFICE },
            {
              label: 'Total',
              numeric: true,
              cell: ({ officeId, name, part }) =>
                name === undefined ? (
                  writeTotal(part)
                ) : (
                  <a href={sharedFigurePath(place, officeId, address)}>
                    {writeTotal(part)}
                    <span class="usa-sr-only">: posts of {name}</span>
                  </a>
                ),
            },
            { label: 'Average of a reported post', numeric: true, cell: ({ part }) => writeAverage(part) },
            { label: 'Coverage', cell: ({ part }) => describeReported(part) },
            { label: 'Others', cell: ({ part }) => describeMissing(part) },
          ]}
        />
      )}
      <PageLinks
        label="Pages of offices"
        page={page}
        pages={pages}
        hrefOf={(number) => figurePath(place, address, number)}
      />
    </Layout>
  );
};
