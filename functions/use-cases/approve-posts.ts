import type { Actor } from '#core/audit.ts';
import type { PostId } from '#core/ids.ts';
import { linksOf } from '#core/links/find-links.ts';
import type { Post } from '#core/post.ts';
import type { OfficeStore } from '#ports/store.ts';
import { type ApprovalRefusal, type Approving, approveStoredPost } from './approve-post.ts';
import { checkLinks } from './check-links.ts';

/** The posts that a person has picked, each with the version that their page showed. */
export interface ApprovalChoice {
  readonly posts: ReadonlyMap<PostId, number>;
  readonly by: Actor;
}

export interface ApprovalReport {
  readonly approved: readonly Post[];
  /** What stays as it is, and why. */
  readonly left: readonly LeftPost[];
}

export interface LeftPost {
  readonly post: Post;
  readonly why: ApprovalRefusal;
}

/**
 * Approves each of the picked posts that waits for approval, exactly as the person saw it. What has changed since, is
 * the person's own text, has lost its time or wants a reason stays as it is; the others are approved all the same.
 */
export async function approvePosts(
  parts: Approving,
  office: OfficeStore,
  { posts, by }: ApprovalChoice,
): Promise<ApprovalReport> {
  await checkAllLinks(parts, office, [...posts.keys()]);
  const approved: Post[] = [];
  const left: LeftPost[] = [];
  for (const [id, seen] of posts) {
    const post = await office.readPost(id);
    if (!post) continue;
    if (post.version !== seen) {
      left.push({ post, why: { kind: 'changed-meanwhile', post } });
      continue;
    }
    if (post.state !== 'review') {
      left.push({ post, why: NOT_IN_REVIEW });
      continue;
    }
    const result = await approveStoredPost(parts, office, { id, seen, by });
    if (result.ok) approved.push(result.value);
    else left.push({ post, why: result.error });
  }
  return { approved, left };
}

/** As many posts as the store reads together; a page shows fewer. */
const TOGETHER = 100;

/** Asks for the links of all posts side by side: one post after the other could take too long for a page. */
async function checkAllLinks(parts: Approving, office: OfficeStore, ids: readonly PostId[]): Promise<void> {
  if (!parts.linkProbe) return;
  const posts = await office.readPosts(ids.slice(0, TOGETHER));
  await checkLinks(parts, office.links.checks, linksOf(posts.map(({ text }) => text)));
}

/** A draft is approved on its own page, and an offered one with its offer. */
const NOT_IN_REVIEW: ApprovalRefusal = {
  kind: 'impossible',
  message: 'The post does not wait for approval.',
};
