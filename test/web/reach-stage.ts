import { type AssociationId, type CampaignId, MessageId, PostId } from '#core/ids.ts';
import { ageOf, CHECKPOINTS, type Checkpoint } from '#core/reach/checkpoint.ts';
import type { Look } from '#core/reach/collect-steps.ts';
import type { Metric, MetricKey } from '#core/reach/metric.ts';
import type { Reading } from '#core/reach/reading.ts';
import { type PublicPost, takeSnapshot } from '#core/reach/take-snapshot.ts';
import { DAY, type Instant, later, MINUTE } from '#core/time.ts';
import { REACH_WRITES } from '#ports/reach-store.ts';
import type { OfficeStore } from '#ports/store.ts';
import { draftPost } from '../fixtures/post.ts';

/** A post of a campaign as a test wants it to be public. */
export interface WantedPost {
  readonly campaign: CampaignId;
  readonly platform?: string;
  readonly message?: string;
  readonly publishedAt: Instant;
}

let count = 0;

/** Stores a public post, as its office has it. */
export async function storePublicPost(
  office: OfficeStore,
  { campaign, platform = 'x', message = 'announce-adoption', publishedAt }: WantedPost,
): Promise<PublicPost> {
  count += 1;
  const draft = draftPost({ officeId: office.officeId, campaignId: campaign, platform });
  const id = PostId.parse(`public-${count}`);
  const post: PublicPost = {
    ...draft,
    id,
    source: { ...draft.source, messageId: MessageId.parse(message) },
    state: 'published',
    receipt: { platformId: id, permalink: `https://public.example/${id}`, publishedAt },
  };
  const happening = { subject: { kind: 'post', id }, action: 'post.test', summary: 'A test.' } as const;
  await office.writePost({ post, happening });
  return post;
}

/** What is read of a post, when, and whose campaign it belongs to. */
export interface PostReading {
  readonly post: PublicPost;
  readonly checkpoint: Checkpoint;
  readonly look: Look;
  readonly associationId?: AssociationId;
}

/** Writes what a platform told of posts, by the store's own way and as many together as it takes. */
export async function storeReadings(
  office: OfficeStore,
  metrics: readonly Metric[],
  readings: readonly PostReading[],
): Promise<void> {
  const writes = readings.map(({ post, checkpoint, look, associationId }) => {
    const now = later(post.receipt.publishedAt, ageOf(checkpoint) + 5 * MINUTE);
    const own = metrics.filter(({ platform }) => platform === post.platform);
    const { snapshot, counts } = takeSnapshot({
      ...{ post, checkpoint, look, now, associationId },
      metrics: own,
      platformName: post.platform,
      before: undefined,
    });
    return { snapshot, counts };
  });
  for (let from = 0; from < writes.length; from += REACH_WRITES) {
    const some = writes.slice(from, from + REACH_WRITES);
    if ((await office.reach.write(some)) !== 'written') throw new Error('Not written');
  }
}

/** A look that told these numbers, or why there are none, by the native names of the platform's metrics. */
export function told(numbers: Readonly<Record<string, number | Reading>>): Look {
  const readings: Record<MetricKey, Reading> = {};
  for (const [native, number] of Object.entries(numbers)) {
    readings[`${native}@1` as MetricKey] = readingFor(number);
  }
  return { kind: 'read', readings };
}

function readingFor(number: number | Reading): Reading {
  if (typeof number !== 'number') return number;
  return number === 0 ? { status: 'zero' } : { status: 'value', value: number };
}

/**
 * Stores what a season looks like: five weeks of posts on X and Facebook, three messages that differ, and every way in
 * which a number can be missing. With fewer than its 40 posts it ends earlier.
 */
export async function storeSeason(
  office: OfficeStore,
  metrics: readonly Metric[],
  campaign: CampaignId,
  last: Instant,
  { associationId, posts = 40 }: { readonly associationId?: AssociationId; readonly posts?: number } = {},
): Promise<void> {
  const readings: PostReading[] = [];
  for (let index = 0; index < posts; index += 1) {
    const platform = index % 2 === 0 ? 'x' : 'facebook';
    const message = SEASON[index % 3] ?? '';
    const publishedAt = later(last, -(40 - index) * DAY);
    const post = await storePublicPost(office, { campaign, platform, message, publishedAt });
    for (const [age, checkpoint] of CHECKPOINTS.entries()) {
      if (later(publishedAt, ageOf(checkpoint)) > last) continue;
      const views = (40 + 60 * (index % 3) + (index % 7)) * (age + 1);
      const look = SILENT[index] ?? told(platform === 'x' ? onX(views, index) : onFacebook(views, index));
      readings.push({ post, checkpoint, look, ...(associationId && { associationId }) });
    }
  }
  await storeReadings(office, metrics, readings);
}

const SEASON = ['announce-adoption', 'principle-01-law', 'principle-02-learning'];

const SILENT: Readonly<Record<number, Look>> = {
  4: { kind: 'refused', reason: 'The access has ended.' },
  7: { kind: 'unavailable', reason: 'The Page has fewer than 100 likes.' },
  10: { kind: 'removed' },
  20: { kind: 'later', until: undefined, reason: 'X did not answer.' },
};

const onX = (views: number, index: number) => ({
  impression_count: views,
  like_count: index % 5,
  reply_count: index % 3,
  retweet_count: index % 4,
  quote_count: 0,
  bookmark_count: { status: 'manual', value: 2 } as const,
  url_link_clicks: Math.floor(views / 20),
});

const onFacebook = (views: number, index: number) => ({
  post_media_view: views * 2,
  post_total_media_view_unique: views,
  post_clicks: index % 6,
  post_reactions_by_type_total: index % 8,
});

/** The rows of the table with a caption, as a person reads them: its cells by their columns. */
export function readTable(html: string, caption: string): readonly Readonly<Record<string, string>>[] {
  const table = html
    .split('<table')
    .slice(1)
    .map((part) => part.split('</table>')[0] ?? '')
    .find((part) => textOf(part.match(/<caption[^>]*>(.*?)<\/caption>/s)?.[1] ?? '') === caption);
  if (table === undefined) throw new Error(`The page has no table “${caption}”`);
  const labels = [...table.matchAll(/<th scope="col"[^>]*>(.*?)<\/th>/gs)].map(([, label]) =>
    textOf(label ?? ''),
  );
  const [, body = ''] = table.split('<tbody');
  return body
    .split('<tr')
    .slice(1)
    .map((row) => {
      const cells = [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell]) => textOf(cell ?? ''));
      return Object.fromEntries(labels.map((label, index) => [label, cells[index] ?? '']));
    });
}

/** What a person reads: without marks, and without what only screen readers are told. */
export function textOf(html: string): string {
  return html
    .replaceAll(/<span class="usa-sr-only">.*?<\/span>/gs, '')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&#39;', '’')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
