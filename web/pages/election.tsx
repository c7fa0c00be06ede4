import type { Child } from 'hono/jsx';
import type { Election } from '#core/election/election.ts';
import type { Scope } from '#core/member.ts';
import { Alert } from '../components/alert.tsx';
import { Breadcrumb } from '../components/breadcrumb.tsx';
import { ButtonLink, ButtonRow } from '../components/buttons.tsx';
import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { dateFormPath, electionPath, electionsPath } from '../election-paths.ts';
import { type DateRow, ElectionDates } from './election-dates.tsx';
import { electionSection } from './election-section.ts';

export interface ElectionPageProps {
  readonly keeper: Scope;
  readonly election: Election;
  readonly rows: readonly DateRow[];
  /** When the last polls of the state close, in words; absent as long as no closing time is entered. */
  readonly close: string | undefined;
  readonly mayChange: boolean;
  /** Where an office plans a series of posts on this election, if it may. */
  readonly series: string | undefined;
  /** What is out already and follows or names a date that has changed. */
  readonly outdated?: Child;
}

/** The calendar of one election. */
export const ElectionPage = (props: ElectionPageProps) => {
  const { keeper, election, rows, close, mayChange, series } = props;
  return (
    <Layout title={election.name} section={electionSection(keeper)} width="wide">
      <Breadcrumb trail={[{ href: electionsPath(keeper), label: 'Elections' }]} here={election.name} />
      <PageTitle above={election.state}>{election.name}</PageTitle>
      {close === undefined ? (
        <Alert kind="warning" heading="No closing time of the polls is entered for Election Day">
          <p>
            Until it is, nothing that reads like results of this election goes out.
            {mayChange ? ' Enter the closing of the polls on that day, with its source.' : ''}
          </p>
        </Alert>
      ) : (
        <p>
          The last polls of the state close <strong>{close}</strong>. Nothing that reads like results of this
          election goes out before.
        </p>
      )}
      {rows.length === 0 ? (
        <p>No date is entered yet.</p>
      ) : (
        <ElectionDates rows={rows} holdsLabel={'officeId' in keeper ? 'Comes from' : 'Holds for'} />
      )}
      {props.outdated}
      <ButtonRow>
        {series === undefined ? null : <ButtonLink href={series}>Plan a series of posts</ButtonLink>}
        {mayChange ? (
          <>
            <ButtonLink
              href={dateFormPath(keeper, election.id)}
              kind={series === undefined ? 'primary' : 'outline'}
            >
              Add a date
            </ButtonLink>
            <ButtonLink href={electionPath(keeper, election.id, 'polls')} kind="outline">
              Polls stay open longer
            </ButtonLink>
          </>
        ) : null}
      </ButtonRow>
    </Layout>
  );
};
