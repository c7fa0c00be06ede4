import type { Channel } from '#core/channel.ts';
import type { Office } from '#core/office.ts';
import type { Post } from '#core/post.ts';
import type { Standing } from '#core/standing.ts';
import { channelsPath } from '../channel-paths.ts';
import { ButtonLink } from '../components/buttons.tsx';
import { DataTable } from '../components/data-table.tsx';
import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { PublicLink } from '../components/public-link.tsx';
import { StandingTag } from '../components/standing-tag.tsx';
import { StateTag } from '../components/state-tag.tsx';
import { TimeText } from '../components/time-text.tsx';
import { describePresence } from '../handle-text.ts';
import type { Overview } from '../office-overview.ts';
import { newAnnouncementPath, postPath } from '../office-paths.ts';
import type { StopNotice } from '../stop-notice.ts';
import { ConcernList } from './dashboard-concerns.tsx';
import { FirstSteps, type FirstStepsProps } from './dashboard-first-steps.tsx';
import { excerptOf } from './excerpt.ts';
import { JoinRequestAlert, type ListedRequest } from './join-requests.tsx';

export interface DashboardPageProps {
  readonly office: Pick<Office, 'id' | 'zone'>;
  readonly overview: Overview;
  /** What associations ask whoever is looking. */
  readonly joinRequests: readonly ListedRequest[];
  readonly stops: readonly StopNotice[];
  readonly channels: readonly ChannelLine[];
  readonly nameOf: (platform: Post['platform']) => string;
  /** For an office that has announced nothing yet. */
  readonly firstSteps: FirstStepsProps | undefined;
  readonly mayWrite: boolean;
}

/** One platform in a line. */
export interface ChannelLine {
  readonly platformName: string;
  readonly standing: Standing;
  readonly channel: Pick<Channel, 'name' | 'handle'> | undefined;
}

export const DashboardPage = (props: DashboardPageProps) => {
  const { office, overview, nameOf, firstSteps } = props;
  const actions =
    props.mayWrite && !firstSteps ? (
      <ButtonLink href={newAnnouncementPath(office.id)}>New announcement</ButtonLink>
    ) : undefined;
  return (
    <Layout title="Dashboard" section="dashboard" width="wide">
      <PageTitle actions={actions}>Dashboard</PageTitle>
      <JoinRequestAlert office={office} requests={props.joinRequests} />
      {firstSteps ? <FirstSteps {...firstSteps} /> : null}
      <ConcernList
        concerns={overview.concerns}
        stops={props.stops}
        office={office}
        nameOf={nameOf}
        quiet={firstSteps !== undefined}
      />
      <Next {...props} />
      <Last {...props} />
      <Channels {...props} />
    </Layout>
  );
};

const Next = ({ office, overview: { next }, nameOf, firstSteps }: DashboardPageProps) => {
  if (firstSteps) return null;
  return (
    <section>
      <h2>Going out next</h2>
      {next.length === 0 ? (
        <p>Nothing is scheduled. What you announce next appears here with its time.</p>
      ) : (
        <DataTable
          caption="Posts that go out next"
          captionHidden
          rows={next}
          columns={[
            { label: 'Post', cell: (post) => <a href={postPath(post)}>{excerptOf(post.text)}</a> },
            { label: 'Channel', cell: ({ platform }) => nameOf(platform) },
            { label: 'Goes out', cell: ({ slot }) => <TimeText at={slot.due} zone={office.zone} /> },
            { label: 'State', cell: ({ state }) => <StateTag state={state} /> },
          ]}
        />
      )}
    </section>
  );
};

const Last = ({ office, overview: { last }, nameOf }: DashboardPageProps) => {
  if (last.length === 0) return null;
  return (
    <section>
      <h2>Went out last</h2>
      <DataTable
        caption="Posts that went out last"
        captionHidden
        rows={last}
        columns={[
          { label: 'Post', cell: (post) => <a href={postPath(post)}>{excerptOf(post.text)}</a> },
          { label: 'Channel', cell: ({ platform }) => nameOf(platform) },
          {
            label: 'Went out',
            cell: ({ slot, receipt }) => (
              <TimeText at={receipt?.publishedAt ?? slot.due} zone={office.zone} />
            ),
          },
          {
            label: 'Public page',
            cell: ({ platform, receipt }) =>
              receipt ? (
                <PublicLink href={receipt.permalink}>See it on {nameOf(platform)}</PublicLink>
              ) : (
                'Not recorded'
              ),
          },
        ]}
      />
    </section>
  );
};

const Channels = ({ office, channels }: DashboardPageProps) => (
  <section>
    <h2>Channels</h2>
    <DataTable
      caption="Where this office posts"
      captionHidden
      rows={channels}
      columns={[
        { label: 'Platform', cell: ({ platformName }) => platformName },
        {
          label: 'Posts as',
          cell: ({ channel }) => (channel ? describePresence(channel) : 'Nobody yet'),
        },
        { label: 'State', cell: ({ standing }) => <StandingTag standing={standing} /> },
      ]}
    />
    <p>
      <a href={channelsPath(office.id)}>Manage channels</a>
    </p>
  </section>
);
