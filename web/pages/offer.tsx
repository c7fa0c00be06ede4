import { Alert } from '../components/alert.tsx';
import { Breadcrumb } from '../components/breadcrumb.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Layout } from '../components/layout.tsx';
import { OfferTag } from '../components/offer-tag.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { TimeText } from '../components/time-text.tsx';
import { type FormState, freshForm } from '../forms/form-state.ts';
import { offersPath, proposalPath } from '../offer-paths.ts';
import type { OfferView } from '../offer-view.ts';
import { CostPreview } from './cost-lines.tsx';
import { countPosts } from './count-posts.ts';
import { OfferAnswerPanel } from './offer-answer.tsx';
import { OfferOutcome } from './offer-outcome.tsx';
import { OfferedPosts } from './offer-posts.tsx';
import { OfferRefusalAlert } from './offer-refusal.tsx';

export interface OfferPageProps {
  readonly view: OfferView;
  /** What the member sent, where it is shown again. */
  readonly form?: FormState | undefined;
  /** Why what the member wanted did not happen, in sentences. */
  readonly refusal?: readonly string[] | undefined;
}

/** What an association offers, with every text; and what became of it. */
export const OfferPage = ({ view, form = freshForm(), refusal }: OfferPageProps) => {
  const { office, offer, state } = view;
  return (
    <Layout
      title={`Offer: ${offer.title}`}
      section="offers"
      failed={refusal !== undefined || Object.keys(form.errors).length > 0}
    >
      <Breadcrumb trail={[{ href: offersPath(office.id), label: 'Offers' }]} here={offer.title} />
      <PageTitle above={`Offered by ${offer.associationName}`} actions={<OfferTag state={state} />}>
        {offer.title}
      </PageTitle>
      <ErrorSummary errors={form.errors} />
      {refusal === undefined ? null : <OfferRefusalAlert sentences={refusal} />}
      {offer.proposed === undefined ? null : <Revised view={view} />}
      <Withdrawn view={view} />
      {state === 'pending' ? <Open view={view} form={form} /> : <OfferOutcome view={view} />}
    </Layout>
  );
};

const Revised = ({ view: { office, offer } }: { readonly view: OfferView }) => (
  <Alert kind="warning" heading={`${offer.associationName} has revised this campaign`}>
    <p>
      Your posts are as they were.{' '}
      <a href={proposalPath(office.id, offer.campaignId)}>Compare them with what is proposed</a>
      {offer.state === 'pending' ? ', then answer the offer.' : '.'}
    </p>
  </Alert>
);

/** Single messages that the association has taken out of the offer, and why. */
const Withdrawn = ({ view: { office, offer } }: { readonly view: OfferView }) =>
  offer.withdrawn === undefined ? null : (
    <Alert kind="warning" heading={`${offer.associationName} has withdrawn a part of it`}>
      {offer.withdrawn.map((message) => (
        <p>
          “{message.title}”, on <TimeText at={message.at} zone={office.zone} />: {message.reason}. What had
          not gone out of it does not go out.
        </p>
      ))}
    </Alert>
  );

const Open = ({ view, form }: { readonly view: OfferView; readonly form: FormState }) => {
  const { office, offer, posts, cost } = view;
  return (
    <>
      <p class="lead">
        Answer by <TimeText at={offer.deadline} zone={office.zone} />. Without your yes, nothing of it goes
        out.
      </p>
      {offer.consentRefused === undefined ? null : (
        <Alert kind="warning" heading="The consent given beforehand did not accept it">
          <p>It waits for a person. When it came, it did not fit: {offer.consentRefused.message}</p>
        </Alert>
      )}
      {posts.length === 0 ? null : (
        <>
          <h2>Exactly what would go out: {countPosts(posts.length)}</h2>
          <p>
            All of it in the name of {office.name}. You can change, move or leave out each post before you
            answer. <a href="#answer">Go to your answer</a>
          </p>
          <OfferedPosts view={view} />
        </>
      )}
      <Omitted omitted={offer.omitted} />
      {cost === undefined ? null : (
        <CostPreview office={office} check={cost} rules={view.rules} now={view.now} />
      )}
      <OfferAnswerPanel view={view} form={form} />
    </>
  );
};

/** What could not be made for this office, and why. */
const Omitted = ({ omitted }: { readonly omitted: readonly string[] }) =>
  omitted.length === 0 ? null : (
    <section>
      <h2>Left out for your office</h2>
      <ul>
        {omitted.map((sentence) => (
          <li>{sentence}</li>
        ))}
      </ul>
    </section>
  );
