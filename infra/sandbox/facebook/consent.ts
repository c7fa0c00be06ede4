import type { ConsentRules } from '../oauth/consent.ts';
import { listOwned, listOwners } from '../state/accounts.ts';
import { CODE_LIVES_MS } from './token.ts';

export const SCOPES = [
  'pages_show_list',
  'pages_manage_posts',
  'pages_read_engagement',
  'read_insights',
] as const;

/** Other permissions that Facebook knows and an app may ask for; the sandbox does nothing with them. */
const FURTHER = [
  'public_profile',
  'email',
  'business_management',
  'pages_manage_engagement',
  'pages_read_user_content',
];

/** A person signs in, and grants some Pages and permissions. */
export const consentRules: ConsentRules = {
  scopes: [...SCOPES, ...FURTHER],
  scopeSeparator: /[ ,]/,
  codeLivesMs: CODE_LIVES_MS,
  scopesAreOptional: true,
  defaultResponseType: 'code',
  suffix: '#_=_',
  denial: { error_code: '200', error_description: 'Permissions error', error_reason: 'user_denied' },
  identities: (world) =>
    listOwners(world.state, 'facebook').map((person) => ({
      ...person,
      pages: listOwned(world.state, 'facebook', person.id),
    })),
  readDetails: () => ({}),
};
