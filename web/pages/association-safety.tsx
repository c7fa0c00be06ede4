import type { Association } from '#core/association.ts';
import type { AuditEntry } from '#core/audit.ts';
import type { Blackout, Stop } from '#core/gate.ts';
import { associationSafetyPath, offeredCampaignPath, offeredMessagePath } from '../association-paths.ts';
import { Button, ButtonLink, ButtonRow } from '../components/buttons.tsx';
import { Card, CardList } from '../components/card.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Form } from '../components/form.tsx';
import { HistoryList } from '../components/history-list.tsx';
import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { TextField } from '../components/text-field.tsx';
import { TimeText } from '../components/time-text.tsx';
import type { FormState } from '../forms/form-state.ts';
import { policyPath } from '../wording-paths.ts';
import { AssociationBlackouts } from './association-blackouts.tsx';
import { countOffices } from './association-numbers.ts';

/** A withdrawn campaign, or a message of one: its stop stays for good. */
export interface WithdrawnCampaign {
  readonly stop: Stop;
  readonly title: string;
}

export interface AssociationSafetyPageProps {
  readonly association: Association;
  /** The stop of everything, if there is one. */
  readonly stop: Stop | undefined;
  readonly withdrawn: readonly WithdrawnCampaign[];
  /** How many offices are members. */
  readonly offices: number;
  /** Those in force or to come. */
  readonly blackouts: readonly Blackout[];
  readonly history: readonly AuditEntry[];
  readonly mayStop: boolean;
  readonly mayResume: boolean;
  readonly form: FormState;
}

/** The emergency stop of everything that member offices would post. */
export const AssociationSafetyPage = (props: AssociationSafetyPageProps) => {
  const { association, stop, withdrawn, history, form } = props;
  return (
    <Layout
      title="Stop and resume"
      section="association-safety"
      width="wide"
      failed={Object.keys(form.errors).length > 0}
    >
      <ErrorSummary errors={form.errors} />
      <PageTitle>Stop and resume</PageTitle>
      <p class="lead">
        When something is wrong everywhere, stop first and look afterwards. A stopped post is put on hold at
        its time, and goes out only if a person of its office releases it.
      </p>
      {stop === undefined ? <StopAll {...props} /> : <Stopped {...props} stop={stop} />}
      <section>
        <h2>Rules for wording</h2>
        <p>
          <a href={policyPath(association.id)}>By which rules the posts of all offices are read</a>, and what
          your counsel has changed of them.
        </p>
      </section>
      <AssociationBlackouts
        association={association}
        blackouts={props.blackouts}
        mayChange={props.mayResume}
      />
      {withdrawn.length === 0 ? null : (
        <section>
          <h2>Withdrawn campaigns and messages</h2>
          <p>Nothing of them goes out any more. To offer something anew, prepare a new campaign.</p>
          <ul class="plain-list">
            {withdrawn.map(({ stop: { scope, reason, at }, title }) => (
              <li>
                {scope.kind === 'campaign' ? (
                  <a href={offeredCampaignPath(association.id, scope.id)}>{title}</a>
                ) : scope.kind === 'message' ? (
                  <a href={offeredMessagePath(association.id, scope.campaignId, scope.id)}>{title}</a>
                ) : (
                  title
                )}
                , <TimeText at={at} zone={association.zone} />: {reason}.
              </li>
            ))}
          </ul>
        </section>
      )}
      {history.length === 0 ? null : (
        <section>
          <h2>History</h2>
          <HistoryList entries={history} zone={association.zone} />
        </section>
      )}
    </Layout>
  );
};

const Stopped = ({ association, stop, mayResume }: AssociationSafetyPageProps & { readonly stop: Stop }) => (
  <section>
    <h2>Stopped now</h2>
    <CardList>
      <Card heading="All posts of all offices">
        <p>{stop.reason}.</p>
        <p class="usa-hint">
          {stop.by.name}, <TimeText at={stop.at} zone={association.zone} />
        </p>
        <p>Every office sees this on each of its pages. No office can lift it.</p>
        {mayResume ? (
          <ButtonRow>
            <ButtonLink href={associationSafetyPath(association.id, 'lift')} kind="outline">
              Lift this stop
            </ButtonLink>
          </ButtonRow>
        ) : (
          <p>A publisher or an owner of the association can lift it.</p>
        )}
      </Card>
    </CardList>
  </section>
);

const StopAll = ({ association, offices, mayStop, form }: AssociationSafetyPageProps) =>
  mayStop ? (
    <section class="panel panel--stop" aria-labelledby="stop-all">
      <h2 id="stop-all">Stop everything</h2>
      <p>
        No post of {countOffices(offices)} goes out from that moment on, whoever planned it: campaigns of the
        association and what offices have scheduled themselves. A post that is being sent at this very moment
        may still go out.
      </p>
      <Form action={associationSafetyPath(association.id, 'stop')} label="Stop all posts of all offices">
        <TextField
          form={form}
          name="reason"
          label="Why?"
          hint="In a few words. Everybody in every office sees it, and the history keeps it."
          autocomplete="off"
        />
        <ButtonRow>
          <Button kind="danger">Stop all posts of all offices now</Button>
        </ButtonRow>
      </Form>
    </section>
  ) : (
    <p>Nothing is stopped. Authors, publishers and owners of the association can stop all posts here.</p>
  );
