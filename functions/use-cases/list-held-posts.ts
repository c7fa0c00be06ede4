import type { Digest } from '#core/digest.ts';
import type { Post } from '#core/post.ts';
import { type Prospect, planReleases, type ReleaseCircumstances } from '#core/release-plan.ts';
import type { Clock } from '#ports/clock.ts';
import type { OfficeStore } from '#ports/store.ts';
import { type JudgingWording, openLateJudge } from './judge-wording.ts';
import { SPACING } from './publish-post.ts';

export interface Looking extends JudgingWording {
  readonly clock: Clock;
  readonly digest: Digest;
}

/** The office's held posts in the order of their times, each as if it alone were released now. */
export async function listHeldPosts(parts: Looking, office: OfficeStore): Promise<readonly Prospect[]> {
  const posts = (await office.listPosts()).filter(({ state }) => state === 'held');
  const circumstances = await readCircumstances(parts, office, posts);
  return posts
    .toSorted((a, b) => (a.slot.due < b.slot.due ? -1 : a.slot.due > b.slot.due ? 1 : 0))
    .flatMap((post) => planReleases([post], circumstances));
}

/** What decides whether and when held posts may go out. */
export async function readCircumstances(
  { clock, digest, rules }: Looking,
  office: OfficeStore,
  posts: readonly Post[],
): Promise<ReleaseCircumstances> {
  const [gates, channels, heldBack] = await Promise.all([
    office.readGates(),
    office.listChannels(),
    openLateJudge({ rules }, office, posts),
  ]);
  return { gates, channels, heldBack, now: clock.now(), digest, spacing: SPACING };
}
