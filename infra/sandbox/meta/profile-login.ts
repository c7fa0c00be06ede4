import type { Context } from 'hono';
import { CLIENT_ID, CLIENT_SECRET, DAY, HOUR, type Platform, SECOND } from '../platform.ts';
import { findToken, isExpired, issueToken, type NewToken, spendToken, type Token } from '../state/tokens.ts';
import type { Env, World } from '../world.ts';
import { graphError, readParams } from './graph.ts';
import { requireToken } from './tokens.ts';

const SHORT_LIVES_MS = HOUR;
const LONG_LIVES_MS = 60 * DAY;
/** A long-lived token can be refreshed from this age on. */
const REFRESHABLE_AFTER_MS = DAY;
export const CODE_LIVES_MS = HOUR;

/** Instagram Login and Threads share a token scheme and differ in names and in the form of the first answer. */
export interface Login {
  readonly platform: Platform;
  readonly exchangeGrant: string;
  readonly refreshGrant: string;
  /** The answer to a code, as JSON text: Threads writes an id there that no JavaScript number holds. */
  readonly presentShort: (token: Token) => string;
}

const isClient = (params: Readonly<Record<string, string>>) =>
  params.client_id === CLIENT_ID && params.client_secret === CLIENT_SECRET;

/** Exchanges a code, sent as a form, for a token of one hour. */
export const exchangeCode = (world: World, login: Login) => async (c: Context<Env>) => {
  const refuse = (error_message: string) =>
    c.json({ error_type: 'OAuthException', code: 400, error_message }, 400);
  if (/^application\/json\b/i.test(c.req.header('content-type') ?? '')) {
    return refuse('The request must be sent as a form');
  }
  const params = await readParams(c);
  if (!isClient(params)) return refuse('Invalid platform app');
  if (params.grant_type !== 'authorization_code') return refuse('Invalid grant_type');
  const code = findToken(world.state, login.platform, params.code ?? '');
  if (code?.kind !== 'code' || isExpired(world.state, code)) return refuse('Invalid authorization code');
  if (code.details.redirectUri !== params.redirect_uri) {
    return refuse(
      'Error validating verification code. Please make sure your redirect_uri is identical to the one you used in the OAuth dialog request',
    );
  }
  if (!spendToken(world.state, code)) return refuse('This authorization code has been used');
  const answer = login.presentShort(issueProfileToken(world, code, SHORT_LIVES_MS));
  return c.body(answer, 200, { 'content-type': 'application/json' });
};

export function issueProfileToken(
  world: World,
  from: Pick<NewToken, 'platform' | 'subject' | 'scopes' | 'family'>,
  livesMs: number = LONG_LIVES_MS,
): Token {
  return issueToken(world.state, {
    platform: from.platform,
    kind: 'access',
    subject: from.subject,
    scopes: from.scopes,
    livesMs,
    details: { longLived: livesMs > SHORT_LIVES_MS },
    ...(from.family !== undefined && { family: from.family }),
  });
}

export function presentLong(token: Token) {
  const lives = (token.expires_at ?? token.issued_at) - token.issued_at;
  return { access_token: token.value, token_type: 'bearer', expires_in: Math.round(lives / SECOND) };
}

/** Exchanges a live token of one hour for one of 60 days; needs the app's secret. */
export const exchangeForLong = (world: World, login: Login) => async (c: Context<Env>) => {
  const params = await readParams(c);
  if (params.grant_type !== login.exchangeGrant) return grantError(c, login.exchangeGrant);
  if (params.client_secret !== CLIENT_SECRET) {
    return graphError(c, { message: 'Error validating client secret.', code: 1 });
  }
  const token = requireToken(world, login.platform, c, params);
  if (token instanceof Response) return token;
  if (token.details.longLived) {
    return graphError(c, { message: 'Session key invalid: the token is long-lived already', code: 452 });
  }
  return c.json(presentLong(issueProfileToken(world, token)));
};

/** Refreshes a live token of 60 days that is at least 24 hours old. */
export const refreshLong = (world: World, login: Login) => async (c: Context<Env>) => {
  const params = await readParams(c);
  if (params.grant_type !== login.refreshGrant) return grantError(c, login.refreshGrant);
  const token = requireToken(world, login.platform, c, params);
  if (token instanceof Response) return token;
  if (!token.details.longLived || world.state.now() - token.issued_at < REFRESHABLE_AFTER_MS) {
    return graphError(c, {
      message: 'Only a long-lived token that is at least 24 hours old can be refreshed',
      code: 100,
      type: 'IGApiException',
    });
  }
  return c.json({ ...presentLong(issueProfileToken(world, token)), permissions: token.scopes.join(',') });
};

const grantError = (c: Context<Env>, wanted: string) =>
  graphError(c, { message: `Param grant_type must be ${wanted}`, code: 100 });
