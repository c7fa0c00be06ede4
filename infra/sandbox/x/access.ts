import type { Context, MiddlewareHandler } from 'hono';
import { DAY, MINUTE } from '../platform.ts';
import { type Account, findAccount } from '../state/accounts.ts';
import { spendAllowance } from '../state/allowances.ts';
import { findToken, isExpired, type Token } from '../state/tokens.ts';
import type { Env, World } from '../world.ts';
import { forbidden, problem, unauthorized } from './problems.ts';

export interface XEnv extends Env {
  Variables: Env['Variables'] & { account: Account; token: Token };
}

function bearerOf(world: World, c: Context): Token | undefined {
  const value = /^Bearer (\S+)$/.exec(c.req.header('authorization') ?? '')?.[1];
  const token = value === undefined ? undefined : findToken(world.state, 'x', value);
  return token?.kind === 'access' && token.revoked_at === null ? token : undefined;
}

/** Tells whose token a call carries, expired or not. */
export const callerOf = (world: World, c: Context): string | undefined => bearerOf(world, c)?.subject;

/** Lets only a live user token with all of these scopes through. */
export function authorise(world: World, ...scopes: readonly string[]): MiddlewareHandler<XEnv> {
  return async (c, next) => {
    const token = bearerOf(world, c);
    const account = token && findAccount(world.state, 'x', token.subject);
    if (!token || !account || isExpired(world.state, token)) return unauthorized(c);
    const missing = scopes.filter((scope) => !token.scopes.includes(scope));
    if (missing.length > 0) return forbidden(c, `Your token lacks the scope ${missing.join(', ')}.`);
    c.set('token', token);
    c.set('account', account);
    return next();
  };
}

/** Calls per user within 15 minutes; `app` adds a limit per app within 24 hours. */
export interface RateLimit {
  readonly name: string;
  readonly user: number;
  readonly app?: number;
}

/** Counts the call, reports the allowance in X's headers, and answers 429 beyond it. */
export function limit(world: World, rate: RateLimit): MiddlewareHandler<XEnv> {
  return async (c, next) => {
    const { id } = c.get('account');
    const mine = spendAllowance(world.state, `x ${rate.name} ${id}`, rate.user, 15 * MINUTE);
    setRateHeaders(c, 'x-rate-limit', mine);
    let exceeded = mine.exceeded;
    if (rate.app !== undefined) {
      const all = spendAllowance(world.state, `x ${rate.name} app`, rate.app, DAY);
      setRateHeaders(c, 'x-app-limit-24hour', all);
      exceeded ||= all.exceeded;
    }
    return exceeded ? problem(c, 429, 'Too Many Requests', 'Too Many Requests') : next();
  };
}

/** Writes one window into headers; the reset is epoch seconds. */
export function setRateHeaders(
  c: Context,
  prefix: string,
  allowance: { readonly limit: number; readonly remaining: number; readonly resetsAt: number },
): void {
  c.header(`${prefix}-limit`, String(allowance.limit));
  c.header(`${prefix}-remaining`, String(allowance.remaining));
  c.header(`${prefix}-reset`, String(Math.ceil(allowance.resetsAt / 1000)));
}
