import type { Platform } from '#core/ids.ts';
import type { Office } from '#core/office.ts';
import { channelsPath } from '../channel-paths.ts';
import { Card, CardList } from '../components/card.tsx';
import { StandingTag } from '../components/standing-tag.tsx';
import { StateTag } from '../components/state-tag.tsx';
import { describeState } from '../components/state-text.ts';
import { TimeText } from '../components/time-text.tsx';
import type { Concern } from '../office-overview.ts';
import { postPath } from '../office-paths.ts';
import { officePath } from '../paths.ts';
import { excerptOf } from './excerpt.ts';

export interface ConcernListProps {
  readonly concerns: readonly Concern[];
  readonly office: Pick<Office, 'id' | 'zone'>;
  readonly nameOf: (platform: Platform) => string;
  /** Whether to say nothing where there is nothing. */
  readonly quiet: boolean;
}

/** A long list would hide its beginning. */
const SHOWN = 8;

/** What waits for a person, the most pressing first. */
export const ConcernList = ({ concerns, office, nameOf, quiet }: ConcernListProps) => {
  if (concerns.length === 0 && quiet) return null;
  return (
    <section>
      <h2>Needs your attention</h2>
      {concerns.length === 0 ? <p>Nothing needs you right now.</p> : null}
      {concerns.length === 0 ? null : (
        <CardList>
          {concerns.slice(0, SHOWN).map((concern) => (
            <ConcernCard concern={concern} office={office} nameOf={nameOf} />
          ))}
        </CardList>
      )}
      {concerns.length > SHOWN ? (
        <p>
          <a href={officePath(office.id, '/posts?show=attention')}>See all posts that need attention</a>
        </p>
      ) : null}
    </section>
  );
};

const ConcernCard = ({
  concern,
  office,
  nameOf,
}: Omit<ConcernListProps, 'concerns' | 'quiet'> & { concern: Concern }) =>
  concern.kind === 'post' ? (
    <PostCard post={concern.post} office={office} nameOf={nameOf} />
  ) : (
    <ChannelCard {...concern} office={office} nameOf={nameOf} />
  );

type Around = Pick<ConcernListProps, 'office' | 'nameOf'>;

const PostCard = ({
  post,
  office,
  nameOf,
}: Around & { post: Extract<Concern, { kind: 'post' }>['post'] }) => (
  <Card heading={excerptOf(post.text, 48)} href={postPath(post)} mark={<StateTag state={post.state} />}>
    <p>
      {nameOf(post.platform)}, <TimeText at={post.slot.due} zone={office.zone} />
    </p>
    <p>{post.trouble ?? describeState(post.state).meaning}</p>
  </Card>
);

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
