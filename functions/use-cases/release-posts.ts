import type { Actor } from '#core/audit.ts';
import { releasePost } from '#core/author-post.ts';
import type { PostId } from '#core/ids.ts';
import type { Post } from '#core/post.ts';
import { type Obstacle, planReleases } from '#core/release-plan.ts';
import type { OfficeStore } from '#ports/store.ts';
import type { Delivery } from './arrange-delivery.ts';
import { type ChangeRefusal, changeStoredPost } from './change-stored-post.ts';
import { type Looking, readCircumstances } from './list-held-posts.ts';

/** The posts that a person has picked, each with the version that their page showed. */
export interface ReleaseChoice {
  readonly posts: ReadonlyMap<PostId, number>;
  readonly by: Actor;
}

export interface ReleaseReport {
  readonly released: readonly Post[];
  /** What stays as it is, and why. */
  readonly kept: readonly { readonly id: PostId; readonly why: Obstacle | ChangeRefusal }[];
}

/**
 * Releases the held posts that a person has picked: each at its own time or, where that is past, one after the other
 * on its channel. A post that would not go out anyway, or has changed since they saw it, stays as it is.
 */
export async function releasePosts(
  parts: Delivery & Looking,
  office: OfficeStore,
  { posts: picked, by }: ReleaseChoice,
): Promise<ReleaseReport> {
  const stored = await Promise.all([...picked.keys()].map((id) => office.readPost(id)));
  const released: Post[] = [];
  const kept: { readonly id: PostId; readonly why: Obstacle | ChangeRefusal }[] = [];
  const found = new Map(stored.flatMap((post) => (post ? [[post.id, post] as const] : [])));
  const circumstances = await readCircumstances(parts, office, [...found.values()]);

  for (const [id, seen] of picked) {
    const post = found.get(id);
    if (!post) kept.push({ id, why: { kind: 'unknown-post' } });
    else if (post.version !== seen) kept.push({ id, why: { kind: 'changed-meanwhile', post } });
  }
  const asSeen = [...found.values()].filter(({ id, version }) => picked.get(id) === version);
  for (const prospect of planReleases(asSeen, circumstances)) {
    const { post } = prospect;
    if (prospect.kind === 'kept') {
      kept.push({ id: post.id, why: prospect.obstacle });
      continue;
    }
    const result = await changeStoredPost(parts, office, post.id, post.version, (current) =>
      releasePost(current, by, prospect.at),
    );
    if (result.ok) released.push(result.value);
    else kept.push({ id: post.id, why: result.error });
  }
  return { released, kept };
}
