import type { PropsWithChildren } from 'hono/jsx';
import type { Instant } from '#core/time.ts';
import type { OfficeFigures } from '#use-cases/read-association-reach.ts';
import { Breadcrumb } from '../components/breadcrumb.tsx';
import { ButtonLink } from '../components/buttons.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { TimeText } from '../components/time-text.tsx';
import { AgeLinks } from '../reach/age-links.tsx';
import { Corrections } from '../reach/corrections.tsx';
import { ExportLinks } from '../reach/export-links.tsx';
import { OfficesSection } from '../reach/offices-section.tsx';
import { PlatformSection } from '../reach/platform-reach.tsx';
import { ReachSummary } from '../reach/reach-summary.tsx';
import type { ReachView } from '../reach/reach-view.ts';
import { COMPARISON_RULE } from '../reach/reach-words.ts';
import { campaignReachPath, reachPath } from '../reach-paths.ts';

export interface CampaignReachPageProps {
  readonly view: ReachView;
  /** When Clarion reads one of its posts next, where that is known. */
  readonly nextAt?: Instant | undefined;
  /** One page of an association's offices. */
  readonly offices?: ShownOffices | undefined;
}

export interface ShownOffices {
  readonly rows: readonly OfficeFigures[];
  /** Counted from 1. */
  readonly page: number;
  readonly pages: number;
}

/** How far a campaign has reached, platform by platform. Its children say what else is known of it. */
export const CampaignReachPage = ({
  view,
  nextAt,
  offices,
  children,
}: PropsWithChildren<CampaignReachPageProps>) => {
  const { place, campaign, at, zone, platforms } = view;
  return (
    <Layout title={`Reach: ${campaign.title}`} section={sectionOf(view)} width="wide">
      <Breadcrumb trail={[{ href: reachPath(place), label: 'Reach' }]} here={campaign.title} />
      <PageTitle
        above="Reach"
        actions={
          platforms.length === 0 ? undefined : (
            <ButtonLink href={campaignReachPath(place, campaign.id, at, 'report')} kind="outline">
              Report to print
            </ButtonLink>
          )
        }
      >
        {campaign.title}
      </PageTitle>
      <AgeLinks at={at} hrefOf={(each) => campaignReachPath(place, campaign.id, each)} />
      <ReachSummary {...view} />
      {platforms.length === 0 ? (
        <EmptyState heading="Nothing was read yet">
          <p>
            Clarion reads the numbers of each post 1 hour, 24 hours, 7 days and 28 days after it became
            public.
            {nextAt === undefined ? null : (
              <>
                {' '}
                The first are read on <TimeText at={nextAt} zone={zone} />.
              </>
            )}
          </p>
        </EmptyState>
      ) : (
        <>
          <p class="reach__notes">{describeSource(view)}</p>
          <ExportLinks place={place} campaign={campaign.id} />
          {platforms.map((reach) => (
            <PlatformSection {...{ view, reach }} linked />
          ))}
          <h2>How messages are compared</h2>
          <p class="reach__notes">{COMPARISON_RULE}</p>
        </>
      )}
      {children}
      <Corrections corrections={view.corrections} linked />
      {offices && platforms.length > 0 ? <OfficesSection view={view} {...offices} /> : null}
    </Layout>
  );
};

export function sectionOf({ place }: Pick<ReachView, 'place'>): 'reach' | 'association-reach' {
  return 'officeId' in place ? 'reach' : 'association-reach';
}

function describeSource({ place }: Pick<ReachView, 'place'>): string {
  return 'officeId' in place
    ? 'Each total leads to the posts that it is made of, and each post to what was read of it.'
    : 'Each total leads to the offices that it is made of, each office’s number to what was read of its posts of this campaign, and each post to what the public sees. Nothing else of an office can be seen from here.';
}
