import { judgeApprover } from '#core/judge-approver.ts';
import type { Member } from '#core/member.ts';
import type { OfficeContext } from './office-env.ts';
import { othersWhoApprove } from './others-who-approve.ts';

/** Who approves what a member writes. */
export interface ApprovalOutlook {
  /** Whether nobody else can, so that it is scheduled at once. */
  readonly alone: boolean;
  /** Who besides this member can. */
  readonly others: readonly Member[];
}

export async function readApproval(c: OfficeContext): Promise<ApprovalOutlook> {
  const { office, profile, member, actor } = c.var;
  const members = await office.listMembers();
  return {
    alone: judgeApprover({ author: actor }, actor, profile.id, members) === 'alone',
    others: othersWhoApprove(members, profile.id, member.id),
  };
}
