import type { Actor } from '#core/audit.ts';
import { approvePost, submitPost } from '#core/author-post.ts';
import type { Digest } from '#core/digest.ts';
import { judgeApprover } from '#core/judge-approver.ts';
import type { Member } from '#core/member.ts';
import type { Post } from '#core/post.ts';
import type { PostChange } from '#core/post-change.ts';
import type { Instant } from '#core/time.ts';

/** Who launches posts and when, and everybody who has a say in it. */
export interface PostLaunch {
  readonly by: Actor;
  readonly at: Instant;
  readonly members: readonly Member[];
  readonly digest: Digest;
}

/** Approves a new post where its author may do so alone, and else puts it before those who can. */
export function launchPost(planned: Post, { by, at, members, digest }: PostLaunch): PostChange {
  const post = { ...planned, author: by };
  const launched =
    judgeApprover(post, by, post.officeId, members) === 'alone'
      ? approvePost(post, by, at, digest, 'alone')
      : submitPost(post, by);
  if (!launched.ok) throw new Error(`A new post cannot be launched: ${launched.error.message}`);
  return launched.value;
}
