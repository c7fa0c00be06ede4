import type { Campaign } from '#core/campaign.ts';
import type { Pack } from '#core/pack.ts';
import { type Post, PostState } from '#core/post.ts';
import type { TextRules } from '#core/text-rules.ts';
import { DataTable } from '../components/data-table.tsx';
import { PageLinks } from '../components/page-links.tsx';
import { PostTags, StateTag } from '../components/state-tag.tsx';
import { TimeText } from '../components/time-text.tsx';
import { campaignPath, postPath } from '../office-paths.ts';
import { countPosts } from './count-posts.ts';
import { cutPage } from './cut-page.ts';
import { namePlatform } from './name-platform.ts';
import { titleOf } from './rotation-order.tsx';

export interface CampaignPostsProps {
  readonly campaign: Campaign;
  /** All of them, in the order of time. */
  readonly posts: readonly Post[];
  /** Counted from 1. */
  readonly page: number;
  readonly rules: readonly TextRules[];
  readonly pack: Pack | undefined;
}

/** How the posts of a campaign stand in all, and one page of them. */
export const CampaignPosts = ({ campaign, posts, page, rules, pack }: CampaignPostsProps) => {
  const { shown, pages } = cutPage(posts, page);
  return (
    <>
      <h2 id="posts">Its posts</h2>
      <p>
        {countPosts(posts.length)}
        {countStates(posts).map(({ state, count }) => (
          <>
            {' · '}
            <StateTag state={state} /> {count}
          </>
        ))}
      </p>
      <DataTable
        caption="Its posts"
        captionHidden
        rows={shown}
        columns={[
          {
            label: 'Channel',
            cell: (post) => <a href={postPath(post)}>{namePlatform(rules, post.platform)}</a>,
          },
          ...(campaign.source.messageId === undefined
            ? [{ label: 'Message', cell: ({ source }: Post) => titleOf(pack, source.messageId) }]
            : []),
          { label: 'State', cell: PostTags },
          { label: 'Time', cell: ({ slot }) => <TimeText at={slot.due} zone={slot.zone} /> },
          { label: 'Public at', cell: PublicAddress },
        ]}
      />
      <PageLinks
        label="Pages"
        hrefOf={(number) => `${campaignPath(campaign.officeId, campaign.id)}?page=${number}#posts`}
        {...{ page, pages }}
      />
    </>
  );
};

/** In the order of a post's life, the states that none is in left out. */
function countStates(
  posts: readonly Post[],
): readonly { readonly state: PostState; readonly count: number }[] {
  return PostState.options
    .map((state) => ({ state, count: posts.filter((post) => post.state === state).length }))
    .filter(({ count }) => count > 0);
}

const PublicAddress = ({ receipt }: Post) =>
  receipt ? <a href={receipt.permalink}>{receipt.permalink}</a> : 'Not public yet';
