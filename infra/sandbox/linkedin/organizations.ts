import type { Context } from 'hono';
import * as z from 'zod';
import { type Account, findAccountByHandle, listOwned } from '../state/accounts.ts';
import type { World } from '../world.ts';
import { findAdministered, type LinkedInEnv } from './access.ts';
import { accessDenied } from './errors.ts';
import { paging, presentPage, readQuery } from './query.ts';
import { organizationUrn, personUrn } from './urn.ts';

const ROLES = [
  'ADMINISTRATOR',
  'DIRECT_SPONSORED_CONTENT_POSTER',
  'RECRUITING_POSTER',
  'LEAD_CAPTURE_ADMINISTRATOR',
  'LEAD_GEN_FORMS_MANAGER',
  'ANALYST',
  'CURATOR',
  'CONTENT_ADMINISTRATOR',
] as const;
const aclQuery = z.strictObject({
  q: z.literal('roleAssignee'),
  role: z.enum(ROLES).optional(),
  state: z.enum(['APPROVED', 'REJECTED', 'REQUESTED', 'REVOKED']).optional(),
  ...paging,
});
const vanityQuery = z.strictObject({ q: z.literal('vanityName'), vanityName: z.string().min(1), ...paging });

/** Lists the member's roles; the sandbox knows approved administrators only. */
export const listRoles = (world: World) => (c: Context<LinkedInEnv>) => {
  const query = readQuery(c, aclQuery);
  if (query instanceof Response) return query;
  const { role = 'ADMINISTRATOR', state = 'APPROVED' } = query;
  const member = c.get('token').subject;
  const isHeld = role === 'ADMINISTRATOR' && state === 'APPROVED';
  const organizations = isHeld ? listOwned(world.state, 'linkedin', member) : [];
  return c.json(
    presentPage(query, organizations, ({ id }) => ({
      roleAssignee: personUrn(member),
      role,
      state,
      organization: organizationUrn(id),
    })),
  );
};

/** Shows an organization to those who administer it. */
export const readOrganizationById = (world: World) => (c: Context<LinkedInEnv>) => {
  const urn = organizationUrn(c.req.param('organization') ?? '');
  const organization = findAdministered(world, c.get('token'), urn);
  // LinkedIn does not say whether it exists.
  if (!organization) return accessDenied(c, `Viewer doesn't have permissions for organization ${urn}`);
  return c.json(presentOrganization(organization));
};

/** Finds any organization by its vanity name: how a tag's URN is looked up. */
export const findByVanityName = (world: World) => (c: Context<LinkedInEnv>) => {
  const query = readQuery(c, vanityQuery);
  if (query instanceof Response) return query;
  const found = findAccountByHandle(world.state, 'linkedin', query.vanityName);
  return c.json(presentPage(query, found ? [found] : [], presentOrganization));
};

const presentOrganization = ({ id, name, handle }: Account) => ({
  id: Number(id),
  vanityName: handle,
  localizedName: name,
  name: { localized: { en_US: name }, preferredLocale: { country: 'US', language: 'en' } },
  primaryOrganizationType: 'NONE',
});
