import type { Actor } from '#core/audit.ts';
import { approvePost, submitPost } from '#core/author-post.ts';
import type { Digest } from '#core/digest.ts';
import { describeHeldBack } from '#core/guardrails/held-back.ts';
import { judgeApprover } from '#core/judge-approver.ts';
import type { Member } from '#core/member.ts';
import type { Post } from '#core/post.ts';
import type { PostChange } from '#core/post-change.ts';
import type { Instant } from '#core/time.ts';
import type { OfficeStore } from '#ports/store.ts';
import { type JudgingWording, openJudge, type WordingJudge } from './judge-wording.ts';

/** Who launches posts and when, and everybody who has a say in it. */
export interface PostLaunch {
  readonly by: Actor;
  readonly at: Instant;
  readonly members: readonly Member[];
  readonly digest: Digest;
  readonly judge: WordingJudge;
}

/** Reads what decides whether new posts are approved at once. */
export async function readLaunch(
  parts: JudgingWording & Pick<PostLaunch, 'digest'>,
  office: OfficeStore,
  { by, at }: Pick<PostLaunch, 'by' | 'at'>,
  posts: readonly Post[],
): Promise<PostLaunch> {
  const [members, judge] = await Promise.all([office.listMembers(), openJudge(parts, office, posts)]);
  return { by, at, members, digest: parts.digest, judge };
}

/**
 * Approves a new post where its author may do so alone, and else puts it before those who can. What a rule holds back
 * waits in any case: whoever approves it gives a reason.
 */
export function launchPost(planned: Post, { by, at, members, digest, judge }: PostLaunch): PostChange {
  const post = { ...planned, author: by };
  const found = judge(post);
  const launched =
    found.length > 0
      ? submitPost(post, by, describeHeldBack(found))
      : judgeApprover(post, by, post.officeId, members) === 'alone'
        ? approvePost(post, by, at, digest, 'alone')
        : submitPost(post, by);
  if (!launched.ok) throw new Error(`A new post cannot be launched: ${launched.error.message}`);
  return launched.value;
}
