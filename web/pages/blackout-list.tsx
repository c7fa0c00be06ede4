import type { Blackout } from '#core/gate.ts';
import { DataTable } from '../components/data-table.tsx';
import { TimeText } from '../components/time-text.tsx';
import { removeBlackoutPath } from '../safety-paths.ts';
import type { SafetyView } from '../safety-view.ts';
import { countPosts } from './count-posts.ts';

/** The blackouts that are in force or to come. */
export const BlackoutList = ({ office, blackouts, mayResume }: SafetyView) =>
  blackouts.length === 0 ? (
    <p>None is entered.</p>
  ) : (
    <DataTable
      caption="Blackouts"
      captionHidden
      rows={blackouts}
      columns={[
        { label: 'Reason', cell: ({ blackout }) => blackout.reason },
        { label: 'Law or policy', cell: ({ blackout }) => blackout.citation },
        {
          label: 'From',
          cell: ({ blackout, begun }) => (
            <>
              <TimeText at={blackout.from} zone={office.zone} />
              {begun ? <strong> In force now</strong> : null}
            </>
          ),
        },
        { label: 'Until', cell: ({ blackout }) => <TimeText at={blackout.until} zone={office.zone} /> },
        {
          label: 'Posts in it',
          cell: ({ blackout, scheduled }) =>
            `${describePosts(blackout.posts)}${scheduled === 0 ? '' : ` (${countPosts(scheduled)} scheduled)`}`,
        },
        ...(mayResume
          ? [
              {
                label: 'Change',
                cell: ({ blackout }: { blackout: Blackout }) =>
                  blackout.associationId === undefined ? (
                    <a class="remove-blackout" href={removeBlackoutPath(office.id, blackout.id)}>
                      Remove<span class="usa-sr-only"> the blackout: {blackout.reason}</span>
                    </a>
                  ) : (
                    'By your association'
                  ),
              },
            ]
          : []),
      ]}
    />
  );

/** What becomes of posts that fall due in a blackout. */
export function describePosts(posts: Blackout['posts']): string {
  return posts === 'hold' ? 'Put on hold' : 'Left out';
}
