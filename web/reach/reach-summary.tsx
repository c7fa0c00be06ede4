import { nameCheckpoint } from '#core/reach/checkpoint.ts';
import { writeNumber } from '../components/number-text.ts';
import { SummaryList } from '../components/summary-list.tsx';
import { TimeText } from '../components/time-text.tsx';
import type { ReachView } from './reach-view.ts';
import { NOT_ADDED, REPORTED_MEANS } from './reach-words.ts';

/** How much of a campaign is public, as of when, and how its figures are to be read. */
export const ReachSummary = (view: ReachView) => {
  const { at, asOf, zone } = view;
  return (
    <>
      <SummaryList
        entries={[
          { label: 'Posts', value: describePosts(view) },
          ...(view.offices
            ? [
                {
                  label: 'Offices',
                  value: `${writeNumber(view.offices.participating)} of ${writeNumber(view.offices.eligible)} that were asked take part`,
                },
              ]
            : []),
          { label: 'Age of the posts', value: `${nameCheckpoint(at)} after each became public` },
          {
            label: 'As of',
            value: asOf === undefined ? 'Nothing was read yet' : <TimeText at={asOf} zone={zone} />,
          },
        ]}
      />
      <div class="reach__notes">
        <p>{REPORTED_MEANS}</p>
        <p>{NOT_ADDED}</p>
      </div>
    </>
  );
};

function describePosts({ published, planned, offices }: ReachView): string {
  const many = `${writeNumber(published)} of ${writeNumber(planned)} planned`;
  return offices
    ? `${many}, in the offices that take part, have been public for an hour or longer`
    : `${many} are public`;
}
