import type { OfficeId } from '#core/ids.ts';
import type { CountedLink } from '#use-cases/list-short-links.ts';
import { DataTable } from '../components/data-table.tsx';
import { writeNumber } from '../components/number-text.ts';
import { ShortAddress } from '../components/short-address.tsx';
import { linksPath } from '../link-paths.ts';
import type { Shell } from '../shell.ts';
import { LATELY_LABEL, LATELY_MEANING, NOT_PLATFORMS_CLICKS, WHAT_IS_COUNTED } from './link-words.ts';

export interface OwnLinksProps {
  readonly officeId: OfficeId;
  readonly shell: Pick<Shell, 'publicOrigin'>;
  readonly links: readonly CountedLink[];
}

/** How often an office's own short links of a campaign were opened; nothing where it has none. */
export const OwnLinks = ({ officeId, shell, links }: OwnLinksProps) =>
  links.length === 0 ? null : (
    <>
      <h2 id="own-links">Clicks on your own links</h2>
      <p class="reach__notes">
        {WHAT_IS_COUNTED} {NOT_PLATFORMS_CLICKS} {LATELY_MEANING} A link that stands in posts of several
        campaigns shows all of its clicks in each.
      </p>
      <DataTable
        caption="Clicks on your own links"
        captionHidden
        rows={links}
        columns={[
          {
            label: 'Link',
            cell: ({ link }) => `${link.title}${link.retiredAt === undefined ? '' : ' (retired)'}`,
          },
          { label: 'Address', cell: ({ link }) => <ShortAddress shell={shell} code={link.code} /> },
          { label: 'In total', numeric: true, cell: ({ total }) => writeNumber(total) },
          { label: LATELY_LABEL, numeric: true, cell: ({ lately }) => writeNumber(lately) },
        ]}
      />
      <p>
        <a href={linksPath(officeId)}>All short links of your office</a>
      </p>
    </>
  );
