import type { Actor } from './audit.ts';
import type { OfficeId } from './ids.ts';
import { can, type Member, type Scope } from './member.ts';
import type { Post } from './post.ts';

/**
 * How a person may approve a text: as the second person who reads it; alone, where they wrote it and nobody else of
 * the office can approve; or not at all, because the second person has to.
 */
export type ApproverStanding = 'as-second' | 'alone' | 'needs-another';

/**
 * Two people stand behind every post: one wrote it, another approved it. An office in which only one person can
 * approve is let do it alone, which its history says.
 */
export function judgeApprover(
  { author }: Pick<Post, 'author'>,
  by: Actor,
  officeId: OfficeId,
  members: readonly Member[],
): ApproverStanding {
  return judgeSecond(author, by, { officeId }, members);
}

/** The same of anything that somebody wrote in an office or an association. */
export function judgeSecond(
  author: Actor | undefined,
  by: Actor,
  place: Scope,
  members: readonly Member[],
): ApproverStanding {
  if (author === undefined || author.id !== by.id) return 'as-second';
  const approvers = members.filter((member) => can(member, place, 'approve'));
  return approvers.length === 1 && approvers[0]?.id === by.id ? 'alone' : 'needs-another';
}
