import type { AssociationId, CampaignId, Platform } from '#core/ids.ts';
import type { Checkpoint } from './checkpoint.ts';
import { MetricKey } from './metric.ts';
import { isReported, numberOf, READING_STATUSES, type ReadingStatus } from './reading.ts';
import type { Snapshot } from './snapshot.ts';

/** By what the posts of a campaign are told apart. An office has no cut by office. */
export const CUTS = ['all', 'message', 'week', 'office'] as const;
export type Cut = (typeof CUTS)[number];

/** Which posts are counted together: always of one campaign, one platform and one age. */
export interface Cell {
  readonly campaignId: CampaignId;
  readonly cut: Cut;
  /** The message, week or office; empty for all. */
  readonly of: string;
  readonly platform: Platform;
  readonly checkpoint: Checkpoint;
}

/** What is known of one metric over the posts of a cell. */
export interface MetricTally {
  /** The numbers added up, and their squares, from which chance is judged; only of what may be added up. */
  readonly sum: number;
  readonly squares: number;
  /** How many numbers were too large for their squares to be added up. */
  readonly large: number;
  readonly statuses: Readonly<Partial<Record<ReadingStatus, number>>>;
}

/** Counts over the posts of a cell. */
export interface Tally {
  /** Posts with a snapshot of that age, whatever it says. */
  readonly posts: number;
  readonly metrics: ReadonlyMap<MetricKey, MetricTally>;
}

/** Counts to be added, by name: so that a store can add them without reading what is there. */
export type Counts = Readonly<Record<string, number>>;

export const POSTS = 'posts';

/** The cells that a snapshot counts in for its office; none for one that was asked for, whose age is any. */
export function officeCells(snapshot: Snapshot): readonly Cell[] {
  const { checkpoint, campaignId, platform, messageId, week } = snapshot;
  if (checkpoint === 'asked') return [];
  const at = { campaignId, platform, checkpoint };
  return [
    { ...at, cut: 'all', of: '' },
    { ...at, cut: 'message', of: messageId },
    { ...at, cut: 'week', of: week },
  ];
}

/** Those that it counts in for the association whose campaign it is. */
export function associationCells(
  snapshot: Snapshot,
): { readonly associationId: AssociationId; readonly cells: readonly Cell[] } | undefined {
  const { checkpoint, campaignId, platform, officeId, associationId } = snapshot;
  if (checkpoint === 'asked' || associationId === undefined) return undefined;
  const office: Cell = { campaignId, platform, checkpoint, cut: 'office', of: officeId };
  return { associationId, cells: [...officeCells(snapshot), office] };
}

/** The squares of a hundred thousand posts with numbers up to this add up exactly; larger ones are only counted. */
const LARGEST_SQUARED = 300_000;

/**
 * What a snapshot adds to each of its cells. Of a metric that counts people once only the statuses are counted: the
 * same person may have seen several posts, so their sum would say nothing.
 */
export function countsOf(snapshot: Snapshot, isAdditive: (key: MetricKey) => boolean): Counts {
  const counts: Record<string, number> = { [POSTS]: 1 };
  for (const [name, reading] of Object.entries(snapshot.readings)) {
    const key = MetricKey.parse(name);
    counts[`${key}:${reading.status}`] = 1;
    const value = numberOf(reading);
    if (value === undefined || value === 0 || !isAdditive(key)) continue;
    counts[`${key}:sum`] = value;
    if (value > LARGEST_SQUARED) counts[`${key}:large`] = 1;
    else counts[`${key}:squares`] = value * value;
  }
  return counts;
}

/** What has to be added where a snapshot takes the place of another; what stays the same is left out. */
export function difference(after: Counts, before: Counts): Counts {
  const names = new Set([...Object.keys(after), ...Object.keys(before)]);
  const changes = [...names].map((name) => [name, (after[name] ?? 0) - (before[name] ?? 0)] as const);
  return Object.fromEntries(changes.filter(([, change]) => change !== 0));
}

export function addCounts(one: Counts, other: Counts): Counts {
  const sum: Record<string, number> = { ...one };
  for (const [name, count] of Object.entries(other)) sum[name] = (sum[name] ?? 0) + count;
  return sum;
}

/** Reads counts as what they tell. */
export function readTally(counts: Counts): Tally {
  const keys = new Set(
    Object.keys(counts).flatMap((name) => (name.includes(':') ? (name.split(':')[0] ?? []) : [])),
  );
  const metrics = [...keys].sort().map((name) => {
    const statuses = READING_STATUSES.flatMap((status) => {
      const count = counts[`${name}:${status}`] ?? 0;
      return count === 0 ? [] : [[status, count] as const];
    });
    const tally: MetricTally = {
      sum: counts[`${name}:sum`] ?? 0,
      squares: counts[`${name}:squares`] ?? 0,
      large: counts[`${name}:large`] ?? 0,
      statuses: Object.fromEntries(statuses),
    };
    return [MetricKey.parse(name), tally] as const;
  });
  return { posts: counts[POSTS] ?? 0, metrics: new Map(metrics) };
}

/** Of how many posts a number is known: what every figure has to say beside itself. */
export interface Coverage {
  readonly reported: number;
  readonly posts: number;
}

export function coverageOf({ posts, metrics }: Tally, key: MetricKey): Coverage {
  const statuses = Object.entries(metrics.get(key)?.statuses ?? {}) as [ReadingStatus, number][];
  const reported = statuses.filter(([status]) => isReported(status)).map(([, count]) => count);
  return { reported: reported.reduce((sum, count) => sum + count, 0), posts };
}
