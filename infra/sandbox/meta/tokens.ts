import { createHmac } from 'node:crypto';
import type { Context } from 'hono';
import { CLIENT_SECRET, type Platform } from '../platform.ts';
import { findToken, isExpired, type Token } from '../state/tokens.ts';
import type { Env, World } from '../world.ts';
import { type GraphError, graphError, type Params, readParams } from './graph.ts';

/** Takes the token from the parameter or the header. */
export function tokenValue(c: Context<Env>, params: Params): string | undefined {
  return params.access_token ?? /^(?:Bearer|OAuth) (\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1];
}

/** Tells whose token a call carries, live or not. */
export async function callerOf(
  world: World,
  platform: Platform,
  c: Context<Env>,
): Promise<string | undefined> {
  const value = tokenValue(c, await readParams(c));
  return value === undefined ? undefined : findToken(world.state, platform, value)?.subject;
}

/** Finds the live token of a call, or answers with code 190 (104 without a token) and its subcode. */
export function requireToken(
  world: World,
  platform: Platform,
  c: Context<Env>,
  params: Params,
): Token | Response {
  const value = tokenValue(c, params);
  if (value === undefined) {
    return graphError(c, {
      message: 'An access token is required to request this resource.',
      code: 104,
      status: 401,
    });
  }
  const token = findToken(world.state, platform, value);
  if (!token || token.kind === 'code') {
    return tokenError(c, { message: 'Invalid OAuth access token - Cannot parse access token', code: 190 });
  }
  if (token.revoked_at !== null) return tokenError(c, REVOKED);
  if (isExpired(world.state, token)) return tokenError(c, expired(token.expires_at ?? 0));
  const proof = params.appsecret_proof;
  if (proof !== undefined && proof !== createHmac('sha256', CLIENT_SECRET).update(value).digest('hex')) {
    return graphError(c, {
      message: 'Invalid appsecret_proof provided in the API argument',
      type: 'GraphMethodException',
      code: 100,
    });
  }
  return token;
}

const REVOKED: GraphError = {
  message: 'Error validating access token: The user has not authorized application clarion-sandbox.',
  code: 190,
  subcode: 458,
};

const expired = (at: number): GraphError => ({
  message: `Error validating access token: Session has expired on ${new Date(at).toUTCString()}.`,
  code: 190,
  subcode: 463,
});

/** Graph says in a header, too, what is wrong with a token. */
function tokenError(c: Context<Env>, error: GraphError): Response {
  c.header('www-authenticate', `OAuth "Facebook Platform" "invalid_token" "${error.message}"`);
  return graphError(c, { ...error, status: 401 });
}

export const expiredToken = (c: Context<Env>, at: number): Response => tokenError(c, expired(at));

/** Answers 10 when the token lacks one of the scopes. */
export function requireScopes(
  c: Context<Env>,
  token: Token,
  ...scopes: readonly string[]
): Response | undefined {
  const missing = scopes.find((scope) => !token.scopes.includes(scope));
  if (missing === undefined) return undefined;
  return graphError(c, {
    message: `(#10) This action requires the permission ${missing}`,
    code: 10,
    status: 403,
  });
}
