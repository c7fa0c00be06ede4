import type { AuditEntry, Happening, Subject } from '#core/audit.ts';
import type { MemberId } from '#core/ids.ts';
import type { Invitation, InvitationId } from '#core/invitation.ts';
import type { Member, Role, Scope } from '#core/member.ts';
import type { Instant } from '#core/time.ts';
import type { Written } from './store.ts';

/** What becomes of a member's roles in one place. */
export interface RolesChange {
  readonly id: MemberId;
  /** The roles that the writer had read. */
  readonly before: readonly Role[];
  /** Empty for somebody who leaves. */
  readonly after: readonly Role[];
  /** The owner on whom the decision relied: the change does not take place unless they still are one. */
  readonly relyingOn?: MemberId | undefined;
  /** Ends all of the member's sessions that were begun by then, together with the change. */
  readonly signedOutAt?: Instant | undefined;
}

/**
 * Who belongs to one office or association and who is invited to it, read and written as one actor. What somebody may
 * do elsewhere is neither shown nor touched. A write and its audit entry succeed or fail together.
 */
export interface Roster {
  readonly scope: Scope;
  /** Everybody with a role here, with their grants here only. */
  listMembers(): Promise<readonly Member[]>;
  /** One of them; nobody where they have no role here. */
  readMember(id: MemberId): Promise<Member | undefined>;
  /** `conflict` where the roles are others by now, or `relyingOn` is no owner any more. */
  writeRoles(change: RolesChange, happening: Happening): Promise<Written>;

  /** The invitations that nobody has taken, those that have ended too. */
  listInvitations(): Promise<readonly Invitation[]>;
  readInvitation(id: InvitationId): Promise<Invitation | undefined>;
  /** Puts an invitation in the place of the one that the writer had read, or where there was none. */
  writeInvitation(
    invitation: Invitation,
    before: Invitation | undefined,
    happening: Happening,
  ): Promise<Written>;
  /** Removes the invitation that the writer had read. */
  removeInvitation(invitation: Invitation, happening: Happening): Promise<Written>;
  /**
   * Gives somebody the roles of the invitation that they take, beside those that they have, and removes it. Somebody
   * who is no member yet becomes one under this name and address.
   */
  admit(
    person: Pick<Member, 'id' | 'name' | 'email'>,
    invitation: Invitation,
    happening: Happening,
  ): Promise<Written>;

  /** The audit entries about one subject here, oldest first. */
  readHistory(subject: Subject): Promise<readonly AuditEntry[]>;
}
