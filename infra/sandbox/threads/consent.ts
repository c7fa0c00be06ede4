import { CODE_LIVES_MS } from '../meta/profile-login.ts';
import type { ConsentRules } from '../oauth/consent.ts';
import { listAccounts } from '../state/accounts.ts';

export const SCOPES = ['threads_basic', 'threads_content_publish', 'threads_manage_insights'] as const;

/** A profile signs in, and may leave out single permissions. */
export const consentRules: ConsentRules = {
  scopes: SCOPES,
  scopeSeparator: /[ ,]/,
  codeLivesMs: CODE_LIVES_MS,
  scopesAreOptional: true,
  defaultResponseType: undefined,
  suffix: '#_',
  denial: { error_reason: 'user_denied', error_description: 'The user denied your request' },
  identities: (world) => listAccounts(world.state, 'threads'),
  readDetails: () => ({}),
};
