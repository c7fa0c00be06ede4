import type { OfficeId } from '#core/ids.ts';
import { can, type Member } from '#core/member.ts';
import type { OfficeStore } from '#ports/store.ts';
import type { SpecialSection } from '../paths.ts';

/** The sections that an office has a use for because of who belongs to it, where it belongs itself, and who looks. */
export async function readSpecialSections(
  office: OfficeStore,
  visitor: Member,
): Promise<ReadonlySet<SpecialSection>> {
  const [memberships, members] = await Promise.all([office.listMemberships(), office.listMembers()]);
  const sections = new Set<SpecialSection>();
  if (memberships.length > 0) sections.add('offers');
  if (haveSecondPerson(members, office.officeId)) sections.add('approvals');
  if (can(visitor, { officeId: office.officeId }, 'manage')) sections.add('members');
  return sections;
}

/** Whether one of them can approve what another one wrote. */
function haveSecondPerson(members: readonly Member[], officeId: OfficeId): boolean {
  const approvers = members.filter((member) => can(member, { officeId }, 'approve'));
  const writers = members.filter((member) => can(member, { officeId }, 'write'));
  return approvers.some((approver) => writers.some((writer) => writer.id !== approver.id));
}
