import type { Consent, ConsentTo } from '#core/association.ts';
import type { Office } from '#core/office.ts';
import { Breadcrumb } from '../components/breadcrumb.tsx';
import { Button, ButtonLink } from '../components/buttons.tsx';
import { Card, CardList } from '../components/card.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { Form, Hidden } from '../components/form.tsx';
import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { TimeText } from '../components/time-text.tsx';
import type { AssociationConsents, ConsentsView } from '../consent-view.ts';
import { consentsPath, giveConsentPath, offersPath } from '../offer-paths.ts';
import { officePath } from '../paths.ts';
import { JoinRequests, type ListedRequest } from './join-requests.tsx';

export interface ConsentsPageProps {
  readonly view: ConsentsView;
  /** What associations ask whoever is looking. */
  readonly requests: readonly ListedRequest[];
}

/** What this office lets its associations do in its name, and which of them ask it to join. */
export const ConsentsPage = ({ view, requests }: ConsentsPageProps) => {
  const { office, associations, mayManage } = view;
  const title = 'What your associations may do';
  return (
    <Layout title={title} section="offers">
      <Breadcrumb trail={[{ href: offersPath(office.id), label: 'Offers' }]} here={title} />
      <PageTitle>{title}</PageTitle>
      <p class="lead">
        An association can make offers to your office, see how you answer, and stop posts in an emergency. It
        posts nothing by itself. Here an owner of your office can let it do more, and take that back at any
        time.
      </p>
      <JoinRequests office={office} requests={requests} />
      {mayManage || associations.length === 0 ? null : (
        <p>Only an owner of your office can change what stands here.</p>
      )}
      {associations.length + requests.length === 0 ? (
        <EmptyState
          heading="Your office is in no association"
          action={{ href: officePath(office.id), label: 'Go to the dashboard' }}
        >
          <p>Once an association asks your office to join, its owner finds that here.</p>
        </EmptyState>
      ) : null}
      {associations.map((each) => (
        <OfAssociation view={view} consents={each} />
      ))}
    </Layout>
  );
};

const OfAssociation = ({
  view,
  consents,
}: {
  readonly view: ConsentsView;
  readonly consents: AssociationConsents;
}) => {
  const { association, publishing, packs } = consents;
  return (
    <section>
      <h2>{association.name}</h2>
      <CardList>
        <ConsentCard
          view={view}
          heading="Work in the name of your office"
          to={{ kind: 'publishing', associationId: association.id }}
          consent={publishing}
          without="Nobody of the association can open the pages of your office or change its posts."
          given="Its publishers and owners work in your office as publishers do. A text that they write still needs your approval."
        />
        {packs.map(({ pack, consent }) => (
          <ConsentCard
            {...{ view, consent }}
            heading={`Offers from “${pack.title}”`}
            to={{ kind: 'pack', associationId: association.id, packId: pack.id }}
            without="Each of them waits for the answer of your office."
            given="They count as accepted when they come, without anybody of your office reading them first."
          />
        ))}
      </CardList>
    </section>
  );
};

interface ConsentCardProps {
  readonly view: ConsentsView;
  readonly heading: string;
  readonly to: ConsentTo;
  readonly consent: Consent | undefined;
  /** What holds without the consent, and with it. */
  readonly without: string;
  readonly given: string;
}

const ConsentCard = ({ view, heading, to, consent, without, given }: ConsentCardProps) => {
  const { office, mayManage } = view;
  const mark = consent ? (
    <span class="usa-tag state state--yours">Allowed</span>
  ) : (
    <span class="usa-tag state state--quiet">Not allowed</span>
  );
  return (
    <Card heading={heading} mark={mark}>
      <p>{consent ? given : without}</p>
      {consent ? (
        <p class="usa-hint">
          {consent.by.name}, <TimeText at={consent.at} zone={office.zone} />
        </p>
      ) : null}
      {mayManage ? <Step office={office} heading={heading} to={to} isGiven={consent !== undefined} /> : null}
    </Card>
  );
};

const Step = ({
  office,
  heading,
  to,
  isGiven,
}: {
  readonly office: Office;
  readonly heading: string;
  readonly to: ConsentTo;
  readonly isGiven: boolean;
}) => {
  const pack = to.kind === 'pack' ? to.packId : undefined;
  return isGiven ? (
    <Form action={`${consentsPath(office.id)}/withdraw`} label={`Take back: ${heading}`}>
      <Hidden name="association" value={to.associationId} />
      {pack === undefined ? null : <Hidden name="pack" value={pack} />}
      <Button kind="outline">
        Take it back<span class="usa-sr-only">: {heading}</span>
      </Button>
    </Form>
  ) : (
    <p>
      <ButtonLink href={giveConsentPath(office.id, { association: to.associationId, pack })} kind="outline">
        Allow it<span class="usa-sr-only">: {heading}</span>
      </ButtonLink>
    </p>
  );
};
