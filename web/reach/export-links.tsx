import type { CampaignId } from '#core/ids.ts';
import type { Scope } from '#core/member.ts';
import { dictionaryPath, officeExportPath, reachExportsPath } from '../export-paths.ts';

export interface ExportLinksProps {
  readonly place: Scope;
  /** All campaigns of an office where it is absent. An association exports one at a time. */
  readonly campaign?: CampaignId | undefined;
}

/** Where what was read of posts is had as files. */
export const ExportLinks = ({ place, campaign }: ExportLinksProps) => {
  if ('officeId' in place) {
    return (
      <p>
        <strong>Every number, post by post:</strong>{' '}
        <a href={officeExportPath(place, 'csv', campaign)}>CSV file</a>,{' '}
        <a href={officeExportPath(place, 'xlsx', campaign)}>Excel workbook</a>,{' '}
        <a href={dictionaryPath(place)}>what its columns mean (CSV)</a>
      </p>
    );
  }
  return campaign === undefined ? null : (
    <p>
      <strong>Every number, post by post:</strong>{' '}
      <a href={reachExportsPath(place, campaign)}>Export as CSV or Excel workbook</a>
    </p>
  );
};
