import type { PropsWithChildren } from 'hono/jsx';
import type { Platform } from '#core/ids.ts';
import type { Scope } from '#core/member.ts';
import { type Checkpoint, nameCheckpoint } from '#core/reach/checkpoint.ts';
import type { Zone } from '#core/slot.ts';
import type { Instant } from '#core/time.ts';
import type { ReachLine } from '#use-cases/list-campaign-reach.ts';
import { Card, CardList } from '../components/card.tsx';
import { Layout } from '../components/layout.tsx';
import { PageLinks } from '../components/page-links.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { TimeText } from '../components/time-text.tsx';
import { linksPath } from '../link-paths.ts';
import { AgeLinks } from '../reach/age-links.tsx';
import { ExportLinks } from '../reach/export-links.tsx';
import { describeReported, NOT_ADDED, writeTotal } from '../reach/reach-words.ts';
import { campaignReachPath, reachPath } from '../reach-paths.ts';
import { weeklySummaryPath } from '../weekly-paths.ts';
import { sectionOf } from './campaign-reach.tsx';

/** A campaign with what is known of its reach. */
export interface CampaignLine extends ReachLine {
  readonly title: string;
  /** What has happened as long as nothing was read, in words. */
  readonly standing: string;
  /** When Clarion reads one of its posts next, where that is known. */
  readonly nextAt?: Instant | undefined;
}

export interface ReachCampaignsPageProps {
  readonly place: Scope;
  readonly zone: Zone;
  readonly at: Checkpoint;
  /** The newest first. */
  readonly lines: readonly CampaignLine[];
  /** Counted from 1. */
  readonly page: number;
  readonly pages: number;
  readonly platformName: (platform: Platform) => string;
}

/** Which campaigns have reached how far. Its children say what comes first where there is none. */
export const ReachCampaignsPage = (props: PropsWithChildren<ReachCampaignsPageProps>) => {
  const { place, at, lines, page, pages, children } = props;
  return (
    <Layout title="Reach" section={sectionOf({ place })} width="wide">
      <PageTitle>Reach</PageTitle>
      <p class="lead">
        How far posts have reached, as each platform counts it. Clarion reads the numbers of each post 1 hour,
        24 hours, 7 days and 28 days after it became public.
      </p>
      <p>
        <a href={weeklySummaryPath(place)}>Weekly summary by mail</a>
      </p>
      {'officeId' in place ? (
        <p>
          <a href={linksPath(place.officeId)}>Short links</a>
        </p>
      ) : null}
      {lines.length === 0 ? (
        children
      ) : (
        <>
          <AgeLinks at={at} hrefOf={(each) => reachPath(place, each)} />
          <p class="reach__notes">{NOT_ADDED}</p>
          <ExportLinks place={place} />
          <h2 class="usa-sr-only">Campaigns, the newest first</h2>
          <CardList>
            {lines.map((line) => (
              <Line {...props} line={line} />
            ))}
          </CardList>
          <PageLinks
            label="Pages of campaigns"
            page={page}
            pages={pages}
            hrefOf={(number) => reachPath(place, at, number)}
          />
        </>
      )}
    </Layout>
  );
};

const Line = ({
  place,
  zone,
  at,
  platformName,
  line,
}: ReachCampaignsPageProps & { readonly line: CampaignLine }) => (
  <Card heading={line.title} href={campaignReachPath(place, line.campaignId, at)}>
    {line.platforms.length === 0 ? (
      <p>
        {line.standing}
        {line.nextAt === undefined ? null : (
          <>
            {' '}
            The first numbers are read on <TimeText at={line.nextAt} zone={zone} />.
          </>
        )}
      </p>
    ) : (
      <ul class="plain-list">
        {line.platforms.map(({ platform, figure }) => (
          <li>
            <strong>{platformName(platform)}:</strong> {describeLead(figure, at)}
          </li>
        ))}
      </ul>
    )}
    {line.asOf === undefined ? null : (
      <p class="usa-hint">
        As of <TimeText at={line.asOf} zone={zone} />
      </p>
    )}
  </Card>
);

function describeLead(figure: ReachLine['platforms'][number]['figure'], at: Checkpoint): string {
  if (figure === undefined) return 'the platform tells no views.';
  if (figure.coverage.posts === 0) return `no post was read ${nameCheckpoint(at)} after publishing yet.`;
  const { metric, total } = figure;
  const amount = total === undefined ? `${metric.unit} unknown` : `${writeTotal(figure)} ${metric.unit}`;
  return `${amount}, ${describeReported(figure)}.`;
}
