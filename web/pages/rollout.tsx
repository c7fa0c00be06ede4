import type { Calendar } from '#core/election/calendar.ts';
import type { CalendarDate } from '#core/election/calendar-date.ts';
import { describeValue } from '#core/election/describe-value.ts';
import { isRolledOut, type Rollout } from '#core/election/rollout.ts';
import type { AssociationId } from '#core/ids.ts';
import { Breadcrumb } from '../components/breadcrumb.tsx';
import { ButtonLink, ButtonRow } from '../components/buttons.tsx';
import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { electionPath, electionsPath } from '../election-paths.ts';
import { countOffices } from './association-numbers.ts';
import { nameOf } from './election-dates.tsx';

export interface RolloutPageProps {
  readonly associationId: AssociationId;
  readonly calendar: Calendar;
  readonly date: CalendarDate;
  readonly rollout: Rollout;
}

/** How far a date has come on its way through the offices. */
export const RolloutPage = ({ associationId, calendar, date, rollout }: RolloutPageProps) => {
  const keeper = { associationId };
  const { election } = calendar;
  const { reached, officeIds } = rollout;
  const total = officeIds.length;
  const here = electionPath(keeper, election.id, `dates/${date.id}`);
  return (
    <Layout title={nameOf(date)} section="association-elections">
      <Breadcrumb
        trail={[
          { href: electionsPath(keeper), label: 'Elections' },
          { href: electionPath(keeper, election.id), label: election.name },
        ]}
        here={nameOf(date)}
      />
      <PageTitle above={election.name}>{nameOf(date)}</PageTitle>
      <p class="lead">{describeValue(date.value)}</p>
      {total === 0 ? (
        <p>No member office lies in {election.state}, so no post has to follow.</p>
      ) : (
        <>
          <p>
            <label for="reached">
              {isRolledOut(rollout)
                ? `${countOffices(total)} in ${election.state}: all done.`
                : `${Math.min(reached, total)} of ${countOffices(total)} in ${election.state} done so far.`}
            </label>{' '}
            <progress id="reached" max={total} value={Math.min(reached, total)} />
          </p>
          <p>
            {isRolledOut(rollout)
              ? 'Every post that followed the old date has moved along or went back to approval.'
              : 'Clarion goes on by itself; you can leave this page. A post that it has not reached yet and that follows the old date is held when it falls due.'}
          </p>
        </>
      )}
      <ButtonRow>
        {isRolledOut(rollout) ? (
          <ButtonLink href={electionPath(keeper, election.id)}>See the calendar</ButtonLink>
        ) : (
          <ButtonLink href={here}>Look again</ButtonLink>
        )}
      </ButtonRow>
    </Layout>
  );
};
