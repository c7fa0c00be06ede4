import { AuthorizationResponseError, ClientError, ResponseBodyError } from 'openid-client';

/** Checks of the provider's answer that fail because of the answer, not because the provider is out of order. */
const UNFIT_ANSWERS = new Set([
  'OAUTH_INVALID_RESPONSE',
  'OAUTH_JWT_CLAIM_COMPARISON_FAILED',
  'OAUTH_JWT_TIMESTAMP_CHECK_FAILED',
]);

/** Why a person is not signed in, as a sentence for them; undefined where a fault of the service or the setup is why. */
export function explainRefusal(cause: unknown): string | undefined {
  if (cause instanceof AuthorizationResponseError) {
    return cause.error === 'access_denied'
      ? 'You did not sign in. Begin again if that was not meant.'
      : 'The sign-in service did not let you in. Begin again; if that does not help, tell your administrator.';
  }
  // A code that was used before, has ended, or belongs to another request.
  if (cause instanceof ResponseBodyError && cause.error === 'invalid_grant') {
    return 'This sign-in has been used already or took too long. Begin again.';
  }
  if (cause instanceof ClientError && UNFIT_ANSWERS.has(cause.code ?? '')) {
    return 'This answer does not belong to a sign-in that you began here. Begin again.';
  }
  return undefined;
}
