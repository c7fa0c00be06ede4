import type { AuditEntry } from '#core/audit.ts';
import type { Campaign } from '#core/campaign.ts';
import type { Platform } from '#core/ids.ts';
import { nameLanguage } from '#core/name-language.ts';
import type { Office } from '#core/office.ts';
import type { Pack } from '#core/pack.ts';
import type { Post } from '#core/post.ts';
import { describeTime } from '#core/slot.ts';
import type { TextRules } from '#core/text-rules.ts';
import type { ListedCompanion } from '#use-cases/list-companions.ts';
import { isRotation } from '#use-cases/write-rotation.ts';
import { Alert } from '../components/alert.tsx';
import { Breadcrumb } from '../components/breadcrumb.tsx';
import { ButtonLink, ButtonRow } from '../components/buttons.tsx';
import { HistoryList } from '../components/history-list.tsx';
import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { SummaryList } from '../components/summary-list.tsx';
import { TimeText } from '../components/time-text.tsx';
import { approvalsPath, offerPath } from '../offer-paths.ts';
import { newAnnouncementPath } from '../office-paths.ts';
import { officePath } from '../paths.ts';
import { campaignReachPath } from '../reach-paths.ts';
import { safetyPath } from '../safety-paths.ts';
import type { StopNotice } from '../stop-notice.ts';
import { CampaignCompanions } from './campaign-companions.tsx';
import { CampaignPosts } from './campaign-posts.tsx';
import { countPosts } from './count-posts.ts';
import { listNames } from './list-names.ts';
import { namePlatform } from './name-platform.ts';
import { groupOf } from './post-groups.ts';
import { RotationPanel, RotationPending } from './rotation-panel.tsx';

export interface CampaignPageProps {
  readonly office: Office;
  readonly campaign: Campaign;
  /** All of them, in the order of time. */
  readonly posts: readonly Post[];
  /** Which page of its posts is shown, counted from 1. */
  readonly page: number;
  /** Whether a person posts on a channel, as far as is known now. */
  readonly isByHand: (platform: Platform) => boolean;
  readonly rules: readonly TextRules[];
  readonly history: readonly AuditEntry[];
  readonly mayWrite: boolean;
  /** What its messages are called; absent where the pack is gone. */
  readonly pack?: Pack | undefined;
  readonly companions: readonly ListedCompanion[];
  /** A stop in force of all its posts: of the whole office, or of just this announcement. */
  readonly stop: StopNotice | undefined;
  /** Absent where there is nothing to stop, it is stopped by itself already, or this member may not. */
  readonly stopHref: string | undefined;
}

export const CampaignPage = ({
  office,
  campaign,
  posts,
  page,
  isByHand,
  rules,
  history,
  mayWrite,
  pack,
  companions,
  stop,
  stopHref,
}: CampaignPageProps) => (
  <Layout title={campaign.title} section="posts" width="wide">
    <Breadcrumb trail={[{ href: officePath(office.id, '/posts'), label: 'Posts' }]} here={campaign.title} />
    <PageTitle above={`${nameKind(campaign)} for ${describeTime(campaign.slot.due, campaign.slot.zone)}`}>
      {campaign.title}
    </PageTitle>
    {isRotation(campaign) ? <RotationPending {...{ office, campaign, pack, mayWrite }} /> : null}
    {stop ? <Stopped office={office} stop={stop} /> : <WhatNext {...{ campaign, posts, isByHand, rules }} />}
    <CampaignPosts {...{ campaign, posts, page, rules, pack }} />
    {posts.some(({ state }) => state === 'published') ? (
      <p>
        <a href={campaignReachPath({ officeId: office.id }, campaign.id)}>
          See how far its posts have reached
        </a>
      </p>
    ) : null}
    {isRotation(campaign) ? <RotationPanel {...{ office, campaign, pack, mayWrite }} /> : null}
    <CampaignCompanions officeId={office.id} campaignId={campaign.id} companions={companions} />
    <h2>What was chosen</h2>
    <SummaryList
      entries={[
        { label: 'Voice', value: campaign.voice === 'office' ? 'The office' : 'The official, personally' },
        { label: 'Language', value: nameLanguage(campaign.language) },
        { label: 'Hashtags', value: campaign.hashtags.map((tag) => `#${tag}`).join(' ') || 'None' },
        { label: 'Prepared by', value: campaign.createdBy.name },
        ...(campaign.offeredBy
          ? [
              {
                label: 'Offered by an association',
                value: <a href={offerPath(office.id, campaign.id)}>See the offer</a>,
              },
            ]
          : []),
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
            Stop this {nameKind(campaign).toLowerCase()}
          </ButtonLink>
        )}
      </ButtonRow>
    ) : null}
  </Layout>
);

