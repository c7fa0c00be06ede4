import type { Child } from 'hono/jsx';
import { nameCheckpoint } from '#core/reach/checkpoint.ts';
import type { Figure } from '#core/reach/figures.ts';
import { numberOf, type Reading } from '#core/reach/reading.ts';
import { epochOf } from '#core/time.ts';
import { describeSpan } from '#core/time-to-correction.ts';
import type { FigureSource, ReadPost } from '#use-cases/read-snapshots-at.ts';
import { writeFigure } from '../charts/figure-text.ts';
import { Breadcrumb, type Crumb } from '../components/breadcrumb.tsx';
import { DataTable } from '../components/data-table.tsx';
import { Layout } from '../components/layout.tsx';
import { PageLinks } from '../components/page-links.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { PublicLink } from '../components/public-link.tsx';
import { TimeText } from '../components/time-text.tsx';
import { postPath } from '../office-paths.ts';
import { FigureSummary } from '../reach/figure-summary.tsx';
import type { ReachView } from '../reach/reach-view.ts';
import { STATUS_WORDS } from '../reach/reach-words.ts';
import { campaignReachPath, reachPath } from '../reach-paths.ts';
import { sectionOf } from './campaign-reach.tsx';
import { countPosts } from './count-posts.ts';
import { cutPage } from './cut-page.ts';
import { excerptOf } from './excerpt.ts';

export interface ReachSnapshotsPageProps {
  readonly view: Pick<ReachView, 'place' | 'campaign' | 'zone' | 'at' | 'platformName' | 'messageTitle'>;
  /** The figure that the snapshots come to, added up anew. */
  readonly figure: Figure;
  readonly source: FigureSource;
  /** Counted from 1. */
  readonly page: number;
  readonly hrefOf: (page: number) => string;
  /** Of an association: whose snapshots these are, and the way back to all offices. */
  readonly office?: { readonly name: string; readonly crumb: Crumb } | undefined;
}

/** The snapshots that a figure is made of, post by post. */
export const ReachSnapshotsPage = (props: ReachSnapshotsPageProps) => {
  const { view, figure, source, page, hrefOf, office } = props;
  const { place, campaign, zone, at, platformName } = view;
  const { metric, key } = figure;
  const { shown, pages } = cutPage(source.posts, page);
  const title = `${metric.label} on ${platformName(metric.platform)}, ${nameCheckpoint(at)} after publishing`;
  return (
    <Layout title={title} section={sectionOf(view)} width="wide">
      <Breadcrumb
        trail={[
          { href: reachPath(place), label: 'Reach' },
          { href: campaignReachPath(place, campaign.id, at), label: campaign.title },
          ...(office ? [office.crumb] : []),
        ]}
        here={office?.name ?? metric.label}
      />
      <PageTitle above={office ? `${office.name}: ${campaign.title}` : campaign.title}>{title}</PageTitle>
      <FigureSummary figure={figure} />
      <p>{describeUnread(source.unread)}</p>
      {shown.length === 0 ? (
        <p>No post has been read at this age yet.</p>
      ) : (
        <DataTable
          caption="What was read of each post"
          rows={shown}
          columns={[
            { label: 'Post', cell: ({ post }) => describePost(post, office !== undefined) },
            { label: 'Message', cell: ({ post }) => view.messageTitle(post.source.messageId) },
            {
              label: 'Published',
              cell: ({ post }) => <TimeText at={post.receipt.publishedAt} zone={zone} />,
            },
            { label: 'Read', cell: ({ snapshot }) => <TimeText at={snapshot.takenAt} zone={zone} /> },
            {
              label: 'Age',
              cell: ({ post, snapshot: { takenAt } }) =>
                describeSpan(epochOf(takenAt) - epochOf(post.receipt.publishedAt)),
            },
            {
              label: 'Status',
              // Why an office has no number, such as its costs, is for the office alone.
              cell: ({ snapshot }) => describeStatus(snapshot.readings[key], office === undefined),
            },
            {
              label: 'Number',
              numeric: true,
              cell: ({ snapshot }) => writeFigure(numberOf(snapshot.readings[key])),
            },
          ]}
        />
      )}
      <PageLinks label="Pages of posts" hrefOf={hrefOf} {...{ page, pages }} />
    </Layout>
  );
};

/** An office's own page of it, or for others what the public sees. */
function describePost(post: ReadPost['post'], isShared: boolean): Child {
  return isShared ? (
    <PublicLink href={post.receipt.permalink}>{post.receipt.permalink}</PublicLink>
  ) : (
    <a href={`${postPath(post)}#reach`}>{excerptOf(post.text)}</a>
  );
}

function describeStatus(reading: Reading | undefined, withReason: boolean): string {
  if (reading === undefined) return 'Read under another definition';
  const { name } = STATUS_WORDS[reading.status];
  return withReason && 'reason' in reading ? `${name}: ${reading.reason}` : name;
}

function describeUnread(unread: number): string {
  return unread === 0
    ? 'Every public post of this campaign on this platform has come to this age and is below.'
    : `${countPosts(unread)} more ${unread === 1 ? 'is' : 'are'} public and not below: ${unread === 1 ? 'it has' : 'they have'} not been read at this age yet.`;
}
