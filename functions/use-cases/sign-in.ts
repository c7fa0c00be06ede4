import type { Member } from '#core/member.ts';
import { err, ok, type Result } from '#core/result.ts';
import type { Session } from '#core/session.ts';
import type { SignIn } from '#ports/sign-in.ts';
import type { Store } from '#ports/store.ts';
import { takeInvitations } from './take-invitation.ts';
import { beginVisit, endVisit, type Visits } from './visit.ts';

export interface SigningIn extends Visits {
  readonly store: Store;
  readonly signIn: SignIn;
}

/** Sends a person to the sign-in provider. Returns where to, and the visit that waits for their return. */
export async function beginSignIn(
  parts: SigningIn,
  returnTo: string,
): Promise<{ readonly url: string; readonly token: string }> {
  const { url, request } = await parts.signIn.begin();
  const { token, session } = await beginVisit(parts);
  await parts.store.writeSession({ ...session, signIn: { ...request, returnTo } });
  return { url, token };
}

export interface FinishedSignIn {
  readonly token: string;
  readonly member: Member;
  readonly returnTo: string;
}

/**
 * Takes the provider's answer. The visit that waited is ended and a new one begun, so that a token planted before
 * sign-in is worth nothing after it. The error is a sentence for the person.
 */
export async function finishSignIn(
  parts: SigningIn,
  session: Session | undefined,
  returnUrl: string,
): Promise<Result<FinishedSignIn, string>> {
  if (!session?.signIn) return err('This sign-in was not begun here, or took too long. Begin again.');
  const { returnTo, ...request } = session.signIn;
  const signedIn = await parts.signIn.finish(returnUrl, request);
  await endVisit(parts, session);
  if (!signedIn.ok) return signedIn;
  const { memberId, idToken, email } = signedIn.value;
  const member = await takeInvitations(parts, signedIn.value);
  if (!member) return err(email?.verified ? describeStranger(email.address) : UNVERIFIED);
  const fresh = await beginVisit(parts);
  await parts.store.writeSession({ ...fresh.session, memberId, idToken });
  return ok({ token: fresh.token, member, returnTo });
}

function describeStranger(address: string): string {
  return `Your sign-in service knows you as ${address}, but nobody has invited you to Clarion with this address yet, or the invitation has ended. Ask your office’s owner to invite it.`;
}

const UNVERIFIED =
  'Your sign-in service knows you, but nobody has invited you to Clarion yet with an email address that it has verified. Ask whoever runs it to verify your address, and your office’s owner to invite it.';

/** Ends the visit here and says where the provider ends its own. */
export async function signOut(parts: SigningIn, session: Session): Promise<string | undefined> {
  await endVisit(parts, session);
  return session.idToken === undefined ? undefined : parts.signIn.signOutUrl(session.idToken);
}
