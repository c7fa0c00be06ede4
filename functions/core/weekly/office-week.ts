import { type Concern, concernsOf } from '#core/attention.ts';
import type { Campaign } from '#core/campaign.ts';
import type { Channel } from '#core/channel.ts';
import type { Gates } from '#core/gate.ts';
import type { CampaignId, Platform } from '#core/ids.ts';
import type { Offer } from '#core/offer.ts';
import type { Post } from '#core/post.ts';
import { DAY, type Instant, later, startOf } from '#core/time.ts';
import type { Week } from './week.ts';

/** What an office holds, as a summary is made of it. */
export interface OfficeRecords {
  readonly posts: readonly Post[];
  readonly channels: readonly Channel[];
  readonly offers: readonly Offer[];
  readonly campaigns: readonly Campaign[];
  readonly gates: Gates;
}

/** What a summary of one week tells of an office, besides how far its posts have reached. */
export interface OfficeWeek {
  /** The most pressing first. */
  readonly concerns: readonly Concern[];
  /** Became public in the week. */
  readonly published: readonly Post[];
  /** Approved, and to go out before the next week is over; the earliest first. */
  readonly coming: readonly Post[];
  /** Planned before then, and approved by nobody. */
  readonly unapproved: number;
  /** Found in the week to be gone from their platforms. */
  readonly removed: readonly Post[];
  /** Whether somebody has stopped all posts, or a channel. */
  readonly isStopped: boolean;
  /** Campaigns whose figures are still young, the newest first. */
  readonly campaigns: readonly ReachedCampaign[];
}

/** A campaign with public posts whose figures of 24 hours or 7 days may have come in the week. */
export interface ReachedCampaign {
  readonly id: CampaignId;
  readonly title: string;
  /** Where it has public posts. */
  readonly platforms: readonly Platform[];
}

/** Sorts out what happened in an office in a week, what is to come in the next, and what needs a person now. */
export function readOfficeWeek(records: OfficeRecords, week: Week, now: Instant): OfficeWeek {
  const { posts, channels, offers, gates } = records;
  const isIn = (at: Instant | undefined, from: Instant) => at !== undefined && at >= from && at < week.until;
  const comesSoon = ({ slot }: Post) => startOf(slot.due) < week.nextUntil;
  return {
    concerns: concernsOf(posts, channels, now, offers, gates),
    published: posts.filter((post) => isIn(publishedAt(post), week.from)),
    coming: posts
      .filter((post) => post.state === 'scheduled' && comesSoon(post))
      .toSorted((a, b) => (a.slot.due < b.slot.due ? -1 : 1)),
    unapproved: posts.filter((post) => isUnapproved(post) && startOf(post.slot.due) >= now && comesSoon(post))
      .length,
    removed: posts.filter(({ removedAt }) => isIn(removedAt, week.from)),
    isStopped: gates.stops.some(({ scope }) => ['association', 'office', 'channel'].includes(scope.kind)),
    campaigns: listReached(records, (post) => isIn(publishedAt(post), later(week.from, -7 * DAY))),
  };
}

/** Whether a week has nothing to tell of: nothing happened, nothing is to come, and nobody is needed. */
export function isQuiet(week: OfficeWeek): boolean {
  const { concerns, published, coming, unapproved, removed, campaigns, isStopped } = week;
  const lists = [concerns, published, coming, removed, campaigns];
  return unapproved === 0 && !isStopped && lists.every(({ length }) => length === 0);
}

function publishedAt({ state, receipt }: Post): Instant | undefined {
  return state === 'published' ? receipt?.publishedAt : undefined;
}

/** An association's offer is answered as a whole, and counts as something that needs a person. */
function isUnapproved({ state, offeredBy }: Post): boolean {
  return (state === 'draft' || state === 'review') && offeredBy === undefined;
}

function listReached(
  { posts, campaigns }: OfficeRecords,
  isYoung: (post: Post) => boolean,
): readonly ReachedCampaign[] {
  return campaigns
    .toSorted((a, b) => (a.createdAt > b.createdAt ? -1 : 1))
    .flatMap(({ id, title }) => {
      const own = posts.filter((post) => post.campaignId === id && publishedAt(post) !== undefined);
      if (!own.some(isYoung)) return [];
      return [{ id, title, platforms: [...new Set(own.map(({ platform }) => platform))] }];
    });
}
