import type { MemberId, OfficeId } from '#core/ids.ts';
import { can, type Member } from '#core/member.ts';

/** Who besides this member can approve a text of an office. */
export function othersWhoApprove(
  members: readonly Member[],
  officeId: OfficeId,
  besides: MemberId,
): readonly Member[] {
  return members.filter((member) => member.id !== besides && can(member, { officeId }, 'approve'));
}
