import type { AuditEntry } from '#core/audit.ts';
import type { Campaign } from '#core/campaign.ts';
import type { Office } from '#core/office.ts';
import type { Post } from '#core/post.ts';
import { describeTime } from '#core/slot.ts';
import type { TextRules } from '#core/text-rules.ts';
import { Alert } from '../components/alert.tsx';
import { Breadcrumb } from '../components/breadcrumb.tsx';
import { ButtonLink, ButtonRow } from '../components/buttons.tsx';
import { DataTable } from '../components/data-table.tsx';
import { HistoryList } from '../components/history-list.tsx';
import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { StateTag } from '../components/state-tag.tsx';
import { SummaryList } from '../components/summary-list.tsx';
import { TimeText } from '../components/time-text.tsx';
import { newAnnouncementPath, postPath } from '../office-paths.ts';
import { officePath } from '../paths.ts';
import { safetyPath } from '../safety-paths.ts';
import type { StopNotice } from '../stop-notice.ts';
import { countPosts } from './count-posts.ts';
import { namePlatform } from './name-platform.ts';
import { groupOf } from './post-groups.ts';

export interface CampaignPageProps {
  readonly office: Office;
  readonly campaign: Campaign;
  readonly posts: readonly Post[];
  readonly rules: readonly TextRules[];
  readonly history: readonly AuditEntry[];
  readonly mayWrite: boolean;
  /** A stop in force of all its posts: of the whole office, or of just this announcement. */
  readonly stop: StopNotice | undefined;
  /** Absent where there is nothing to stop, it is stopped by itself already, or this member may not. */
  readonly stopHref: string | undefined;
}

export const CampaignPage = ({
  office,
  campaign,
  posts,
  rules,
  history,
  mayWrite,
  stop,
  stopHref,
}: CampaignPageProps) => (
  <Layout title={campaign.title} section="posts" width="wide">
    <Breadcrumb trail={[{ href: officePath(office.id, '/posts'), label: 'Posts' }]} here={campaign.title} />
    <PageTitle above={`Announcement for ${describeTime(campaign.slot.due, campaign.slot.zone)}`}>
      {campaign.title}
    </PageTitle>
    {stop ? <Stopped office={office} stop={stop} /> : <WhatNext posts={posts} />}
    <h2>Its posts</h2>
    <DataTable
      caption="Posts of this announcement"
      captionHidden
      rows={posts}
      columns={[
        {
          label: 'Channel',
          cell: (post) => <a href={postPath(post)}>{namePlatform(rules, post.platform)}</a>,
        },
        { label: 'State', cell: ({ state }) => <StateTag state={state} /> },
        { label: 'Time', cell: ({ slot }) => <TimeText at={slot.due} zone={slot.zone} /> },
        { label: 'Public at', cell: PublicAddress },
      ]}
    />
    <h2>What was chosen</h2>
    <SummaryList
      entries={[
        { label: 'Voice', value: campaign.voice === 'office' ? 'The office' : 'The official, personally' },
        { label: 'Hashtags', value: campaign.hashtags.map((tag) => `#${tag}`).join(' ') || 'None' },
        { label: 'Prepared by', value: campaign.createdBy.name },
      ]}
    />
    <h2>History</h2>
    <HistoryList entries={history} zone={office.zone} />
    {mayWrite ? (
      <ButtonRow>
        <ButtonLink href={newAnnouncementPath(office.id)} kind="outline">
          Begin another announcement
        </ButtonLink>
        {stopHref === undefined ? null : (
          <ButtonLink href={stopHref} kind="danger">
            Stop this announcement
          </ButtonLink>
        )}
      </ButtonRow>
    ) : null}
  </Layout>
);

const Stopped = ({ office, stop }: { office: Office; stop: StopNotice }) => (
  <Alert kind="error" heading={`${stop.what} are stopped`}>
    <p>
      {stop.by} stopped them on <TimeText at={stop.at} zone={office.zone} />: {stop.reason}. At their times
      they are put on hold. <a href={safetyPath(office.id)}>Stop and resume</a>
    </p>
  </Alert>
);

const PublicAddress = ({ receipt }: Post) =>
  receipt ? <a href={receipt.permalink}>{receipt.permalink}</a> : 'Not public yet';

/** What to expect now, or what waits for somebody. */
const WhatNext = ({ posts }: { posts: readonly Post[] }) => {
  const groups = posts.map(groupOf);
  const waiting = groups.filter((group) => group === 'attention').length;
  const coming = groups.filter((group) => group === 'coming-up').length;
  const published = groups.filter((group) => group === 'published').length;
  if (waiting > 0) {
    return (
      <Alert
        kind="warning"
        heading={`${countPosts(waiting)} ${waiting === 1 ? 'needs' : 'need'} your attention`}
      >
        <p>Open each one below: its page says what happened and what you can do.</p>
      </Alert>
    );
  }
  if (coming > 0) {
    return (
      <Alert kind="info" heading="What happens next">
        <p>
          Clarion sends {coming === 1 ? 'the post' : 'each post'} by itself at its time; you need not be
          there. Then this page links to what the public sees. Until then you can open a post to change, move
          or cancel it.
        </p>
      </Alert>
    );
  }
  return published > 0 ? (
    <Alert kind="success" heading="Everything is public">
      <p>Follow the links below to see each post as the public does.</p>
    </Alert>
  ) : (
    <Alert kind="info" heading="Nothing more will happen">
      <p>All posts of this announcement were cancelled.</p>
    </Alert>
  );
};
