import type { Association } from '#core/association.ts';
import type { AssociationCampaign } from '#core/association-campaign.ts';
import type { Zone } from '#core/slot.ts';
import type { OfficeOutcome } from '#use-cases/follow-offers.ts';
import { associationPath, offeredCampaignPath } from '../association-paths.ts';
import { Breadcrumb } from '../components/breadcrumb.tsx';
import { DataTable } from '../components/data-table.tsx';
import { Layout } from '../components/layout.tsx';
import { writeNumber } from '../components/number-text.ts';
import { PageLinks } from '../components/page-links.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { TimeText } from '../components/time-text.tsx';
import { countOffices } from './association-numbers.ts';
import { countPosts } from './count-posts.ts';

export interface NamedOutcome extends OfficeOutcome {
  readonly name: string;
}

export interface PublicPostsProps {
  readonly outcomes: readonly NamedOutcome[];
  readonly platformName: (platform: string) => string;
  readonly zone: Zone;
}

/** Which posts of a campaign are public, with their addresses, and how many others there are. */
export const PublicPosts = ({ outcomes, platformName, zone }: PublicPostsProps) => {
  const published = outcomes.flatMap(({ name, published: posts }) =>
    posts.map((post) => ({ name, ...post })),
  );
  const sum = (key: 'unsure' | 'coming' | 'held') => outcomes.reduce((total, each) => total + each[key], 0);
  const offices = outcomes.filter(({ published: posts }) => posts.length > 0).length;
  return (
    <>
      <p>
        {published.length === 0
          ? 'No post of it is public.'
          : `${countPosts(published.length)} of it ${published.length === 1 ? 'is' : 'are'} public, in ${countOffices(offices)}.`}{' '}
        {writeNumber(sum('coming'))} still to come, {writeNumber(sum('held'))} on hold.
        {sum('unsure') === 0
          ? ''
          : ` ${countPosts(sum('unsure'))} may be public: the platform has not answered yet.`}
      </p>
      {published.length === 0 ? null : (
        <DataTable
          caption="Public posts"
          captionHidden
          rows={published}
          columns={[
            { label: 'Office', cell: ({ name }) => name },
            { label: 'Platform', cell: ({ platform }) => platformName(platform) },
            { label: 'Since', cell: ({ receipt }) => <TimeText at={receipt.publishedAt} zone={zone} /> },
            { label: 'Address', cell: ({ receipt }) => <a href={receipt.permalink}>{receipt.permalink}</a> },
          ]}
        />
      )}
    </>
  );
};

export interface AssociationPublicPageProps extends PublicPostsProps {
  readonly association: Association;
  readonly campaign: AssociationCampaign;
  /** Counted from 1. */
  readonly page: number;
  readonly pages: number;
}

export const AssociationPublicPage = (props: AssociationPublicPageProps) => {
  const { association, campaign, page, pages } = props;
  const path = offeredCampaignPath(association.id, campaign.id, 'public');
  return (
    <Layout title="What is public" section="association-campaigns" width="wide">
      <Breadcrumb
        trail={[
          { href: associationPath(association.id), label: 'Campaigns' },
          { href: offeredCampaignPath(association.id, campaign.id), label: campaign.title },
        ]}
        here="What is public"
      />
      <PageTitle above={campaign.title}>What is public</PageTitle>
      {pages > 1 ? (
        <p>This page shows some of the offices that accepted; their numbers are of this page.</p>
      ) : null}
      <PublicPosts {...props} />
      <PageLinks
        label="Pages of offices"
        page={page}
        pages={pages}
        hrefOf={(number) => `${path}?page=${number}`}
      />
    </Layout>
  );
};
