import type { Context } from 'hono';
import { CLIENT_ID, CLIENT_SECRET, DAY, MINUTE, SECOND } from '../platform.ts';
import { findToken, isExpired, issueToken, spendToken, type Token } from '../state/tokens.ts';
import type { Env, World } from '../world.ts';

const ACCESS_LIVES_MS = 60 * DAY;
const REFRESH_LIVES_MS = 365 * DAY;
export const CODE_LIVES_MS = 30 * MINUTE;

type Fields = Readonly<Record<string, string>>;

const refuse = (c: Context<Env>, error: string, error_description: string, status: 400 | 401 = 400) =>
  c.json({ error, error_description }, status);

/** What LinkedIn says to a refresh token that is unknown, expired or revoked. */
export const refuseRefresh = (c: Context<Env>) =>
  refuse(
    c,
    'invalid_request',
    'The provided authorization grant or refresh token is invalid, expired or revoked',
  );

/** Exchanges a code or a refresh token, sent as a form that also names the app. */
export const exchangeToken = (world: World) => async (c: Context<Env>) => {
  const fields = await readForm(c);
  const wanted = fields.grant_type === 'refresh_token' ? ['refresh_token'] : ['code', 'redirect_uri'];
  for (const name of ['grant_type', ...wanted, 'client_id', 'client_secret']) {
    if (!fields[name]) return refuse(c, 'invalid_request', `A required parameter "${name}" is missing`);
  }
  if (fields.client_id !== CLIENT_ID || fields.client_secret !== CLIENT_SECRET) {
    return refuse(c, 'invalid_client', 'Client authentication failed', 401);
  }
  switch (fields.grant_type) {
    case 'authorization_code':
      return exchangeCode(world, c, fields);
    case 'refresh_token':
      return refresh(world, c, fields);
    default:
      return refuse(c, 'unsupported_grant_type', 'The grant type is not supported');
  }
};

function exchangeCode(world: World, c: Context<Env>, fields: Fields): Response {
  const code = findToken(world.state, 'linkedin', fields.code ?? '');
  const unknown = () =>
    refuse(c, 'invalid_request', 'Unable to retrieve access token: authorization code not found', 401);
  if (code?.kind !== 'code') return unknown();
  if (isExpired(world.state, code) || code.details.redirectUri !== fields.redirect_uri) {
    return refuse(
      c,
      'invalid_redirect_uri',
      'Unable to retrieve access token: appid/redirect uri/code verifier does not match authorization code. Or authorization code expired. Or external member binding exists',
    );
  }
  if (!spendToken(world.state, code)) return unknown();
  return c.json(grant(world, code.subject, code.scopes));
}

/** A refresh token does not rotate, and its year runs on from the consent. */
function refresh(world: World, c: Context<Env>, fields: Fields): Response {
  const token = findToken(world.state, 'linkedin', fields.refresh_token ?? '');
  if (token?.kind !== 'refresh' || token.revoked_at !== null || isExpired(world.state, token)) {
    return refuseRefresh(c);
  }
  const left = (token.expires_at ?? 0) - world.state.now();
  return c.json(present(world, issueAccess(world, token, Math.min(ACCESS_LIVES_MS, left)), token));
}

/** Issues what one consent gives: the sandbox's app is among those approved for refresh tokens. */
export function grant(
  world: World,
  member: string,
  scopes: readonly string[],
  livesMs: number = ACCESS_LIVES_MS,
) {
  const refreshToken = issueToken(world.state, {
    platform: 'linkedin',
    kind: 'refresh',
    subject: member,
    scopes,
    livesMs: REFRESH_LIVES_MS,
  });
  return present(world, issueAccess(world, refreshToken, livesMs), refreshToken);
}

const issueAccess = (world: World, { subject, scopes, family }: Token, livesMs: number): Token =>
  issueToken(world.state, { platform: 'linkedin', kind: 'access', subject, scopes, family, livesMs });

function present(world: World, access: Token, refreshToken: Token) {
  const secondsLeft = ({ expires_at }: Token) => Math.round(((expires_at ?? 0) - world.state.now()) / SECOND);
  return {
    access_token: access.value,
    expires_in: secondsLeft(access),
    refresh_token: refreshToken.value,
    refresh_token_expires_in: secondsLeft(refreshToken),
    scope: access.scopes.join(','),
  };
}

async function readForm(c: Context<Env>): Promise<Fields> {
  if (!/^application\/x-www-form-urlencoded\b/i.test(c.req.header('content-type') ?? '')) return {};
  return Object.fromEntries(new URLSearchParams(await c.req.text()));
}
