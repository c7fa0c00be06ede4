import type { Context } from 'hono';
import * as z from 'zod';
import { type Account, findAccountByHandle } from '../state/accounts.ts';
import type { World } from '../world.ts';
import type { XEnv } from './access.ts';
import { notFoundEntry } from './problems.ts';
import { commaList, readQuery } from './selection.ts';

const USER_FIELDS = [
  'created_at',
  'description',
  'id',
  'name',
  'profile_image_url',
  'protected',
  'public_metrics',
  'url',
  'username',
  'verified',
  'verified_type',
] as const;
const userQuery = z.strictObject({ 'user.fields': commaList(USER_FIELDS).optional() });

/** Shows the user behind the token. */
export const readMe = (c: Context<XEnv>) => {
  const query = readQuery(c, userQuery);
  return query instanceof Response ? query : c.json({ data: presentUser(c.get('account'), query) });
};

export const readUserByName = (world: World) => (c: Context<XEnv>) => {
  const query = readQuery(c, userQuery);
  if (query instanceof Response) return query;
  const name = c.req.param('handle') ?? '';
  const user = findAccountByHandle(world.state, 'x', name);
  if (!user) return c.json({ errors: [notFoundEntry('user', 'username', name)] });
  return c.json({ data: presentUser(user, query) });
};

function presentUser(account: Account, query: z.infer<typeof userQuery>) {
  const measured = query['user.fields']?.includes('public_metrics');
  return {
    id: account.id,
    name: account.name,
    username: account.handle,
    ...(measured && { public_metrics: { followers_count: account.followers } }),
  };
}
