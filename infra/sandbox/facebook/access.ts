import type { Context, MiddlewareHandler } from 'hono';
import { refuseApp } from '../meta/app-limit.ts';
import { graphError, type Params, readParams, unknownObject } from '../meta/graph.ts';
import { requireScopes, requireToken, tokenValue } from '../meta/tokens.ts';
import { DAY, HOUR } from '../platform.ts';
import { type Account, findAccount } from '../state/accounts.ts';
import { spendAllowance } from '../state/allowances.ts';
import { findToken, type Token } from '../state/tokens.ts';
import type { Env, World } from '../world.ts';

/** Meta derives the real limits from a Page's engagement and an app's users; these stand in for them. */
const APP_CALLS_PER_HOUR = 20_000;
const PAGE_CALLS_PER_DAY = 4800;

export interface PageCall {
  readonly params: Params;
  readonly token: Token;
  readonly page: Account;
}

/** Reads a call that acts as a Page: it needs that Page's own token and these permissions. */
export async function readPageCall(
  world: World,
  c: Context<Env>,
  id: string,
  ...scopes: readonly string[]
): Promise<PageCall | Response> {
  const params = await readParams(c);
  const token = requireToken(world, 'facebook', c, params);
  if (token instanceof Response) return token;
  const page = findAccount(world.state, 'facebook', id === 'me' ? token.subject : id);
  if (!page) return unknownObject(c, id, c.req.method.toLowerCase());
  if (token.kind !== 'page' || token.subject !== page.id) return permissionError(c);
  return requireScopes(c, token, ...scopes) ?? { params, token, page };
}

/** Graph's answer to a call for which the token is not the Page's own. */
export const permissionError = (c: Context<Env>): Response =>
  graphError(c, {
    message:
      '(#200) Posting to or reading a Page as the Page needs a Page access token of that Page, with its permissions',
    code: 200,
    status: 403,
  });

/** Counts calls and reports the use of both limits in Meta's headers, in per cent. */
export function meterCalls(world: World): MiddlewareHandler<Env> {
  return async (c, next) => {
    const app = spendAllowance(world.state, 'facebook app', APP_CALLS_PER_HOUR, HOUR);
    c.header('x-app-usage', JSON.stringify(describeUse(app)));
    if (app.exceeded) return refuseApp(c);
    const value = tokenValue(c, await readParams(c));
    const token = value === undefined ? undefined : findToken(world.state, 'facebook', value);
    if (token?.kind === 'page') {
      const page = spendAllowance(world.state, `facebook ${token.subject}`, PAGE_CALLS_PER_DAY, DAY);
      const minutes = page.exceeded ? Math.ceil((page.resetsAt - world.state.now()) / 60_000) : 0;
      const use = { type: 'pages', ...describeUse(page), estimated_time_to_regain_access: minutes };
      c.header('x-business-use-case-usage', JSON.stringify({ [token.subject]: [use] }));
      if (page.exceeded) return graphError(c, PAGE_LIMIT);
    }
    return next();
  };
}

function describeUse({ limit, remaining }: { readonly limit: number; readonly remaining: number }) {
  const percent = Math.round(((limit - remaining) / limit) * 100);
  return { call_count: percent, total_cputime: percent, total_time: percent };
}

export const PAGE_LIMIT = {
  message: '(#80001) There have been too many calls to this Page account. Wait a bit and try again.',
  code: 80001,
} as const;
