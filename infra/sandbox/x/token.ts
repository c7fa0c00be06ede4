import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import { CLIENT_ID, CLIENT_SECRET, DAY, HOUR, SECOND } from '../platform.ts';
import {
  findToken,
  isExpired,
  issueToken,
  type NewToken,
  revokeFamily,
  spendToken,
} from '../state/tokens.ts';
import type { Env, World } from '../world.ts';

const ACCESS_LIVES_MS = 2 * HOUR;
/** Reported by users, not documented. */
const REFRESH_LIVES_MS = 180 * DAY;
export const CODE_LIVES_MS = 30 * SECOND;

type Fields = Readonly<Record<string, string>>;

const refuse = (c: Context<Env>, error: string, error_description: string, status: 400 | 401 = 400) =>
  c.json({ error, error_description }, status);

/** Exchanges a code or a refresh token; takes a form and, as twitter-api-v2 sends it, JSON. */
export const exchangeToken = (world: World) => async (c: Context<Env>) => {
  const fields = await readFields(c);
  if (!fields) return refuse(c, 'invalid_request', 'The body could not be read.');
  if (!isClient(c)) return refuse(c, 'unauthorized_client', 'Missing valid authorization header', 401);
  switch (fields.grant_type) {
    case 'authorization_code':
      return exchangeCode(world, c, fields);
    case 'refresh_token':
      return refresh(world, c, fields);
    default:
      return refuse(c, 'unsupported_grant_type', 'The grant type is not supported.');
  }
};

function exchangeCode(world: World, c: Context<Env>, fields: Fields): Response {
  const code = findToken(world.state, 'x', fields.code ?? '');
  const invalid = () => refuse(c, 'invalid_request', 'Value passed for the authorization code was invalid.');
  if (code?.kind !== 'code' || isExpired(world.state, code)) return invalid();
  if (code.details.redirectUri !== fields.redirect_uri) {
    return refuse(
      c,
      'invalid_request',
      'Value passed for the redirect uri did not match the uri of the code.',
    );
  }
  if (!provesChallenge(code.details, fields.code_verifier ?? '')) {
    return refuse(
      c,
      'invalid_request',
      'Value passed for the code verifier did not match the code challenge.',
    );
  }
  if (!spendToken(world.state, code)) return invalid();
  return c.json(grant(world, code.subject, code.scopes, code.family));
}

function provesChallenge(details: NewToken['details'], verifier: string): boolean {
  if (!/^[A-Za-z0-9._~-]{43,128}$/.test(verifier)) return false;
  const proof =
    details?.challengeMethod === 'S256'
      ? createHash('sha256').update(verifier).digest('base64url')
      : verifier;
  return proof === details?.challenge;
}

/** Refresh tokens rotate: each works once, and a spent one is refused in X's words. */
function refresh(world: World, c: Context<Env>, fields: Fields): Response {
  const token = findToken(world.state, 'x', fields.refresh_token ?? '');
  const invalid = () => refuse(c, 'invalid_request', 'Value passed for the token was invalid.');
  if (token?.kind !== 'refresh' || token.revoked_at !== null || isExpired(world.state, token))
    return invalid();
  if (!spendToken(world.state, token)) return invalid();
  return c.json(grant(world, token.subject, token.scopes, token.family));
}

/** Issues an access token, and with `offline.access` a refresh token beside it. */
export function grant(
  world: World,
  account: string,
  scopes: readonly string[],
  family?: string,
  livesMs: number = ACCESS_LIVES_MS,
) {
  const shared = { platform: 'x', subject: account, scopes } as const;
  const access = issueToken(world.state, { ...shared, kind: 'access', livesMs, ...(family && { family }) });
  const response = {
    token_type: 'bearer',
    expires_in: Math.round(livesMs / SECOND),
    access_token: access.value,
    scope: scopes.join(' '),
  };
  if (!scopes.includes('offline.access')) return response;
  const refreshToken = issueToken(world.state, {
    ...shared,
    kind: 'refresh',
    family: access.family,
    livesMs: REFRESH_LIVES_MS,
  });
  return { ...response, refresh_token: refreshToken.value };
}

/** Revokes the whole consent, whichever of its tokens is shown. */
export const revokeToken = (world: World) => async (c: Context<Env>) => {
  const fields = await readFields(c);
  if (!isClient(c)) return refuse(c, 'unauthorized_client', 'Missing valid authorization header', 401);
  const token = findToken(world.state, 'x', fields?.token ?? '');
  if (!token) return refuse(c, 'invalid_request', 'Value passed for the token was invalid.');
  revokeFamily(world.state, token.family);
  return c.json({ revoked: true });
};

/** The app is a confidential client: it authenticates with Basic, whose parts are form-encoded. */
function isClient(c: Context<Env>): boolean {
  const basic = /^Basic (\S+)$/.exec(c.req.header('authorization') ?? '')?.[1] ?? '';
  return Buffer.from(basic, 'base64').toString() === `${CLIENT_ID}:${CLIENT_SECRET}`;
}

async function readFields(c: Context<Env>): Promise<Fields | undefined> {
  const isJson = /^application\/json\b/i.test(c.req.header('content-type') ?? '');
  const body: unknown = await (isJson ? c.req.json<unknown>() : c.req.parseBody()).catch(() => undefined);
  if (typeof body !== 'object' || body === null) return undefined;
  return Object.fromEntries(Object.entries(body).filter(([, value]) => typeof value === 'string'));
}
