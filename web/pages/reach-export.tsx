import type { Association } from '#core/association.ts';
import { endOfExport, filesOf, type StoredExport } from '#core/reach/stored-export.ts';
import { Breadcrumb } from '../components/breadcrumb.tsx';
import { Button, ButtonRow } from '../components/buttons.tsx';
import { DataTable } from '../components/data-table.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { Form } from '../components/form.tsx';
import { Layout } from '../components/layout.tsx';
import { writeNumber } from '../components/number-text.ts';
import { PageTitle } from '../components/page-title.tsx';
import { SummaryList } from '../components/summary-list.tsx';
import { TimeText } from '../components/time-text.tsx';
import { reachExportPath, reachExportsPath } from '../export-paths.ts';
import { campaignReachPath, reachPath } from '../reach-paths.ts';
import type { CampaignProgress } from './association-answers.ts';
import { Progress } from './association-progress.tsx';

export interface ReachExportPageProps {
  readonly association: Association;
  readonly stored: StoredExport;
  readonly mayRemove: boolean;
}

/** One export: how far it is, and then its files. */
export const ReachExportPage = ({ association, stored, mayRemove }: ReachExportPageProps) => {
  const { campaignId, title: campaign, state, asOf, rows, offices, createdBy } = stored;
  const { zone } = association;
  const place = { associationId: association.id };
  const isReady = state === 'ready';
  const path = reachExportPath(place, stored);
  const title = isReady
    ? `The export of ${campaign} is ready`
    : `The export of ${campaign} is being prepared`;
  return (
    <Layout title={title} section="association-reach" islands={isReady ? undefined : ['offer-progress']}>
      <Breadcrumb
        trail={[
          { href: reachPath(place), label: 'Reach' },
          { href: campaignReachPath(place, campaignId), label: campaign },
          { href: reachExportsPath(place, campaignId), label: 'Exports' },
        ]}
        here="Export"
      />
      <PageTitle above="Reach">{title}</PageTitle>
      {isReady ? null : (
        <>
          <Progress progress={exportProgress(stored)} path={path} />
          <p>
            If Clarion is interrupted, it goes on by itself where it was. The files stand here when all are
            whole.
          </p>
        </>
      )}
      {isReady && rows > 0 ? <Files path={path} stored={stored} /> : null}
      {isReady && rows === 0 ? (
        <EmptyState heading="There is nothing in it">
          <p>
            No post of this campaign had been read by then. The first numbers are read one hour after the
            first post of an office became public. Prepare another export after that.
          </p>
        </EmptyState>
      ) : null}
      <SummaryList
        entries={[
          { label: 'As of', value: <TimeText at={asOf} zone={zone} /> },
          { label: 'Offices', value: writeNumber(offices) },
          ...(isReady ? [{ label: 'Rows', value: writeNumber(rows) }] : []),
          { label: 'Prepared by', value: createdBy.name },
          { label: 'Kept until', value: <TimeText at={endOfExport(stored)} zone={zone} /> },
        ]}
      />
      {mayRemove ? (
        <Form action={`${path}/remove`} label="Remove the export">
          <ButtonRow>
            <Button kind="outline">{isReady ? 'Remove the export' : 'Stop and remove the export'}</Button>
          </ButtonRow>
        </Form>
      ) : null}
    </Layout>
  );
};

const Files = ({ path, stored }: { readonly path: string; readonly stored: StoredExport }) => (
  <>
    <DataTable
      caption="Files"
      rows={Array.from({ length: filesOf(stored) }, (_, index) => index + 1)}
      columns={[
        { label: 'Rows', cell: (number) => describeRows(stored, number) },
        {
          label: 'CSV',
          cell: (number) => <a href={`${path}/snapshots-${number}.csv`}>CSV, part {number}</a>,
        },
        {
          label: 'Excel',
          cell: (number) => <a href={`${path}/snapshots-${number}.xlsx`}>Excel workbook, part {number}</a>,
        },
      ]}
    />
    <p>
      <a href={`${path}/dictionary.csv`}>Dictionary: what each column and status means (CSV)</a>
    </p>
    <p class="usa-hint">
      The workbooks also hold the campaign’s figures as its page showed them then, and the dictionary. A post
      of an office that has left since is in the figures, but has no row.
    </p>
  </>
);

function describeRows({ rows, fileRows }: StoredExport, number: number): string {
  const first = (number - 1) * fileRows + 1;
  return `${writeNumber(first)} to ${writeNumber(Math.min(rows, number * fileRows))}`;
}

/** How far an export is, as the bar shows it. */
export function exportProgress({ state, reached, offices, rows }: StoredExport): CampaignProgress {
  return {
    underWay: state === 'preparing',
    reached,
    total: offices,
    text: `${writeNumber(reached)} of ${writeNumber(offices)} ${offices === 1 ? 'office' : 'offices'}, ${writeNumber(rows)} ${rows === 1 ? 'row' : 'rows'}`,
  };
}
