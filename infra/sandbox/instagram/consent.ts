import { CODE_LIVES_MS } from '../meta/profile-login.ts';
import type { ConsentRules } from '../oauth/consent.ts';
import { listAccounts } from '../state/accounts.ts';

export const SCOPES = [
  'instagram_business_basic',
  'instagram_business_content_publish',
  'instagram_business_manage_insights',
] as const;

/** A professional account signs in, and may leave out single permissions. */
export const consentRules: ConsentRules = {
  scopes: SCOPES,
  scopeSeparator: /[ ,]/,
  codeLivesMs: CODE_LIVES_MS,
  scopesAreOptional: true,
  defaultResponseType: undefined,
  suffix: '#_',
  denial: { error_reason: 'user_denied', error_description: 'The user denied your request' },
  identities: (world) => listAccounts(world.state, 'instagram'),
  readDetails: () => ({}),
};