function nameKind({ offeredBy, kind }: Campaign): string {
  if (offeredBy) return 'Campaign';
  return { announcement: 'Announcement', rotation: 'Rotation', series: 'Series' }[kind];
}

const Stopped = ({ office, stop }: { office: Office; stop: StopNotice }) => (
  <Alert kind="error" heading={`${stop.what} are stopped`}>
    <p>
      {stop.by} stopped them on <TimeText at={stop.at} zone={office.zone} />: {stop.reason}. At their times
      they are put on hold. <a href={safetyPath(office.id)}>Stop and resume</a>
    </p>
  </Alert>
);

/** What to expect now, or what waits for somebody. */
const WhatNext = ({
  campaign,
  posts,
  isByHand,
  rules,
}: Pick<CampaignPageProps, 'campaign' | 'posts' | 'isByHand' | 'rules'>) => {
  const groups = posts.map(groupOf);
  const waiting = groups.filter((group) => group === 'attention').length;
  const coming = posts.filter((post) => groupOf(post) === 'coming-up');
  const published = groups.filter((group) => group === 'published').length;
  if (groups.includes('offered')) {
    return (
      <Alert kind="info" heading="It waits for the answer of your office">
        <p>
          Nothing of it goes out before somebody has accepted it.{' '}
          <a href={offerPath(campaign.officeId, campaign.id)}>Read the offer</a>
        </p>
      </Alert>
    );
  }
  const inReview = posts.filter(({ state }) => state === 'review').length;
  if (waiting > 0 && waiting === inReview) {
    return (
      <Alert
        kind="info"
        heading={`${countPosts(inReview)} ${inReview === 1 ? 'waits' : 'wait'} for approval`}
      >
        <p>
          Somebody else of your office reads and approves each text. Then it goes out by itself at its time.{' '}
          <a href={approvalsPath(campaign.officeId)}>See what waits for approval</a>
        </p>
      </Alert>
    );
  }
  if (waiting > 0) {
    return (
      <Alert
        kind="warning"
        heading={`${countPosts(waiting)} ${waiting === 1 ? 'needs' : 'need'} your attention`}
      >
        <p>
          Open each one: its page says what happened and what you can do.{' '}
          <a href={officePath(campaign.officeId, '/posts?show=attention')}>See what needs your attention</a>
        </p>
      </Alert>
    );
  }
  if (coming.length > 0) {
    const byHand = coming.filter(({ platform }) => isByHand(platform));
    const bySelf = coming.filter(({ platform }) => !isByHand(platform));
    const nameAll = (some: readonly Post[]) =>
      listNames([...new Set(some.map(({ platform }) => namePlatform(rules, platform)))]);
    return (
      <Alert kind="info" heading="What happens next">
        {bySelf.length === 0 ? null : (
          <p>
            Clarion sends {bySelf.length === 1 ? 'the post' : 'each post'}
            {byHand.length === 0 ? '' : ` on ${nameAll(bySelf)}`} by itself at its time; you need not be
            there.
          </p>
        )}
        {byHand.length === 0 ? null : (
          <p>
            On {nameAll(byHand)} a person posts by hand: at its time Clarion sends you a message with the
            text. Post it, then record its address on the post’s page.
          </p>
        )}
        <p>
          Then this page links to what the public sees. Until then you can open a post to change, move or
          cancel it.
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
      <p>All of its posts were cancelled.</p>
    </Alert>
  );
};
