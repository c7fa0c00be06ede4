import type { Association } from '#core/association.ts';
import type { AssociationCampaign } from '#core/association-campaign.ts';
import { endOfExport, type StoredExport } from '#core/reach/stored-export.ts';
import { Breadcrumb } from '../components/breadcrumb.tsx';
import { Button, ButtonRow } from '../components/buttons.tsx';
import { DataTable } from '../components/data-table.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { Form } from '../components/form.tsx';
import { Layout } from '../components/layout.tsx';
import { writeNumber } from '../components/number-text.ts';
import { PageTitle } from '../components/page-title.tsx';
import { TimeText } from '../components/time-text.tsx';
import { reachExportPath, reachExportsPath } from '../export-paths.ts';
import { campaignReachPath, reachPath } from '../reach-paths.ts';

export interface ReachExportsPageProps {
  readonly association: Association;
  readonly campaign: Pick<AssociationCampaign, 'id' | 'title' | 'officeIds'>;
  /** The newest first. */
  readonly exports: readonly StoredExport[];
}

/** The exports of a campaign, and where another is prepared. */
export const ReachExportsPage = (props: ReachExportsPageProps) => {
  const { association, campaign, exports } = props;
  const place = { associationId: association.id };
  const title = `Exports of ${campaign.title}`;
  return (
    <Layout title={title} section="association-reach" width="wide">
      <Breadcrumb
        trail={[
          { href: reachPath(place), label: 'Reach' },
          { href: campaignReachPath(place, campaign.id), label: campaign.title },
        ]}
        here="Exports"
      />
      <PageTitle above="Reach">{title}</PageTitle>
      <p>
        An export holds every number that was read of this campaign’s posts, post by post, in all offices that
        take part. It also says of each number that is not known why it is not. You get it as CSV, as an Excel
        workbook, and with a dictionary of what everything means.
      </p>
      <p>
        Clarion goes through {writeNumber(campaign.officeIds.length)}{' '}
        {campaign.officeIds.length === 1 ? 'office' : 'offices'} for it, which can take some minutes. It goes
        on by itself, also after you leave the page.
      </p>
      <Form action={reachExportsPath(place, campaign.id)} label="Prepare the export">
        <ButtonRow>
          <Button>Prepare the export</Button>
        </ButtonRow>
      </Form>
      {exports.length === 0 ? (
        <EmptyState heading="No export yet">
          <p>Prepare one first. Its files then stand here for seven days.</p>
        </EmptyState>
      ) : (
        <Exports {...props} />
      )}
    </Layout>
  );
};

const Exports = ({ association: { id, zone }, exports }: ReachExportsPageProps) => {
  const place = { associationId: id };
  return (
    <DataTable
      caption="Exports that are kept"
      rows={exports}
      columns={[
        {
          label: 'As of',
          cell: (stored) => (
            <a href={reachExportPath(place, stored)}>
              <TimeText at={stored.asOf} zone={zone} />
            </a>
          ),
        },
        { label: 'How far', cell: describeStanding },
        { label: 'Prepared by', cell: ({ createdBy }) => createdBy.name },
        { label: 'Kept until', cell: (stored) => <TimeText at={endOfExport(stored)} zone={zone} /> },
      ]}
    />
  );
};

function describeStanding({ state, rows, reached, offices }: StoredExport): string {
  if (state === 'preparing') {
    return `Being prepared: ${writeNumber(reached)} of ${writeNumber(offices)} offices`;
  }
  return rows === 0 ? 'Ready, and empty' : `Ready: ${writeNumber(rows)} ${rows === 1 ? 'row' : 'rows'}`;
}
