import type { Election } from '#core/election/election.ts';
import type { Scope } from '#core/member.ts';
import { Alert } from '../components/alert.tsx';
import { ButtonLink } from '../components/buttons.tsx';
import { Card, CardList } from '../components/card.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { electionPath, electionsPath } from '../election-paths.ts';
import { electionSection } from './election-section.ts';

/** An election among those that somebody keeps or follows. */
export interface ListedElection {
  readonly election: Election;
  /** Such as `Tuesday, November 3, 2026`; absent as long as the calendar has no Election Day. */
  readonly day: string | undefined;
  /** Whose calendar it is in, where that is another's. */
  readonly keptBy: string | undefined;
  /** Whether the calendar says when its polls close. */
  readonly hasClose: boolean;
}

export interface ElectionsPageProps {
  readonly keeper: Scope;
  readonly elections: readonly ListedElection[];
  readonly mayChange: boolean;
  /** Changes that have not reached all offices yet. */
  readonly unfinished: readonly { readonly href: string; readonly label: string }[];
}

/** All elections of an office, or of an association by state. */
export const ElectionsPage = ({ keeper, elections, mayChange, unfinished }: ElectionsPageProps) => {
  const states = Map.groupBy(elections, ({ election }) => election.state);
  const add = { href: electionsPath(keeper, '/new'), label: 'Add an election' };
  const isAssociation = 'associationId' in keeper;
  return (
    <Layout title="Elections" section={electionSection(keeper)} width="wide">
      <PageTitle
        actions={
          mayChange && elections.length > 0 ? <ButtonLink href={add.href}>{add.label}</ButtonLink> : undefined
        }
      >
        Elections
      </PageTitle>
      {unfinished.map(({ href, label }) => (
        <Alert kind="warning">
          <p>
            {label} <a href={href}>See how far it is</a>.
          </p>
        </Alert>
      ))}
      {elections.length === 0 ? (
        <EmptyState heading="No election is entered yet" action={mayChange ? add : undefined}>
          <p>
            Enter an election with its dates and where they stand. Clarion then checks dates in texts against
            them, and keeps posts that read like results back until the last polls have closed.
          </p>
        </EmptyState>
      ) : (
        <>
          <p>
            Every date has its source. Posts that read like results of an election are kept back until the
            last polls of its state have closed.
          </p>
          {[...states].map(([state, listed]) => (
            <section aria-labelledby={`state-${state}`}>
              <h2 id={`state-${state}`}>{isAssociation ? state : `Elections in ${state}`}</h2>
              <CardList>
                {listed.map((each) => (
                  <ElectionCard keeper={keeper} {...each} />
                ))}
              </CardList>
            </section>
          ))}
        </>
      )}
    </Layout>
  );
};

const ElectionCard = ({ keeper, election, day, keptBy, hasClose }: ListedElection & { keeper: Scope }) => (
  <Card heading={election.name} href={electionPath(keeper, election.id)}>
    <p>{day ?? 'No Election Day is entered yet.'}</p>
    {hasClose ? null : (
      <p>
        <strong>No closing time of the polls is entered for that day.</strong> Until it is, nothing that reads
        like results goes out.
      </p>
    )}
    {keptBy === undefined ? null : <p>From the calendar of {keptBy}.</p>}
  </Card>
);
