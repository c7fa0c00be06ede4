import type { Instant } from '#core/time.ts';
import type { XClient, XReply } from './client.ts';
import { Timeline, type TimelinePost } from './schema.ts';

/** What identifies a post among those of its channel: its picture, or its text. */
export interface Wanted {
  readonly accountId: string;
  readonly text: string;
  readonly mediaKey: string | undefined;
  readonly since: Instant;
}

const MAX_PAGES = 5;

/** Looks for a post that may have been sent; reads only what was posted since, as each post read costs money. */
export async function findPost(client: XClient, wanted: Wanted): Promise<XReply<TimelinePost | undefined>> {
  // X takes whole seconds.
  const since = `${wanted.since.slice(0, 19)}Z`;
  let next: string | undefined;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const reply = await client.get(
      `users/${wanted.accountId}/tweets`,
      {
        start_time: since,
        max_results: '100',
        exclude: 'retweets',
        'tweet.fields': 'created_at,entities,attachments',
        ...(next && { pagination_token: next }),
      },
      Timeline,
    );
    if (reply.kind !== 'ok') return reply;
    const found = reply.value.posts.find((post) => isWanted(post, wanted));
    if (found) return { kind: 'ok', value: found };
    next = reply.value.next;
    if (next === undefined) return { kind: 'ok', value: undefined };
  }
  // More posts than were read: absence is not shown.
  return { kind: 'no-answer' };
}

function isWanted(post: TimelinePost, { mediaKey, text }: Wanted): boolean {
  return (
    (mediaKey !== undefined && post.mediaKeys.includes(mediaKey)) || normalise(post.text) === normalise(text)
  );
}

/** Two texts that X shows alike become one: entities, spaces, and the way a link is written. */
function normalise(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .normalize('NFC')
    .replace(/https?:\/\//gi, '')
    .replace(/\/(?=\s|$)/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}
