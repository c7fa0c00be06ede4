import type { ConsentRules } from '../oauth/consent.ts';
import { listOwners } from '../state/accounts.ts';
import { CODE_LIVES_MS } from './token.ts';

export const SCOPES = ['r_organization_social', 'w_organization_social', 'rw_organization_admin'] as const;

/** Other permissions that an app may ask for; the sandbox does nothing with them. */
const FURTHER = [
  'r_organization_admin',
  'openid',
  'profile',
  'email',
  'r_basicprofile',
  'w_member_social',
] as const;

/** A member signs in and grants everything or nothing; which organizations it covers is a matter of roles. */
export const consentRules: ConsentRules = {
  scopes: [...SCOPES, ...FURTHER],
  scopeSeparator: / /,
  codeLivesMs: CODE_LIVES_MS,
  scopesAreOptional: false,
  defaultResponseType: undefined,
  suffix: '',
  denial: {
    error: 'user_cancelled_authorize',
    error_description: 'The user cancelled the authorization',
  },
  identities: (world) => listOwners(world.state, 'linkedin'),
  readDetails: () => ({}),
};
