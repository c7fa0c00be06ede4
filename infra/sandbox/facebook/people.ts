import type { Context } from 'hono';
import { chooseFields, listNodes, type NodeType, pick } from '../meta/fields.ts';
import { readParams, unknownObject } from '../meta/graph.ts';
import { requireToken } from '../meta/tokens.ts';
import { type Account, findAccount, findPerson, listOwned } from '../state/accounts.ts';
import { issueToken, revokePerson, type Token } from '../state/tokens.ts';
import type { Env, World } from '../world.ts';

const USER: NodeType = { name: 'User', fields: ['id', 'name'], unasked: ['name', 'id'] };
const PAGE: NodeType = {
  name: 'Page',
  fields: [
    'id',
    'name',
    'username',
    'link',
    'category',
    'fan_count',
    'followers_count',
    'access_token',
    'tasks',
  ],
  unasked: ['name', 'id'],
};
const LISTED_PAGE: NodeType = { ...PAGE, unasked: ['access_token', 'category', 'name', 'id', 'tasks'] };

/** Shows the person or the Page behind a token, or any Page by its id. */
export const readProfile = (world: World) => async (c: Context<Env>) => {
  const params = await readParams(c);
  const token = requireToken(world, 'facebook', c, params);
  if (token instanceof Response) return token;
  const id = c.req.param('page') ?? 'me';
  const subject = id === 'me' ? token.subject : id;
  const page = findAccount(world.state, 'facebook', subject);
  const person = page ? undefined : findPerson(world.state, subject);
  if (!page && (!person || person.id !== token.subject)) return unknownObject(c, id);
  const fields = chooseFields(c, page ? PAGE : USER, params);
  if (fields instanceof Response) return fields;
  return c.json(pick(page ? presentPage(world, page, token, fields) : { ...person }, fields));
};

/** Lists the Pages that a person has granted, each with its own token. */
export const listPages = (world: World) => async (c: Context<Env>) => {
  const params = await readParams(c);
  const token = requireToken(world, 'facebook', c, params);
  if (token instanceof Response) return token;
  const id = c.req.param('page') ?? 'me';
  if (token.kind === 'page' || (id !== 'me' && id !== token.subject)) return unknownObject(c, id);
  const fields = chooseFields(c, LISTED_PAGE, params);
  if (fields instanceof Response) return fields;
  const pages = token.scopes.includes('pages_show_list')
    ? listOwned(world.state, 'facebook', token.subject)
    : [];
  const granted = pages
    .filter((page) => isGranted(token, page))
    .map((page) => ({ id: page.id, at: token.issued_at, page }));
  return listNodes(c, params, granted, ({ page }) => pick(presentPage(world, page, token, fields), fields));
};

export const revokePermissions = (world: World) => async (c: Context<Env>) => {
  const token = requireToken(world, 'facebook', c, await readParams(c));
  if (token instanceof Response) return token;
  const person = token.details.person ?? token.subject;
  revokePerson(world.state, person);
  return c.json({ success: true });
};

const isGranted = (token: Token, page: Account) =>
  token.kind === 'access' &&
  page.person === token.subject &&
  (token.details.pages?.includes(page.id) ?? false);

function presentPage(world: World, page: Account, token: Token, fields: readonly string[]) {
  const granted = isGranted(token, page);
  return {
    id: page.id,
    name: page.name,
    username: page.handle,
    link: `${world.addresses.facebook}/${page.handle}`,
    category: 'Government organization',
    fan_count: page.followers,
    followers_count: page.followers,
    access_token:
      granted && fields.includes('access_token') ? issuePageToken(world, page, token).value : undefined,
    tasks: granted ? ['CREATE_CONTENT', 'ANALYZE', 'MODERATE', 'MANAGE'] : undefined,
  };
}

/** A Page token got with a long-lived user token has no expiry; otherwise it dies with the user token. */
function issuePageToken(world: World, page: Account, user: Token): Token {
  const livesMs =
    user.details.longLived || user.expires_at === null ? null : user.expires_at - world.state.now();
  return issueToken(world.state, {
    platform: 'facebook',
    kind: 'page',
    subject: page.id,
    family: user.family,
    scopes: user.scopes,
    livesMs,
    details: { person: user.subject },
  });
}
