import { createHash } from 'node:crypto';
import type * as z from 'zod';
import type { Credentials } from '#core/channel.ts';
import { ok, type Result } from '#core/result.ts';
import { later, SECOND } from '#core/time.ts';
import type { Connection, Connector, ConnectTrouble } from '#ports/connector.ts';
import { readFailedCheck, refused, revoked, unreachable } from '../connect-trouble.ts';
import type { Dependencies } from '../dependencies.ts';
import { type Reply, send } from '../http.ts';
import type { XConfig } from './config.ts';
import { judgeUnpublished } from './errors.ts';
import { rules } from './rules.ts';
import { Me, Problem, TokenGrant } from './schema.ts';

const SCOPES = ['tweet.read', 'tweet.write', 'users.read', 'media.write', 'offline.access'];

/** Connects channels on X by OAuth 2 with PKCE. Refresh tokens work once: store what `refresh` returns before using it. */
export function createXConnector(config: XConfig, { clock }: Dependencies): Connector {
  const tokenUrl = new URL('/2/oauth2/token', config.apiOrigin);
  const basic = btoa(`${encodeURIComponent(config.clientId)}:${encodeURIComponent(config.clientSecret)}`);
  const requestToken = (form: Readonly<Record<string, string>>) =>
    send({
      method: 'POST',
      url: tokenUrl,
      headers: { authorization: `Basic ${basic}` },
      form: new URLSearchParams(form),
    });
  const readMe = (accessToken: string) =>
    send({
      method: 'GET',
      url: new URL('/2/users/me', config.apiOrigin),
      headers: { authorization: `Bearer ${accessToken}` },
    });
  const credentialsOf = (granted: TokenGrant): Credentials => ({
    accessToken: granted.access_token,
    ...(granted.refresh_token !== undefined && { refreshToken: granted.refresh_token }),
    expiresAt: later(clock.now(), granted.expires_in * SECOND),
  });

  return {
    platform: rules.platform,

    authorizeUrl({ state, verifier, redirectUri }) {
      const url = new URL('/i/oauth2/authorize', config.authorizeOrigin);
      url.search = new URLSearchParams({
        response_type: 'code',
        client_id: config.clientId,
        redirect_uri: redirectUri,
        scope: SCOPES.join(' '),
        state,
        code_challenge: createHash('sha256').update(verifier).digest('base64url'),
        code_challenge_method: 'S256',
      }).toString();
      return url.href;
    },

    async exchange(code, { verifier, redirectUri }) {
      const granted = read(
        await requestToken({
          grant_type: 'authorization_code',
          code,
          redirect_uri: redirectUri,
          code_verifier: verifier,
        }),
        TokenGrant,
      );
      if (!granted.ok) return granted;
      const me = read(await readMe(granted.value.access_token), Me);
      if (!me.ok) return me;
      const connection: Connection = { ...me.value, credentials: credentialsOf(granted.value) };
      return ok([connection]);
    },

    async refresh(credentials) {
      const { refreshToken } = credentials;
      if (refreshToken === undefined) return revoked(rules.name);
      const granted = read(
        await requestToken({ grant_type: 'refresh_token', refresh_token: refreshToken }),
        TokenGrant,
      );
      if (granted.ok) return ok(credentialsOf(granted.value));
      // X refuses a spent refresh token as it refuses any wrong value: this one will not work again.
      return granted.error.kind === 'refused' ? revoked(rules.name) : granted;
    },

    async check({ accessToken }) {
      const reply = await readMe(accessToken);
      if (reply.kind !== 'answer' || reply.status < 300) return read(reply, Me);
      const problem = { status: reply.status, ...Problem.parse(reply.body) };
      return readFailedCheck(judgeUnpublished({ kind: 'problem', problem }, '', clock.now()), rules.name);
    },
  };
}

function read<T>(reply: Reply, schema: z.ZodType<T>): Result<T, ConnectTrouble> {
  if (reply.kind !== 'answer' || reply.status >= 500 || reply.status === 429) return unreachable(rules.name);
  if (reply.status >= 300) return refused(rules.name, Problem.parse(reply.body).words);
  const parsed = schema.safeParse(reply.body);
  return parsed.success ? ok(parsed.data) : unreachable(rules.name);
}
