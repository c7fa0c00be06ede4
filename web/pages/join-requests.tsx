import type { Association } from '#core/association.ts';
import type { JoinRequest } from '#core/join-request.ts';
import type { Office } from '#core/office.ts';
import { Alert } from '../components/alert.tsx';
import { ButtonLink } from '../components/buttons.tsx';
import { Card, CardList } from '../components/card.tsx';
import { TimeText } from '../components/time-text.tsx';
import { joinPath } from '../join-paths.ts';
import { consentsPath } from '../offer-paths.ts';

/** What an association asks an owner of this office. */
export interface ListedRequest {
  readonly request: JoinRequest;
  readonly association: Association;
  /** Whether the office is in it already. */
  readonly isMember: boolean;
}

export interface JoinRequestsProps {
  readonly office: Pick<Office, 'id' | 'zone'>;
  readonly requests: readonly ListedRequest[];
}

/** The requests that wait for this owner, above what the office’s associations may do. */
export const JoinRequests = ({ office, requests }: JoinRequestsProps) =>
  requests.length === 0 ? null : (
    <section>
      <h2>You are asked to join</h2>
      <CardList>
        {requests.map((each) => (
          <RequestCard office={office} {...each} />
        ))}
      </CardList>
    </section>
  );

const RequestCard = ({
  office,
  request,
  association,
  isMember,
}: ListedRequest & Pick<JoinRequestsProps, 'office'>) => (
  <Card
    heading={association.name}
    mark={<span class="usa-tag state state--quiet">{isMember ? 'Member already' : 'Waits for you'}</span>}
  >
    <p>
      {request.by.name} asks you to let an office of yours join. You can answer until{' '}
      <TimeText at={request.endsAt} zone={office.zone} />.
    </p>
    {isMember ? (
      <p>This office is a member already. There is nothing to do for it.</p>
    ) : (
      <p>
        <ButtonLink href={joinPath(office.id, association.id)}>
          Read and answer<span class="usa-sr-only">: {association.name}</span>
        </ButtonLink>
      </p>
    )}
  </Card>
);

/** Leads an owner from the dashboard to what they are asked. */
export const JoinRequestAlert = ({ office, requests }: JoinRequestsProps) => {
  const open = requests.filter(({ isMember }) => !isMember);
  if (open.length === 0) return null;
  const names = new Intl.ListFormat('en-US').format(open.map(({ association }) => association.name));
  return (
    <Alert kind="info" heading="Your office is asked to join">
      <p>
        {names} {open.length === 1 ? 'asks' : 'ask'} your office to become a member.{' '}
        <a href={consentsPath(office.id)}>Read and answer</a>
      </p>
    </Alert>
  );
};
