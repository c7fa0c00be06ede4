import type { Instant } from '#core/time.ts';
import { foldText } from '../fold-text.ts';
import type { LinkedInClient, LinkedInReply } from './client.ts';
import { type ListedPost, Posts } from './schema.ts';

/** What identifies a post among those of its page: its picture, or its text. */
export interface Wanted {
  readonly author: string;
  readonly text: string;
  readonly imageUrn: string | undefined;
  readonly since: Instant;
}

const PAGE = 50;
const MAX_PAGES = 5;

/** Looks for a post that may have been sent among the page's posts, newest first. */
export async function findPost(
  client: LinkedInClient,
  wanted: Wanted,
): Promise<LinkedInReply<ListedPost | undefined>> {
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const reply = await client.get(
      '/rest/posts',
      {
        q: 'author',
        author: wanted.author,
        sortBy: 'CREATED',
        start: String(page * PAGE),
        count: String(PAGE),
      },
      Posts,
    );
    if (reply.kind !== 'ok') return reply;
    const posts = reply.value;
    const found = posts.find((post) => isWanted(post, wanted));
    if (found) return { kind: 'ok', value: found };
    // A list may hold fewer posts than asked for and still go on: only an empty one, or an older post, ends it.
    if (posts.length === 0 || posts.some((post) => !isSince(post, wanted.since))) {
      return { kind: 'ok', value: undefined };
    }
  }
  // More posts than were read: absence is not shown.
  return { kind: 'no-answer' };
}

/** Whether a post is young enough to have been made by an attempt that can have sent from the given time on. */
export function isSince(post: ListedPost, since: Instant): boolean {
  return post.createdAt >= since;
}

function isWanted(post: ListedPost, { text, imageUrn, since }: Wanted): boolean {
  return (
    isSince(post, since) &&
    post.state !== 'DRAFT' &&
    ((imageUrn !== undefined && post.imageUrn === imageUrn) || foldText(post.text) === foldText(text))
  );
}
