import type { OfficeId } from '#core/ids.ts';
import type { Post } from '#core/post.ts';
import type { TextRules } from '#core/text-rules.ts';
import { ButtonLink } from '../components/buttons.tsx';
import { DataTable } from '../components/data-table.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { FilterLinks } from '../components/filter-links.tsx';
import { Layout } from '../components/layout.tsx';
import { PageLinks } from '../components/page-links.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { PostTags } from '../components/state-tag.tsx';
import { TimeText } from '../components/time-text.tsx';
import { newAnnouncementPath, postPath } from '../office-paths.ts';
import { officePath } from '../paths.ts';
import { costsPath, rotationsPath } from '../rotation-paths.ts';
import { excerptOf } from './excerpt.ts';
import { namePlatform } from './name-platform.ts';
import { PostFilter, pickPosts } from './post-filters.ts';

export interface PostsPageProps {
  readonly officeId: OfficeId;
  readonly posts: readonly Post[];
  readonly rules: readonly TextRules[];
  readonly filter: PostFilter;
  /** Counted from 1. */
  readonly page: number;
  readonly mayWrite: boolean;
}

export const PostsPage = ({ officeId, posts, rules, filter, page, mayWrite }: PostsPageProps) => {
  const { shown, pages } = pickPosts(posts, filter, page);
  const title = `Posts: ${FILTERS[filter].label.toLowerCase()}`;
  return (
    <Layout title={title} section="posts" width="wide">
      <PageTitle
        actions={
          mayWrite ? (
            <ButtonLink href={newAnnouncementPath(officeId)}>New announcement</ButtonLink>
          ) : undefined
        }
      >
        {title}
      </PageTitle>
      <p>
        <a href={rotationsPath(officeId)}>Rotations</a> · <a href={costsPath(officeId)}>Costs</a>
      </p>
      <FilterLinks
        label="Which posts"
        links={PostFilter.options.map((key) => ({
          href: filterPath(officeId, key),
          text: `${FILTERS[key].label} (${pickPosts(posts, key, 1).count})`,
          isCurrent: key === filter,
        }))}
      />
      {shown.length === 0 ? (
        <Nothing officeId={officeId} filter={filter} mayWrite={mayWrite} />
      ) : (
        <DataTable
          caption={title}
          captionHidden
          rows={shown}
          columns={[
            { label: 'Post', cell: (post) => <a href={postPath(post)}>{excerptOf(post.text)}</a> },
            { label: 'Channel', cell: ({ platform }) => namePlatform(rules, platform) },
            { label: 'Time', cell: ({ slot }) => <TimeText at={slot.due} zone={slot.zone} /> },
            { label: 'State', cell: PostTags },
          ]}
        />
      )}
      <PageLinks
        label="Pages"
        hrefOf={(number) => `${filterPath(officeId, filter)}&page=${number}`}
        {...{ page, pages }}
      />
    </Layout>
  );
};

interface FilterText {
  readonly label: string;
  readonly empty: string;
  readonly advice: string;
}

const FILTERS: Readonly<Record<PostFilter, FilterText>> = {
  'coming-up': {
    label: 'Coming up',
    empty: 'Nothing is coming up',
    advice: 'Posts stand here from the moment they are scheduled until they are public.',
  },
  attention: {
    label: 'Needs attention',
    empty: 'Nothing needs your attention',
    advice: 'Posts stand here when they wait for somebody: to be approved, looked at, or posted by hand.',
  },
  published: {
    label: 'Published',
    empty: 'Nothing is published yet',
    advice: 'Posts stand here once they are public, with a link to what people see.',
  },
  all: {
    label: 'All',
    empty: 'There are no posts yet',
    advice: 'Begin with an announcement: choose a message, make it yours, and say when it goes out.',
  },
};

const Nothing = ({
  officeId,
  filter,
  mayWrite,
}: Pick<PostsPageProps, 'officeId' | 'filter' | 'mayWrite'>) => (
  <EmptyState
    heading={FILTERS[filter].empty}
    action={
      mayWrite && filter !== 'attention'
        ? { href: newAnnouncementPath(officeId), label: 'Begin an announcement' }
        : undefined
    }
  >
    <p>{FILTERS[filter].advice}</p>
  </EmptyState>
);

function filterPath(officeId: OfficeId, filter: PostFilter): string {
  return officePath(officeId, `/posts?show=${filter}`);
}
