import { MemberId } from '#core/ids.ts';
import { err, ok } from '#core/result.ts';
import type { SignIn } from '#ports/sign-in.ts';

export const PROVIDER = 'https://sign-in.example.gov';

/**
 * A provider that vouches for whoever the return address names in `as`, with the `name` and `email` that stand there
 * too, if the state is the one it was given.
 */
export function standInSignIn(): SignIn {
  let begun = 0;
  return {
    begin: async () => {
      begun += 1;
      const request = { state: `state-${begun}`, nonce: `nonce-${begun}`, verifier: `verifier-${begun}` };
      return { url: `${PROVIDER}/authorize?state=${request.state}`, request };
    },
    finish: async (returnUrl, request) => {
      const answer = new URL(returnUrl).searchParams;
      if (answer.get('state') !== request.state) {
        return err('The sign-in service answered something else. Begin again.');
      }
      const address = answer.get('email') ?? undefined;
      return ok({
        memberId: MemberId.parse(answer.get('as')),
        idToken: `token-of-${answer.get('as')}`,
        name: answer.get('name') ?? undefined,
        email: address === undefined ? undefined : { address, verified: !answer.has('unverified') },
      });
    },
    signOutUrl: async (idToken) => `${PROVIDER}/end?hint=${idToken}`,
  };
}
