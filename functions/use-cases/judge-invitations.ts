import type { Actor } from '#core/audit.ts';
import type { Digest } from '#core/digest.ts';
import type { RowGrant } from '#core/import-offices/member-form.ts';
import { foldEmail, type Invitation, invitationIdOf, isOpen } from '#core/invitation.ts';
import type { Member } from '#core/member.ts';
import { areSameRoles, placeOf } from '#core/roles.ts';
import type { Instant } from '#core/time.ts';
import type { Roster } from '#ports/roster.ts';
import type { Store } from '#ports/store.ts';

/**
 * What a row of a file of members comes to. An association invites into an office only as long as nobody belongs to
 * it: from then on, who belongs to an office is the office's own say.
 */
export type Judgement =
  | { readonly kind: 'invite' }
  /** Has the roles already, or is invited to them. */
  | { readonly kind: 'as-it-is' }
  /** People belong to the office already. */
  | { readonly kind: 'office-decides' }
  /** Has other roles in the association. */
  | { readonly kind: 'other-roles'; readonly member: Member };

export interface JudgedRow {
  readonly row: RowGrant;
  readonly judgement: Judgement;
}

export interface JudgingRows {
  readonly store: Pick<Store, 'rosterOf'>;
  readonly digest: Digest;
}

/** Places looked at the same time: enough for thousands of offices within a request, few enough for the store. */
const AT_ONCE = 16;

/** Judges rows by who belongs to their places now and who is invited there. In the rows' order. */
export async function judgeRows(
  parts: JudgingRows,
  rows: readonly RowGrant[],
  { by, now }: { readonly by: Actor; readonly now: Instant },
): Promise<readonly JudgedRow[]> {
  const places = [...Map.groupBy(rows, ({ grant }) => JSON.stringify(placeOf(grant))).values()];
  const judged = new Map<RowGrant, Judgement>();
  for (let from = 0; from < places.length; from += AT_ONCE) {
    const some = places.slice(from, from + AT_ONCE);
    await Promise.all(
      some.map(async (there) => {
        for (const { row, judgement } of await judgePlace(parts, there, by, now)) judged.set(row, judgement);
      }),
    );
  }
  return rows.flatMap((row) => {
    const judgement = judged.get(row);
    return judgement ? [{ row, judgement }] : [];
  });
}

/** Rows of one place. */
async function judgePlace(
  { store, digest }: JudgingRows,
  rows: readonly RowGrant[],
  by: Actor,
  now: Instant,
): Promise<readonly JudgedRow[]> {
  const [first] = rows;
  if (!first) return [];
  const roster = store.rosterOf(placeOf(first.grant), by);
  const [members, invitations] = await Promise.all([roster.listMembers(), listOpen(roster, now)]);
  return rows.map((row) => ({ row, judgement: judge(row, members, invitations, digest) }));
}

async function listOpen(roster: Roster, now: Instant): Promise<ReadonlyMap<string, Invitation>> {
  const all = await roster.listInvitations();
  return new Map(all.filter((one) => isOpen(one, now)).map((one) => [one.id, one]));
}

function judge(
  { email, grant }: RowGrant,
  members: readonly Member[],
  invitations: ReadonlyMap<string, Invitation>,
  digest: Digest,
): Judgement {
  if ('officeId' in grant && members.length > 0) return { kind: 'office-decides' };
  const member = members.find((known) => foldEmail(known.email) === foldEmail(email));
  if (member) {
    const roles = member.grants.flatMap((has) => has.roles);
    return areSameRoles(roles, grant.roles) ? { kind: 'as-it-is' } : { kind: 'other-roles', member };
  }
  const invitation = invitations.get(invitationIdOf(email, digest));
  return invitation && areSameRoles(invitation.grant.roles, grant.roles)
    ? { kind: 'as-it-is' }
    : { kind: 'invite' };
}
