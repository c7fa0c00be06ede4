import { CLARION } from '#core/audit.ts';
import { FeedHash, listFeedPosts } from '#core/calendar-feed.ts';
import type { Digest } from '#core/digest.ts';
import type { Office } from '#core/office.ts';
import type { Post } from '#core/post.ts';
import type { Store } from '#ports/store.ts';

/** What a feed shows: an office, and its approved posts by time. */
export interface FeedReading {
  readonly office: Office;
  readonly posts: readonly Post[];
}

/** Reads the calendar that a secret opens now, if it opens one. */
export async function readCalendarFeed(
  { store, digest }: { readonly store: Pick<Store, 'findFeed' | 'forOffice'>; readonly digest: Digest },
  secret: string,
): Promise<FeedReading | undefined> {
  const hash = FeedHash.parse(digest(secret));
  const officeId = await store.findFeed(hash);
  if (officeId === undefined) return undefined;
  const records = store.forOffice(officeId, CLARION);
  const [feed, office] = await Promise.all([records.readFeed(), records.readOffice()]);
  if (feed?.hash !== hash || !office) return undefined;
  return { office, posts: listFeedPosts(await records.listPosts()) };
}
