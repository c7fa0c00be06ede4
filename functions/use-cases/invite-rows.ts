import type { Actor } from '#core/audit.ts';
import type { RowGrant } from '#core/import-offices/member-form.ts';
import { placeOf } from '#core/roles.ts';
import type { AssociationStore } from '#ports/association-store.ts';
import type { Store } from '#ports/store.ts';
import { type InvitationOrder, type Inviting, inviteMember } from './invite-member.ts';
import { judgeRows } from './judge-invitations.ts';

export interface InvitingMany extends Inviting {
  readonly store: Pick<Store, 'rosterOf'>;
}

/**
 * Invites everybody whom rows name and who neither belongs there nor is invited. Answers with what a person should
 * know: who could not be told by mail.
 */
export async function inviteRows(
  parts: InvitingMany,
  association: AssociationStore,
  rows: readonly RowGrant[],
  by: Actor,
): Promise<readonly string[]> {
  const nameOf = await namePlaces(association, rows);
  const judged = await judgeRows(parts, rows, { by, now: parts.clock.now() });
  const untold: string[] = [];
  for (const { row, judgement } of judged) {
    const place = nameOf(row);
    // An office that has left meanwhile is none of this association's business any more.
    if (judgement.kind !== 'invite' || !place) continue;
    const { email, grant } = row;
    const roster = parts.store.rosterOf(placeOf(grant), by);
    const invited = await inviteMember(parts, roster, { email, roles: grant.roles, place, by });
    // A refusal means that somebody has invited the same person meanwhile, or they belong there by now.
    if (invited.ok && !invited.value.told) {
      untold.push(
        `${email} is invited to ${place.name}, but the mail could not be sent. Tell them to sign in at ${parts.signInUrl} with this address.`,
      );
    }
  }
  return untold;
}

async function namePlaces(
  association: AssociationStore,
  rows: readonly RowGrant[],
): Promise<(row: RowGrant) => InvitationOrder['place'] | undefined> {
  const ids = [...new Set(rows.flatMap(({ grant }) => ('officeId' in grant ? [grant.officeId] : [])))];
  const [profile, offices] = await Promise.all([
    association.readAssociation(),
    association.lookUpOffices(ids),
  ]);
  return ({ grant }) => {
    if (!('officeId' in grant)) return profile;
    const office = offices.get(grant.officeId);
    return office?.kind === 'member' ? office.office : undefined;
  };
}
