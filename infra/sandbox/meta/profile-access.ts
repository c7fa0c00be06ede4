import type { Context } from 'hono';
import type { Platform } from '../platform.ts';
import { type Account, findAccount } from '../state/accounts.ts';
import type { Token } from '../state/tokens.ts';
import type { Env, World } from '../world.ts';
import { type Params, readParams, unknownObject } from './graph.ts';
import { requireScopes, requireToken } from './tokens.ts';

export interface ProfileCall {
  readonly params: Params;
  readonly token: Token;
  readonly account: Account;
}

/** Reads a call of an Instagram or Threads profile; `id` in the path must be the token's own, or `me`. */
export async function readProfileCall(
  world: World,
  platform: Platform,
  c: Context<Env>,
  scopes: readonly string[],
  id = c.req.param('user') ?? 'me',
): Promise<ProfileCall | Response> {
  const params = await readParams(c);
  const token = requireToken(world, platform, c, params);
  if (token instanceof Response) return token;
  const account = findAccount(world.state, platform, token.subject);
  if (!account || (id !== 'me' && id !== account.id)) {
    return unknownObject(c, id, c.req.method.toLowerCase());
  }
  return requireScopes(c, token, ...scopes) ?? { params, token, account };
}
