import type { Office } from '#core/office.ts';
import type { RotationCampaign } from '#core/rotation/plan-posts.ts';
import { lastDayOf } from '#core/rotation/rhythm.ts';
import { ButtonLink } from '../components/buttons.tsx';
import { DataTable } from '../components/data-table.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { campaignPath } from '../office-paths.ts';
import { newRotationPath } from '../rotation-paths.ts';
import { describeDate } from './describe-date.ts';

export interface RotationsPageProps {
  readonly office: Office;
  /** The one that begins last comes first. */
  readonly rotations: readonly RotationCampaign[];
  readonly mayWrite: boolean;
}

/** The rotations that an office runs by itself. */
export const RotationsPage = ({ office, rotations, mayWrite }: RotationsPageProps) => {
  const begin = { href: newRotationPath(office.id), label: 'New rotation' };
  return (
    <Layout title="Rotations" section="posts" width="wide">
      <PageTitle
        actions={
          mayWrite && rotations.length > 0 ? (
            <ButtonLink href={begin.href}>{begin.label}</ButtonLink>
          ) : undefined
        }
      >
        Rotations
      </PageTitle>
      {rotations.length === 0 ? (
        <EmptyState heading="Your office runs no rotation" {...(mayWrite && { action: begin })}>
          <p>
            In a rotation, the messages of a pack take turns over weeks. You choose the days and times once,
            and read every text before anything is scheduled.
          </p>
        </EmptyState>
      ) : (
        <DataTable
          caption="Rotations"
          captionHidden
          rows={rotations}
          columns={[
            { label: 'Rotation', cell: ({ id, title }) => <a href={campaignPath(office.id, id)}>{title}</a> },
            { label: 'From', cell: ({ rotation }) => describeDate(rotation.rhythm.period.from) },
            { label: 'Until', cell: ({ rotation }) => describeDate(lastDayOf(rotation.rhythm.period)) },
            { label: 'Messages', numeric: true, cell: ({ rotation }) => rotation.messageIds.length },
            {
              label: 'State',
              cell: ({ rotation }) =>
                rotation.pending ? 'Not written to the end: open it to go on' : 'In place',
            },
          ]}
        />
      )}
    </Layout>
  );
};
