import type { Context } from 'hono';
import { type GraphError, graphError, parameterError, readParams } from '../meta/graph.ts';
import { tokenValue } from '../meta/tokens.ts';
import { CLIENT_ID, CLIENT_SECRET, DAY, HOUR, MINUTE, SECOND } from '../platform.ts';
import { findToken, isExpired, issueToken, spendToken, type Token } from '../state/tokens.ts';
import type { Env, World } from '../world.ts';

const SHORT_LIVES_MS = 2 * HOUR;
const LONG_LIVES_MS = 60 * DAY;
export const CODE_LIVES_MS = 10 * MINUTE;

/** Exchanges a code for a user token, or a user token for one of 60 days. */
export const exchangeToken = (world: World) => async (c: Context<Env>) => {
  const params = await readParams(c);
  if (params.client_id !== CLIENT_ID) {
    return graphError(c, {
      message: 'Error validating application. Cannot get application info.',
      code: 101,
    });
  }
  if (params.client_secret !== CLIENT_SECRET) {
    return graphError(c, { message: 'Error validating client secret.', code: 1 });
  }
  if (params.grant_type === 'fb_exchange_token') {
    const token = findToken(world.state, 'facebook', params.fb_exchange_token ?? '');
    if (token?.kind !== 'access' || token.revoked_at !== null || isExpired(world.state, token)) {
      return graphError(c, { message: 'Invalid OAuth access token.', code: 190, status: 401 });
    }
    return c.json(grant(world, token, LONG_LIVES_MS));
  }
  if (params.grant_type !== undefined && params.grant_type !== 'authorization_code') {
    return graphError(c, { message: 'Unsupported grant_type', code: 100 });
  }
  const code = findToken(world.state, 'facebook', params.code ?? '');
  if (code?.kind !== 'code') return codeError(c, 'Invalid verification code format.');
  if (isExpired(world.state, code)) return codeError(c, 'This authorization code has expired.', 36007);
  if (code.details.redirectUri !== params.redirect_uri) {
    return codeError(
      c,
      'Error validating verification code. Please make sure your redirect_uri is identical to the one you used in the OAuth dialog request',
      36008,
    );
  }
  if (!spendToken(world.state, code)) return codeError(c, 'This authorization code has been used.', 36009);
  return c.json(grant(world, code, SHORT_LIVES_MS));
};

const codeError = (c: Context<Env>, message: string, subcode?: number) => {
  const error: GraphError = { message, code: 100, ...(subcode !== undefined && { subcode }) };
  return graphError(c, error);
};

function grant(world: World, from: Token, livesMs: number) {
  const token = issueToken(world.state, {
    platform: 'facebook',
    kind: 'access',
    subject: from.subject,
    family: from.family,
    scopes: from.scopes,
    livesMs,
    details: {
      ...(from.details.pages && { pages: from.details.pages }),
      longLived: livesMs === LONG_LIVES_MS,
    },
  });
  return { access_token: token.value, token_type: 'bearer', expires_in: livesMs / SECOND };
}

/** Describes a token to the app that owns it. */
export const debugToken = (world: World) => async (c: Context<Env>) => {
  const params = await readParams(c);
  const asking = tokenValue(c, params) ?? '';
  const isApp = asking === `${CLIENT_ID}|${CLIENT_SECRET}`;
  if (!isApp && findToken(world.state, 'facebook', asking)?.kind !== 'access') {
    return graphError(c, { message: 'Invalid OAuth access token.', code: 190, status: 401 });
  }
  if (params.input_token === undefined) return parameterError(c, 'The parameter input_token is required.');
  const token = findToken(world.state, 'facebook', params.input_token);
  if (!token || token.kind === 'code') {
    const error = { code: 190, message: 'Invalid OAuth access token - Cannot parse access token' };
    return c.json({ data: { error, is_valid: false, scopes: [] } });
  }
  const isPage = token.kind === 'page';
  return c.json({
    data: {
      app_id: CLIENT_ID,
      application: 'Clarion',
      type: isPage ? 'PAGE' : 'USER',
      is_valid: token.revoked_at === null && !isExpired(world.state, token),
      issued_at: Math.floor(token.issued_at / SECOND),
      expires_at: token.expires_at === null ? 0 : Math.floor(token.expires_at / SECOND),
      scopes: token.scopes,
      user_id: token.details.person ?? token.subject,
      ...(isPage && { profile_id: token.subject }),
    },
  });
};
