import type { ConsentRules } from '../oauth/consent.ts';
import { listAccounts } from '../state/accounts.ts';
import { CODE_LIVES_MS } from './token.ts';

export const SCOPES = ['tweet.read', 'tweet.write', 'users.read', 'media.write', 'offline.access'] as const;

/** X demands a state and a PKCE challenge, and offers no choice among the scopes. */
export const consentRules: ConsentRules = {
  scopes: SCOPES,
  scopeSeparator: / /,
  codeLivesMs: CODE_LIVES_MS,
  scopesAreOptional: false,
  defaultResponseType: undefined,
  suffix: '',
  denial: {},
  identities: (world) => listAccounts(world.state, 'x'),
  readDetails(query) {
    if (!query.state) return 'The state is missing.';
    if (!query.code_challenge) return 'The code_challenge is missing.';
    const method = query.code_challenge_method;
    if (method !== 'S256' && method !== 'plain') return 'The code_challenge_method must be S256 or plain.';
    return { challenge: query.code_challenge, challengeMethod: method };
  },
};
