import type { Digest } from '#core/digest.ts';
import { foldEmail, type Invitation, invitationIdOf, isOpen } from '#core/invitation.ts';
import type { Member } from '#core/member.ts';
import { describeRoles, placeOf } from '#core/roles.ts';
import type { Clock } from '#ports/clock.ts';
import type { SignedIn } from '#ports/sign-in.ts';
import type { Store } from '#ports/store.ts';

export interface TakingInvitations {
  readonly store: Pick<Store, 'findInvitations' | 'readMember' | 'rosterOf'>;
  readonly clock: Clock;
  readonly digest: Digest;
}

/** Other sign-ins of the same person, and owners who change their roles, may come between. */
const TRIES = 5;

/**
 * Gives somebody who has just signed in the roles that their address was invited to, and returns the member that they
 * are; nobody, where they were none and nobody has invited them. Only an address that the provider has verified counts.
 */
export async function takeInvitations(
  parts: TakingInvitations,
  signedIn: SignedIn,
): Promise<Member | undefined> {
  const { email } = signedIn;
  if (email?.verified) {
    const found = await parts.store.findInvitations(invitationIdOf(email.address, parts.digest));
    for (const invitation of found) await take(parts, signedIn, foldEmail(email.address), invitation);
  }
  return parts.store.readMember(signedIn.memberId);
}

async function take(
  { store, clock }: TakingInvitations,
  signedIn: SignedIn,
  email: string,
  found: Invitation,
): Promise<void> {
  const id = signedIn.memberId;
  const known = await store.readMember(id);
  const person = { id, name: known?.name ?? signedIn.name ?? email, email: known?.email ?? email };
  const roster = store.rosterOf(placeOf(found.grant), { kind: 'member', id, name: person.name });
  for (let tries = 0; tries < TRIES; tries += 1) {
    // The index by which it was found may be behind: the row says whether it still stands.
    const invitation = await roster.readInvitation(found.id);
    if (!invitation || !isOpen(invitation, clock.now())) return;
    const admitted = await roster.admit(person, invitation, {
      subject: { kind: 'member', id },
      action: 'member.joined',
      summary: `${person.name} signed in as ${email} and took the invitation of ${invitation.by.name}: ${describeRoles(invitation.grant.roles)}.`,
      details: { email, roles: invitation.grant.roles.join() },
    });
    if (admitted === 'written') return;
  }
  throw new Error('An invitation could not be taken: it was changed again and again');
}
