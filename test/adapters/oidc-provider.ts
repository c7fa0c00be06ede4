import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import Provider from 'oidc-provider';
import { onTestFinished, vi } from 'vitest';
import * as z from 'zod';

export const clientId = 'clarion';
export const clientSecret = 'a-secret-of-the-test';
export const redirectUri = 'https://clarion.example.gov/sign-in/return';
export const signedOutUri = 'https://clarion.example.gov/';

/** A real OpenID Connect provider that signs everybody in as the same person without asking. */
export async function openProvider(subject: string, claims: Readonly<Record<string, unknown>> = {}) {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const issuer = `http://127.0.0.1:${portOf(server)}`;
  let isUp = true;
  // It warns of keys and a store that end with it, which is what a test wants.
  const warnings = vi.spyOn(console, 'warn').mockImplementation(() => {});
  const provider = createProvider(issuer, subject, claims);
  warnings.mockRestore();
  const answer = provider.callback();
  server.on('request', (request, response) => {
    if (!isUp) {
      response.writeHead(503).end();
    } else if (request.url?.startsWith('/interaction/')) {
      void provider.interactionFinished(request, response, { login: { accountId: subject } });
    } else {
      void answer(request, response);
    }
  });
  return {
    issuer,
    setUp: (up: boolean) => {
      isUp = up;
    },
  };
}

function createProvider(
  issuer: string,
  subject: string,
  claims: Readonly<Record<string, unknown>>,
): Provider {
  return new Provider(issuer, {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [redirectUri],
        post_logout_redirect_uris: [signedOutUri],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    cookies: { keys: ['a cookie key of the test'] },
    pkce: { required: () => true },
    ttl: { Interaction: 60, Grant: 60, Session: 60, AccessToken: 60, IdToken: 60 },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    claims: { openid: ['sub'], profile: ['name'], email: ['email', 'email_verified'] },
    findAccount: () => ({ accountId: subject, claims: () => ({ sub: subject, ...claims }) }),
    loadExistingGrant: async ({ oidc }) => {
      const grant = new oidc.provider.Grant({ clientId, accountId: subject });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
  });
}

/** Goes where the provider leads, as a browser does, until it leads back; returns that address. */
export async function followToReturn(url: string): Promise<string> {
  const cookies = new Map<string, string>();
  let next = new URL(url);
  for (let step = 0; step < 10; step += 1) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(next, { redirect: 'manual', headers: { cookie } });
    for (const line of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split(/=(.*)/s);
      cookies.set(name, value);
    }
    const location = answer.headers.get('location');
    if (location === null) throw new Error(`The provider stopped at ${next.pathname}: ${answer.status}`);
    next = new URL(location, next);
    if (next.href.startsWith(redirectUri)) return next.href;
  }
  throw new Error('The provider leads in circles');
}

function portOf(server: Server): number {
  return z.object({ port: z.int() }).parse(server.address()).port;
}
