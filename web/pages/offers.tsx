import { type Offer, stateOf } from '#core/offer.ts';
import type { Office } from '#core/office.ts';
import type { Instant } from '#core/time.ts';
import { Card, CardList } from '../components/card.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { Layout } from '../components/layout.tsx';
import { OfferTag } from '../components/offer-tag.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { TimeText } from '../components/time-text.tsx';
import { consentsPath, offerPath } from '../offer-paths.ts';
import { countPosts } from './count-posts.ts';

export interface OffersPageProps {
  readonly office: Pick<Office, 'id' | 'zone'>;
  readonly offers: readonly Offer[];
  readonly now: Instant;
}

/** What the office's associations have offered it. */
export const OffersPage = ({ office, offers, now }: OffersPageProps) => {
  const open = offers
    .filter((offer) => stateOf(offer, now) === 'pending')
    .toSorted((a, b) => (a.deadline < b.deadline ? -1 : 1));
  const closed = offers
    .filter((offer) => stateOf(offer, now) !== 'pending')
    .toSorted((a, b) => (a.createdAt > b.createdAt ? -1 : 1));
  return (
    <Layout title="Offers" section="offers">
      <PageTitle>Offers</PageTitle>
      <p class="lead">
        An association can prepare posts for your office. None of them goes out before somebody of your office
        has said yes.
      </p>
      {open.length === 0 ? (
        <EmptyState heading="No offer waits for your answer">
          <p>A new one stands here, and on the dashboard, as soon as it comes. You are told by mail, too.</p>
        </EmptyState>
      ) : (
        <Group heading="To be answered" offers={open} office={office} now={now} />
      )}
      {closed.length === 0 ? null : (
        <Group heading="Answered or over" offers={closed} office={office} now={now} />
      )}
      <p>
        <a href={consentsPath(office.id)}>What your office lets its associations do</a>
      </p>
    </Layout>
  );
};

const Group = ({ heading, offers, office, now }: OffersPageProps & { readonly heading: string }) => (
  <section>
    <h2>{heading}</h2>
    <CardList>
      {offers.map((offer) => (
        <OfferCard offer={offer} office={office} now={now} />
      ))}
    </CardList>
  </section>
);

const OfferCard = ({ offer, office, now }: Omit<OffersPageProps, 'offers'> & { readonly offer: Offer }) => {
  const state = stateOf(offer, now);
  return (
    <Card
      heading={offer.title}
      href={offerPath(office.id, offer.campaignId)}
      mark={<OfferTag state={state} />}
    >
      <p>
        {offer.associationName}, {countPosts(offer.posts)}
      </p>
      {state === 'pending' ? (
        <p>
          Answer by <TimeText at={offer.deadline} zone={office.zone} />.
        </p>
      ) : null}
      {offer.answer ? (
        <p>
          {offer.answer.by.name}, <TimeText at={offer.answer.at} zone={office.zone} />
        </p>
      ) : null}
    </Card>
  );
};
