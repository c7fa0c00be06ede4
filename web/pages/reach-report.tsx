import { nameCheckpoint } from '#core/reach/checkpoint.ts';
import type { Instant } from '#core/time.ts';
import { Breadcrumb } from '../components/breadcrumb.tsx';
import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { TimeText } from '../components/time-text.tsx';
import { AgeLinks } from '../reach/age-links.tsx';
import { Corrections } from '../reach/corrections.tsx';
import { PlatformSection } from '../reach/platform-reach.tsx';
import { ReachNotes } from '../reach/reach-notes.tsx';
import { ReachSummary } from '../reach/reach-summary.tsx';
import type { ReachView } from '../reach/reach-view.ts';
import { campaignReachPath, reachPath } from '../reach-paths.ts';
import { sectionOf } from './campaign-reach.tsx';

export interface ReachReportPageProps {
  readonly view: ReachView;
  readonly now: Instant;
}

/** A campaign's reach on paper, for a board or a file: the figures of its page, and all that explains them. */
export const ReachReportPage = ({ view, now }: ReachReportPageProps) => {
  const { place, campaign, at, zone, owner, platforms } = view;
  return (
    <Layout title={`Reach report: ${campaign.title}`} section={sectionOf(view)} width="wide">
      <Breadcrumb
        trail={[
          { href: reachPath(place), label: 'Reach' },
          { href: campaignReachPath(place, campaign.id, at), label: campaign.title },
        ]}
        here="Report"
      />
      <article class="report">
        <PageTitle above={`Reach report of ${owner}`}>{campaign.title}</PageTitle>
        <p class="report__made">
          Made on <TimeText at={now} zone={zone} />, {nameCheckpoint(at)} after each post became public
        </p>
        <div class="screen-only">
          <AgeLinks at={at} hrefOf={(each) => campaignReachPath(place, campaign.id, each, 'report')} />
          <p>Print this page with your browser: it is laid out for letter paper.</p>
        </div>
        <ReachSummary {...view} />
        {platforms.length === 0 ? <p>Nothing was read yet, so there is nothing to report.</p> : null}
        {platforms.map((reach) => (
          <PlatformSection {...{ view, reach }} linked={false} />
        ))}
        <Corrections corrections={view.corrections} linked={false} />
        <ReachNotes platforms={platforms} platformName={view.platformName} />
      </article>
    </Layout>
  );
};
