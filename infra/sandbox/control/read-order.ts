import type { Context } from 'hono';
import type * as z from 'zod';
import type { Platform } from '../platform.ts';
import { type Account, findAccount, findAccountByHandle } from '../state/accounts.ts';
import type { Env, World } from '../world.ts';

export const findByIdOrHandle = (world: World, on: Platform, which: string): Account | undefined =>
  findAccount(world.state, on, which) ?? findAccountByHandle(world.state, on, which);

export const readJson = (c: Context<Env>): Promise<unknown> => c.req.json<unknown>().catch(() => undefined);

/** Says which part of an order is wrong, and what is allowed there. */
export function badRequest(c: Context<Env>, error: z.ZodError): Response {
  const [issue] = error.issues;
  return c.json(
    {
      error: `${issue?.path.join('.') || 'body'}: ${issue?.message}`,
      ...(issue?.code === 'invalid_value' && { allowed: issue.values }),
    },
    400,
  );
}
