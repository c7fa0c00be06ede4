import type { Actor } from '#core/audit.ts';
import { approvePost } from '#core/author-post.ts';
import type { Digest } from '#core/digest.ts';
import type { PostId } from '#core/ids.ts';
import { judgeApprover } from '#core/judge-approver.ts';
import { linksOf } from '#core/links/find-links.ts';
import type { Post } from '#core/post.ts';
import { err, type Result } from '#core/result.ts';
import { startOf } from '#core/time.ts';
import type { OfficeStore } from '#ports/store.ts';
import type { Delivery } from './arrange-delivery.ts';
import type { ChangeRefusal } from './change-stored-post.ts';
import { changeWithinCap } from './change-within-cap.ts';
import type { CheckingCosts } from './check-cost.ts';
import { type CheckingLinks, checkLinks } from './check-links.ts';
import { judgeApprovalByCalendar } from './judge-by-calendar.ts';
import { type JudgingWording, openJudge } from './judge-wording.ts';
import { type HeldBack, letThrough, NO_REASONS, type Reasons } from './let-through.ts';

export type ApprovalRefusal =
  | ChangeRefusal
  | { readonly kind: 'in-the-past' }
  /** Its text is wrong by the calendar at its time, or the date that it follows has changed. */
  | { readonly kind: 'against-calendar'; readonly message: string }
  /** The approver wrote the text, and somebody else of the office can approve it. */
  | { readonly kind: 'needs-another'; readonly post: Post }
  | HeldBack;

export interface Approving extends Delivery, CheckingCosts, CheckingLinks, JudgingWording {
  readonly digest: Digest;
}

export interface ApprovalDecision {
  readonly id: PostId;
  readonly seen: number;
  readonly by: Actor;
  /** Why the approver lets through what a rule holds back. */
  readonly reasons?: Reasons;
}

/**
 * Approves a post's text as it stands. One whose time has passed must be moved first, or it would go out at once. What a
 * rule holds back is approved with a reason for each finding, which the post and its history keep.
 */
export async function approveStoredPost(
  parts: Approving,
  office: OfficeStore,
  decision: ApprovalDecision,
): Promise<Result<Post, ApprovalRefusal>> {
  const { id, seen, by, reasons = NO_REASONS } = decision;
  const now = parts.clock.now();
  const [post, members] = await Promise.all([office.readPost(id), office.listMembers()]);
  if (!post) return err({ kind: 'unknown-post' });
  if (startOf(post.slot.due) <= now) return err({ kind: 'in-the-past' });
  const standing = judgeApprover(post, by, office.officeId, members);
  if (standing === 'needs-another') return err({ kind: 'needs-another', post });
  // The standing was judged by the version that is read here: any other is refused as changed meanwhile.
  if (post.version !== seen) return err({ kind: 'changed-meanwhile', post });
  const byCalendar = await judgeApprovalByCalendar(office, post);
  if (byCalendar.kind === 'stopped') return err({ kind: 'against-calendar', message: byCalendar.why });
  await checkLinks(parts, office.links.checks, linksOf([post.text]));
  const judge = await openJudge(parts, office, [post]);
  const overrides = letThrough(judge(post), reasons, by, now);
  if (!overrides.ok) return overrides;
  return changeWithinCap(parts, office, { id, seen }, (current) =>
    approvePost(current, by, now, parts.digest, standing, overrides.value),
  );
}
