import type { Concern } from '#core/attention.ts';
import type { Platform } from '#core/ids.ts';
import type { Office } from '#core/office.ts';
import type { PostState } from '#core/post.ts';
import { channelsPath } from '../channel-paths.ts';
import { Card, CardList } from '../components/card.tsx';
import { OfferTag } from '../components/offer-tag.tsx';
import { StandingTag } from '../components/standing-tag.tsx';
import { RemovedTag, StateTag } from '../components/state-tag.tsx';
import { describeState } from '../components/state-text.ts';
import { TimeText } from '../components/time-text.tsx';
import { approvalsPath, offerPath } from '../offer-paths.ts';
import { postPath } from '../office-paths.ts';
import { officePath } from '../paths.ts';
import { heldPostsPath, safetyPath } from '../safety-paths.ts';
import type { StopNotice } from '../stop-notice.ts';
import { countPosts } from './count-posts.ts';
import { excerptOf } from './excerpt.ts';
import { OVERDUE } from './hand-off-panel.tsx';

export interface ConcernListProps {
  readonly concerns: readonly Concern[];
  readonly stops: readonly StopNotice[];
  readonly office: Pick<Office, 'id' | 'zone'>;
  readonly nameOf: (platform: Platform) => string;
  /** Whether to say nothing where there is nothing. */
  readonly quiet: boolean;
}

/** A long list would hide its beginning. */
const SHOWN = 8;

/** What waits for a person, the most pressing first. */
export const ConcernList = ({ concerns, stops, office, nameOf, quiet }: ConcernListProps) => {
  if (concerns.length === 0 && stops.length === 0 && quiet) return null;
  const held = concerns.filter((concern) => isIn(concern, 'held')).length;
  const inReview = concerns.filter((concern) => isIn(concern, 'review')).length;
  // There may be many, after a stop or a campaign: they are chosen from together, and hide nothing else.
  const others = concerns.filter(
    (concern) => !(held > 1 && isIn(concern, 'held')) && !(inReview > 1 && isIn(concern, 'review')),
  );
  return (
    <section>
      <h2>Needs your attention</h2>
      {concerns.length === 0 && stops.length === 0 ? <p>Nothing needs you right now.</p> : null}
      {concerns.length === 0 && stops.length === 0 ? null : (
        <CardList>
          {stops.map((stop) => (
            <StopCard stop={stop} office={office} />
          ))}
          {held > 1 ? <HeldCard held={held} office={office} /> : null}
          {others.slice(0, SHOWN).map((concern) => (
            <ConcernCard concern={concern} office={office} nameOf={nameOf} />
          ))}
          {inReview > 1 ? <ReviewCard inReview={inReview} office={office} /> : null}
        </CardList>
      )}
      {others.length > SHOWN ? (
        <p>
          <a href={officePath(office.id, '/posts?show=attention')}>See all posts that need attention</a>
        </p>
      ) : null}
    </section>
  );
};

function isIn(concern: Concern, state: PostState): boolean {
  return concern.kind === 'post' && concern.post.state === state;
}

const StopCard = ({ stop, office }: { stop: StopNotice; office: ConcernListProps['office'] }) => (
  <Card
    heading={stop.what}
    href={safetyPath(office.id)}
    mark={<span class="usa-tag state state--trouble">Stopped</span>}
  >
    <p>
      {stop.by}, <TimeText at={stop.at} zone={office.zone} />
    </p>
    <p>{stop.reason}.</p>
  </Card>
);

const HeldCard = ({ held, office }: { held: number; office: ConcernListProps['office'] }) => (
  <Card
    heading={`${countPosts(held)} on hold`}
    href={heldPostsPath(office.id)}
    mark={<StateTag state="held" />}
  >
    <p>None of them goes out by itself. Choose which may still go out.</p>
  </Card>
);

const ReviewCard = ({ inReview, office }: { inReview: number; office: ConcernListProps['office'] }) => (
  <Card
    heading={`${countPosts(inReview)} in review`}
    href={approvalsPath(office.id)}
    mark={<StateTag state="review" />}
  >
    <p>Each waits for somebody of your office to read and approve it.</p>
  </Card>
);

