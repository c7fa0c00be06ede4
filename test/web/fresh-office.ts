import { MemberId, OfficeId } from '#core/ids.ts';
import type { Member, Role } from '#core/member.ts';
import type { Office } from '#core/office.ts';
import type { OfficeStore } from '#ports/store.ts';
import { actorOf, DANA, MILLBROOK, memberWith } from '#test/fixtures/office.ts';
import type { Services } from '#web/services.ts';

/** An office of a test's own, so that the tests of a file can share one store. */
export interface FreshOffice {
  readonly profile: Office;
  readonly owner: Member;
  readonly store: OfficeStore;
  /** Below `/offices/…`. */
  path(rest?: string): string;
  member(role: Role): Member;
}

export async function openOffice({
  store,
  chance,
}: Pick<Services, 'store' | 'chance'>): Promise<FreshOffice> {
  const id = OfficeId.parse(`office-${chance.id()}`);
  const profile = { ...MILLBROOK, id };
  const owner = {
    ...DANA,
    id: MemberId.parse(`owner-of-${id}`),
    grants: [{ officeId: id, roles: ['owner' as const] }],
  };
  const office = store.forOffice(id, actorOf(owner));
  await office.writeOffice(profile);
  return {
    profile,
    owner,
    store: office,
    path: (rest = '') => `/offices/${id}${rest}`,
    member: (role) => ({
      ...memberWith(role),
      id: MemberId.parse(`${role}-of-${id}`),
      grants: [{ officeId: id, roles: [role] }],
    }),
  };
}
