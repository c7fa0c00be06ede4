import type { Digest } from '#core/digest.ts';
import { type Prospect, planReleases, type ReleaseCircumstances } from '#core/release-plan.ts';
import type { Clock } from '#ports/clock.ts';
import type { OfficeStore } from '#ports/store.ts';
import { SPACING } from './publish-post.ts';

export interface Looking {
  readonly clock: Clock;
  readonly digest: Digest;
}

/** The office's held posts in the order of their times, each as if it alone were released now. */
export async function listHeldPosts(parts: Looking, office: OfficeStore): Promise<readonly Prospect[]> {
  const [circumstances, posts] = await Promise.all([readCircumstances(parts, office), office.listPosts()]);
  return posts
    .filter(({ state }) => state === 'held')
    .toSorted((a, b) => (a.slot.due < b.slot.due ? -1 : a.slot.due > b.slot.due ? 1 : 0))
    .flatMap((post) => planReleases([post], circumstances));
}

/** What decides whether and when a held post may go out. */
export async function readCircumstances(
  { clock, digest }: Looking,
  office: OfficeStore,
): Promise<ReleaseCircumstances> {
  const [gates, channels] = await Promise.all([office.readGates(), office.listChannels()]);
  return { gates, channels, now: clock.now(), digest, spacing: SPACING };
}
