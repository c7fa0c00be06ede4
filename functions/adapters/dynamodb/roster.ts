import { AuditEntry, type Happening, type Subject } from '#core/audit.ts';
import type { MemberId } from '#core/ids.ts';
import type { Invitation, InvitationId } from '#core/invitation.ts';
import { isSamePlace, Member, rolesIn, type Scope } from '#core/member.ts';
import { areSameRoles, withRoles } from '#core/roles.ts';
import type { RolesChange, Roster } from '#ports/roster.ts';
import type { Written } from '#ports/store.ts';
import { commit, type Ledger } from './commit.ts';
import * as invitations from './invitations.ts';
import { memberKey, subjectGroup } from './keys.ts';
import * as members from './members.ts';
import { queryGroup, type Rows, readRow } from './rows.ts';
import { deleteChoice } from './weekly.ts';

/** Who belongs to one office or association. Members' rows are no one's alone: only this place's grants are shown. */
export class DynamoDbRoster implements Roster {
  readonly scope: Scope;
  readonly #ledger: Ledger;
  readonly #rows: Rows;

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
    this.#rows = ledger.rows;
    this.scope = ledger.owner;
  }

  listMembers(): Promise<readonly Member[]> {
    return members.listMembers(this.#rows, this.scope);
  }

  async readMember(id: MemberId): Promise<Member | undefined> {
    const member = await this.#read(id);
    return member && members.inPlace(member, this.scope);
  }

  async writeRoles(change: RolesChange, happening: Happening): Promise<Written> {
    const { id, before, after, relyingOn, signedOutAt } = change;
    const [member, owner] = await Promise.all([
      this.#read(id),
      relyingOn === undefined ? undefined : this.#read(relyingOn),
    ]);
    if (!member || !areSameRoles(rolesIn(member, this.scope), before)) return 'conflict';
    if (relyingOn !== undefined && !(owner && rolesIn(owner, this.scope).includes('owner')))
      return 'conflict';
    const changed = {
      ...member,
      grants: withRoles(member.grants, this.scope, after),
      ...(signedOutAt !== undefined && { signedOutAt }),
    };
    return commit(
      this.#ledger,
      [
        members.putMemberOver(this.#rows, changed, member),
        after.length === 0
          ? members.deletePointer(this.#rows, this.scope, member)
          : members.putPointer(this.#rows, this.scope, member),
        ...(after.length === 0 ? [deleteChoice(this.#rows, this.scope, id)] : []),
        ...(owner ? [members.checkMember(this.#rows, owner)] : []),
      ],
      [happening],
    );
  }

  listInvitations(): Promise<readonly Invitation[]> {
    return invitations.listInvitations(this.#rows, this.scope);
  }

  readInvitation(id: InvitationId): Promise<Invitation | undefined> {
    return invitations.readInvitation(this.#rows, this.scope, id);
  }

  writeInvitation(
    invitation: Invitation,
    before: Invitation | undefined,
    happening: Happening,
  ): Promise<Written> {
    this.#mine(invitation);
    const put = invitations.putInvitation(this.#rows, this.scope, invitation, before);
    return commit(this.#ledger, [put], [happening]);
  }

  removeInvitation(invitation: Invitation, happening: Happening): Promise<Written> {
    this.#mine(invitation);
    const removal = invitations.deleteInvitation(this.#rows, this.scope, invitation);
    return commit(this.#ledger, [removal], [happening]);
  }

  async admit(
    person: Pick<Member, 'id' | 'name' | 'email'>,
    invitation: Invitation,
    happening: Happening,
  ): Promise<Written> {
    this.#mine(invitation);
    const before = await this.#read(person.id);
    const roles = [...(before ? rolesIn(before, this.scope) : []), ...invitation.grant.roles];
    const member = { ...(before ?? person), grants: withRoles(before?.grants ?? [], this.scope, roles) };
    return commit(
      this.#ledger,
      [
        members.putMemberOver(this.#rows, Member.parse(member), before),
        members.putPointer(this.#rows, this.scope, person),
        invitations.deleteInvitation(this.#rows, this.scope, invitation),
      ],
      [happening],
    );
  }

  readHistory(subject: Subject): Promise<readonly AuditEntry[]> {
    return queryGroup(this.#rows, subjectGroup(this.scope, subject), AuditEntry);
  }

  #read(id: MemberId): Promise<Member | undefined> {
    return readRow(this.#rows, memberKey(id), Member);
  }

  #mine({ grant }: Invitation): void {
    if (!isSamePlace(grant, this.scope)) throw new Error('A roster was given an invitation to another place');
  }
}
