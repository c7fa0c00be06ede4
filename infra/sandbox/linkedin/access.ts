import type { Context, MiddlewareHandler } from 'hono';
import { DAY } from '../platform.ts';
import { type Account, findAccount, listOwned } from '../state/accounts.ts';
import { spendAllowance } from '../state/allowances.ts';
import { findContainer } from '../state/containers.ts';
import { findPost } from '../state/posts.ts';
import { findToken, isExpired, type Token } from '../state/tokens.ts';
import type { Env, World } from '../world.ts';
import { accessDenied, expiredToken, throttled, tokenError } from './errors.ts';
import { readImage, readOrganization, readShare } from './urn.ts';

export interface LinkedInEnv extends Env {
  Variables: Env['Variables'] & { token: Token };
}

/** Either of them reads roles and organizations. */
export const ADMIN_SCOPES = ['rw_organization_admin', 'r_organization_admin'] as const;

function bearerOf(world: World, c: Context): Token | undefined {
  const value = /^Bearer (\S+)$/.exec(c.req.header('authorization') ?? '')?.[1];
  const token = value === undefined ? undefined : findToken(world.state, 'linkedin', value);
  return token?.kind === 'access' ? token : undefined;
}

/** Lets only a member's live token with one of these scopes through; `method` is what the refusal names. */
export function authorise(
  world: World,
  method: string,
  ...scopes: readonly string[]
): MiddlewareHandler<LinkedInEnv> {
  return async (c, next) => {
    if (!c.req.header('authorization')) {
      return tokenError(c, 65604, 'EMPTY_ACCESS_TOKEN', 'Empty oauth2 access token');
    }
    const token = bearerOf(world, c);
    if (!token) return tokenError(c, 65600, 'INVALID_ACCESS_TOKEN', 'Invalid access token');
    if (token.revoked_at !== null) {
      const message = 'The token used in the request has been revoked by the user';
      return tokenError(c, 65601, 'REVOKED_ACCESS_TOKEN', message);
    }
    if (isExpired(world.state, token)) return expiredToken(c);
    if (!scopes.some((scope) => token.scopes.includes(scope))) {
      return accessDenied(
        c,
        `Not enough permissions to access: ${method}.${c.req.header('linkedin-version')}01`,
      );
    }
    c.set('token', token);
    return next();
  };
}

/** Calls of one kind that a UTC day allows. */
export interface DailyLimit {
  readonly member: number;
  readonly app: number;
}

/** Counts the call against the quotas of this UTC day: the app's, and the member's through it. */
export function limitDaily(world: World, name: string, limit: DailyLimit): MiddlewareHandler<LinkedInEnv> {
  return async (c, next) => {
    const day = new Date(world.state.now()).toISOString().slice(0, 10);
    const spend = (whose: string, calls: number) =>
      spendAllowance(world.state, `linkedin ${name} ${whose} ${day}`, calls, DAY);
    if (spend('app', limit.app).exceeded) return throttled(c, 'APPLICATION');
    if (spend(c.get('token').subject, limit.member).exceeded) return throttled(c, 'APPLICATION_AND_MEMBER');
    return next();
  };
}

/** Finds the organization of a URN if the member behind the token administers it. */
export function findAdministered(world: World, token: Token, urn: string): Account | undefined {
  const id = readOrganization(urn);
  const account = id === undefined ? undefined : findAccount(world.state, 'linkedin', id);
  return account?.person === token.subject ? account : undefined;
}

/** Tells which organization a call is about; one that names none is about the member's only one. */
export async function callerOf(world: World, c: Context): Promise<string | undefined> {
  const named = await findNamed(world, c);
  if (named !== undefined) return named;
  const owner = bearerOf(world, c)?.subject;
  const [first, ...others] = owner === undefined ? [] : listOwned(world.state, 'linkedin', owner);
  return others.length === 0 ? first?.id : undefined;
}

async function findNamed(world: World, c: Context): Promise<string | undefined> {
  const { organization, post, image, upload } = c.req.param();
  if (organization !== undefined) return organization;
  if (post !== undefined) return findPost(world.state, 'linkedin', readShare(post) ?? '')?.account;
  const container = upload ?? (image === undefined ? undefined : readImage(image));
  if (container !== undefined) return findContainer(world.state, container)?.account;
  const author = c.req.query('author') ?? c.req.query('organizationalEntity');
  if (author !== undefined) return readOrganization(author);
  const body = c.req.method === 'POST' ? await c.req.text() : '';
  return /"(?:author|owner)"\s*:\s*"urn:li:organization:(\d+)"/.exec(body)?.[1];
}
