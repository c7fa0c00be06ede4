import type * as z from 'zod';
import type { Credentials } from '#core/channel.ts';
import { err, ok, type Result } from '#core/result.ts';
import { later, SECOND } from '#core/time.ts';
import type { Connection, Connector, ConnectTrouble, Presence } from '#ports/connector.ts';
import { readFailedCheck, refused, revoked, unreachable } from '../connect-trouble.ts';
import type { Dependencies } from '../dependencies.ts';
import { type Reply, send } from '../http.ts';
import { createLinkedInClient, type LinkedInClient, type LinkedInReply } from './client.ts';
import type { LinkedInConfig } from './config.ts';
import { judgeUnpublished } from './errors.ts';
import { rules } from './rules.ts';
import { Organization, Problem, Roles, TokenGrant } from './schema.ts';

const { name, platform } = rules;

/** [V] Posting, reading what was posted, and learning which pages the person administers. */
const SCOPES = ['w_organization_social', 'r_organization_social', 'rw_organization_admin'];

const PAGE = 50;
/** More pages than any office has; ends the reading if a list never does. */
const MAX_LISTS = 20;

/** Connects pages through a person who administers them; [V] access lasts 60 days, and only partners may renew it. */
export function createLinkedInConnector(config: LinkedInConfig, { clock }: Dependencies): Connector {
  const requestToken = async (form: Readonly<Record<string, string>>) =>
    readGrant(
      await send({
        method: 'POST',
        url: new URL('/oauth/v2/accessToken', config.authorizeOrigin),
        form: new URLSearchParams({
          ...form,
          client_id: config.clientId,
          client_secret: config.clientSecret,
        }),
      }),
    );
  const credentialsOf = (granted: TokenGrant): Credentials => ({
    accessToken: granted.access_token,
    ...(granted.refresh_token !== undefined && { refreshToken: granted.refresh_token }),
    expiresAt: later(clock.now(), granted.expires_in * SECOND),
    ...(granted.refresh_token_expires_in !== undefined && {
      renewableUntil: later(clock.now(), granted.refresh_token_expires_in * SECOND),
    }),
  });

  return {
    platform,

    authorizeUrl({ state, redirectUri }) {
      const url = new URL('/oauth/v2/authorization', config.authorizeOrigin);
      url.search = new URLSearchParams({
        response_type: 'code',
        client_id: config.clientId,
        redirect_uri: redirectUri,
        state,
        scope: SCOPES.join(' '),
      }).toString();
      return url.href;
    },

    async exchange(code, { redirectUri }) {
      const granted = await requestToken({
        grant_type: 'authorization_code',
        code,
        redirect_uri: redirectUri,
      });
      if (!granted.ok) return granted;
      const credentials = credentialsOf(granted.value);
      return listPages(createLinkedInClient(config, credentials.accessToken), credentials);
    },

    async refresh({ refreshToken, renewableUntil }) {
      if (refreshToken === undefined) {
        return err({
          kind: 'refused',
          reason: 'LinkedIn lets only its partners renew access. Connect the channel again before it ends.',
        });
      }
      const granted = await requestToken({ grant_type: 'refresh_token', refresh_token: refreshToken });
      // [V] The refresh token stays the same, and its end does not move; an answer without it changes nothing.
      if (granted.ok) {
        return ok({
          refreshToken,
          ...(renewableUntil && { renewableUntil }),
          ...credentialsOf(granted.value),
        });
      }
      return granted.error.kind === 'refused' ? revoked(name) : granted;
    },

    async check({ accessToken }, accountId) {
      const page = await readPage(createLinkedInClient(config, accessToken), accountId);
      if (page.kind === 'ok') return ok(page.value);
      return readFailedCheck(judgeUnpublished(page, clock.now()), name);
    },
  };
}

async function listPages(
  client: LinkedInClient,
  credentials: Credentials,
): Promise<Result<readonly Connection[], ConnectTrouble>> {
  const ids = await listAdministered(client);
  if (!ids.ok) return ids;
  const connections: Connection[] = [];
  for (const id of ids.value) {
    const page = readGranted(await readPage(client, id));
    if (!page.ok) return page;
    connections.push({ ...page.value, credentials });
  }
  return connections.length > 0
    ? ok(connections)
    : err({
        kind: 'refused',
        reason:
          'LinkedIn showed no page that this person administers. Have a super admin of the page make this person one, or connect the channel themselves.',
      });
}

async function readPage(client: LinkedInClient, id: string): Promise<LinkedInReply<Presence>> {
  const page = await client.get(`/rest/organizations/${id}`, {}, Organization);
  if (page.kind !== 'ok') return page;
  const { name: title, vanityName } = page.value;
  return { kind: 'ok', value: { accountId: id, handle: vanityName || id, name: title } };
}

async function listAdministered(client: LinkedInClient): Promise<Result<readonly string[], ConnectTrouble>> {
  const ids = new Set<string>();
  for (let list = 0; list < MAX_LISTS; list += 1) {
    const query = {
      q: 'roleAssignee',
      role: 'ADMINISTRATOR',
      state: 'APPROVED',
      start: String(list * PAGE),
      count: String(PAGE),
    };
    const roles = readGranted(await client.get('/rest/organizationAcls', query, Roles));
    if (!roles.ok) return roles;
    for (const id of roles.value.organizationIds) ids.add(id);
    if (roles.value.count < PAGE) break;
  }
  return ok([...ids]);
}

function readGrant(reply: Reply): Result<TokenGrant, ConnectTrouble> {
  if (reply.kind !== 'answer') return unreachable(name);
  return readGranted<TokenGrant>(
    reply.status < 300
      ? parse(reply.body, TokenGrant)
      : { kind: 'problem', problem: { status: reply.status, ...Problem.parse(reply.body) } },
  );
}

function parse<T>(body: unknown, schema: z.ZodType<T>): LinkedInReply<T> {
  const parsed = schema.safeParse(body);
  return parsed.success ? { kind: 'ok', value: parsed.data } : { kind: 'no-answer' };
}

/** What a call on the way to a connection says to the clerk if it did not go well. */
function readGranted<T>(reply: LinkedInReply<T>): Result<T, ConnectTrouble> {
  if (reply.kind === 'ok') return ok(reply.value);
  if (reply.kind !== 'problem') return unreachable(name);
  const { status, words } = reply.problem;
  return status >= 500 || status === 429 ? unreachable(name) : refused(name, words);
}
