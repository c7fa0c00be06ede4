import { Alert } from '../components/alert.tsx';
import { ButtonLink, ButtonRow } from '../components/buttons.tsx';
import { DataTable } from '../components/data-table.tsx';
import { StateTag } from '../components/state-tag.tsx';
import { TimeText } from '../components/time-text.tsx';
import { approvalsPath, offersPath } from '../offer-paths.ts';
import type { OfferView } from '../offer-view.ts';
import { campaignPath, postPath } from '../office-paths.ts';
import { excerptOf } from './excerpt.ts';
import { namePlatform } from './name-platform.ts';

/** What became of an offer that can no longer be answered. */
export const OfferOutcome = ({ view }: { readonly view: OfferView }) => {
  const { office, offer, posts, rules } = view;
  const inReview = posts.some(({ post }) => post.state === 'review');
  const accepted = view.state === 'accepted' || view.state === 'customised';
  return (
    <>
      <Outcome {...view} />
      {posts.length === 0 ? null : (
        <>
          <h2>Its posts</h2>
          <DataTable
            caption="Posts of this offer"
            captionHidden
            rows={posts.map(({ post }) => post)}
            columns={[
              { label: 'Post', cell: (post) => <a href={postPath(post)}>{excerptOf(post.text, 48)}</a> },
              { label: 'Channel', cell: ({ platform }) => namePlatform(rules, platform) },
              { label: 'Time', cell: ({ slot }) => <TimeText at={slot.due} zone={slot.zone} /> },
              { label: 'State', cell: ({ state }) => <StateTag state={state} /> },
            ]}
          />
        </>
      )}
      <ButtonRow>
        {accepted ? (
          <ButtonLink href={campaignPath(office.id, offer.campaignId)}>See the whole campaign</ButtonLink>
        ) : (
          <ButtonLink href={offersPath(office.id)}>See all offers</ButtonLink>
        )}
        {inReview ? (
          <ButtonLink href={approvalsPath(office.id)} kind="outline">
            See what waits for approval
          </ButtonLink>
        ) : null}
      </ButtonRow>
    </>
  );
};

const Outcome = ({ office, offer, state }: OfferView) => {
  const { answer, associationName, deadline } = offer;
  const when = answer && <TimeText at={answer.at} zone={office.zone} />;
  switch (state) {
    case 'accepted':
    case 'customised':
      return (
        <Alert kind="success" heading={state === 'accepted' ? 'Accepted' : 'Accepted with your changes'}>
          <p>
            {answer?.standing ? (
              <>
                It was accepted on {when}, by the consent that {answer.by.name} gave beforehand to the offers
                of this pack. Each post can still be changed, moved or cancelled before it goes out.
              </>
            ) : (
              <>
                {answer?.by.name} accepted it on {when}. Each post can still be changed, moved or cancelled
                before it goes out.
              </>
            )}
          </p>
        </Alert>
      );
    case 'declined':
      return (
        <Alert kind="info" heading="Declined">
          <p>
            {answer?.by.name} declined it on {when}
            {answer?.reason === undefined ? '.' : `: ${answer.reason}.`} Nothing of it goes out. If your
            office would like to take part after all, ask {associationName} to offer it again.
          </p>
        </Alert>
      );
    case 'expired':
      return (
        <Alert kind="info" heading="Not answered in time">
          <p>
            Nobody of your office answered by <TimeText at={deadline} zone={office.zone} />, so nothing of it
            goes out. If your office would like to take part, ask {associationName} to offer it again.
          </p>
        </Alert>
      );
    case 'withdrawn':
      return (
        <Alert kind="warning" heading="Withdrawn by the association">
          <p>
            {associationName} has taken it back. Nothing more of it goes out: what was scheduled is put on
            hold. What had gone out already stays public.
          </p>
        </Alert>
      );
    case 'pending':
      return null;
  }
};