const ConcernCard = ({ concern, office, nameOf }: Around & { concern: Concern }) => {
  switch (concern.kind) {
    case 'post':
      return <PostCard {...concern} office={office} nameOf={nameOf} />;
    case 'removed':
      return <RemovedCard {...concern} office={office} nameOf={nameOf} />;
    case 'channel':
      return <ChannelCard {...concern} office={office} nameOf={nameOf} />;
    case 'offer':
      return <OfferCard {...concern} office={office} />;
    case 'silence':
      return <SilenceCard count={concern.posts.length} office={office} />;
  }
};

const SilenceCard = ({ count, office }: { count: number; office: ConcernListProps['office'] }) => (
  <Card
    heading={`${countPosts(count)} ${count === 1 ? 'waits' : 'wait'} longer than ${count === 1 ? 'it' : 'they'} should`}
    href={officePath(office.id, '/posts')}
    mark={<span class="usa-tag state state--trouble">Late</span>}
  >
    <p>
      More than ten minutes have passed and nothing has moved since. Clarion keeps trying, and sends no post
      after its last moment. Tell whoever runs Clarion.
    </p>
  </Card>
);

const OfferCard = ({
  offer,
  office,
}: Omit<Extract<Concern, { kind: 'offer' }>, 'kind'> & Pick<ConcernListProps, 'office'>) => (
  <Card
    heading={`Offer: ${offer.title}`}
    href={offerPath(office.id, offer.campaignId)}
    mark={<OfferTag state={offer.state} />}
  >
    <p>
      {offer.associationName}, {countPosts(offer.posts)}
    </p>
    {offer.proposed === undefined ? (
      <p>
        Answer by <TimeText at={offer.deadline} zone={office.zone} />. Without your yes, nothing of it goes
        out.
      </p>
    ) : (
      <p>The association has revised it. Compare the revision with your posts.</p>
    )}
  </Card>
);

type Around = Pick<ConcernListProps, 'office' | 'nameOf'>;

const PostCard = ({
  post,
  overdue,
  bar,
  office,
  nameOf,
}: Around & Omit<Extract<Concern, { kind: 'post' }>, 'kind'>) => (
  <Card heading={excerptOf(post.text, 48)} href={postPath(post)} mark={<StateTag state={post.state} />}>
    <p>
      {nameOf(post.platform)}, <TimeText at={post.slot.due} zone={office.zone} />
    </p>
    {bar ? (
      <p>
        <strong>Do not post it now.</strong> {bar.why}
      </p>
    ) : (
      <p>{overdue ? OVERDUE : (post.trouble ?? describeState(post.state).meaning)}</p>
    )}
  </Card>
);

const RemovedCard = ({
  post,
  office,
  nameOf,
}: Around & Omit<Extract<Concern, { kind: 'removed' }>, 'kind'>) => {
  const name = nameOf(post.platform);
  return (
    <Card heading={excerptOf(post.text, 48)} href={postPath(post)} mark={<RemovedTag />}>
      <p>
        {name}
        {post.removedAt === undefined ? null : (
          <>
            , noticed <TimeText at={post.removedAt} zone={office.zone} />
          </>
        )}
      </p>
      <p>
        It is not on {name} any more, and Clarion did not remove it. If your office did, record the
        correction.
      </p>
    </Card>
  );
};

const ChannelCard = ({
  channel,
  standing,
  office,
  nameOf,
}: Around & Omit<Extract<Concern, { kind: 'channel' }>, 'kind'>) => {
  const name = nameOf(channel.platform);
  return (
    <Card
      heading={`${name} channel`}
      href={channelsPath(office.id)}
      mark={<StandingTag standing={standing} />}
    >
      {standing === 'disconnected' ? (
        <p>
          {channel.trouble ? `${channel.trouble.replace(/\.$/, '')}. ` : ''}Posts for {name} are put on hold
          until it is connected again.
        </p>
      ) : null}
      {standing === 'ending' && channel.expiresAt ? (
        <p>
          {name} lets Clarion post until <TimeText at={channel.expiresAt} zone={office.zone} />. Connect again
          before then.
        </p>
      ) : null}
    </Card>
  );
};
