import { generateKeyPairSync } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { JWK } from 'oidc-provider';
import { Provider } from 'oidc-provider';
import * as z from 'zod';
import { HostError } from '../host-error.ts';
import { createMemoryAdapter } from './memory-adapter.ts';
import { SIGN_IN_STYLE, showPickPage, showSignOutPage, showTroublePage } from './pages.ts';
import type { Person } from './people.ts';

export interface SignInServerOptions {
  readonly port: number;
  readonly people: readonly Person[];
  /** Where Clarion's pages are. */
  readonly clientOrigin: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly cookieKey: string;
  /** Where the signing key is kept, so that a restart does not void what was signed. */
  readonly keyFile: string;
}

export interface SignInServer {
  readonly issuer: string;
  stop(): Promise<void>;
}

const INTERACTION = /^\/interaction\/([\w-]+)$/;
const BODY_LIMIT = 4_096;

/** An OpenID provider on this machine: whoever can reach its loopback address may pick who they are. */
export async function startSignInServer(options: SignInServerOptions): Promise<SignInServer> {
  const issuer = `http://127.0.0.1:${options.port}`;
  const provider = createProvider(issuer, options);
  const callback = provider.callback();
  const server = createServer((request, response) => {
    serve(provider, options, request, response, callback).catch((error: unknown) => {
      response.statusCode = 400;
      response.setHeader('content-type', 'text/html; charset=utf-8');
      const page = showTroublePage(
        error instanceof Error ? error.message : 'Something is wrong with the request.',
      );
      response.end(String(page));
    });
  });
  await listen(server, options.port);
  return {
    issuer,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function createProvider(issuer: string, options: SignInServerOptions): Provider {
  const provider = new Provider(issuer, {
    adapter: createMemoryAdapter(),
    clients: [
      {
        client_id: options.clientId,
        client_secret: options.clientSecret,
        redirect_uris: [`${options.clientOrigin}/sign-in/return`],
        post_logout_redirect_uris: [`${options.clientOrigin}/`],
        response_types: ['code'],
        grant_types: ['authorization_code'],
        id_token_signed_response_alg: 'ES256',
      },
    ],
    jwks: { keys: [readOrMakeKey(options.keyFile)] },
    cookies: { keys: [options.cookieKey] },
    claims: { openid: ['sub'], profile: ['name'], email: ['email', 'email_verified'] },
    // Everything in the id token, as most providers that offices use do.
    conformIdTokenClaims: false,
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: async (context, form) => {
          context.set('content-security-policy', pagePolicy(options.clientOrigin));
          context.body = String(await showSignOutPage(form));
        },
      },
    },
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    renderError: async (context, out) => {
      context.type = 'html';
      context.set('content-security-policy', pagePolicy(options.clientOrigin));
      context.body = String(await showTroublePage(out.error_description ?? out.error));
    },
    ttl: { Session: 12 * 3600, Interaction: 1800, Grant: 12 * 3600, IdToken: 3600, AccessToken: 3600 },
    findAccount: (_, id) => {
      const person = options.people.find((candidate) => candidate.id === id);
      return (
        person && {
          accountId: person.id,
          claims: () => ({ sub: person.id, name: person.name, email: person.email, email_verified: true }),
        }
      );
    },
    // Clarion is the only client, and belongs to this machine: there is nothing to consent to.
    loadExistingGrant: async (context) => {
      const { client, session } = context.oidc;
      if (!client || !session?.accountId) return undefined;
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope('openid profile email');
      await grant.save();
      return grant;
    },
  });
  return provider;
}

async function serve(
  provider: Provider,
  options: SignInServerOptions,
  request: IncomingMessage,
  response: ServerResponse,
  callback: ReturnType<Provider['callback']>,
): Promise<void> {
  const path = new URL(request.url ?? '/', 'http://localhost').pathname;
  if (path === '/sign-in.css') {
    response.setHeader('content-type', 'text/css; charset=utf-8');
    response.end(SIGN_IN_STYLE);
    return;
  }
  if (!INTERACTION.test(path)) {
    await callback(request, response);
    return;
  }
  if (request.method === 'POST') {
    await finishPick(provider, options, request, response);
    return;
  }
  await provider.interactionDetails(request, response);
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.setHeader('content-security-policy', pagePolicy(options.clientOrigin));
  response.end(String(await showPickPage(options.people, path)));
}

/** Chromium checks the redirect after a form as well, which leads back to Clarion. */
function pagePolicy(clientOrigin: string): string {
  return `default-src 'none'; style-src 'self'; form-action 'self' ${clientOrigin}; frame-ancestors 'none'; base-uri 'none'`;
}

async function finishPick(
  provider: Provider,
  options: SignInServerOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const form = new URLSearchParams(await readBody(request));
  const person = options.people.find(({ id }) => id === form.get('person'));
  if (!person) throw new Error('nobody of that name');
  await provider.interactionFinished(request, response, { login: { accountId: person.id } });
}

async function readBody(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) {
    body += String(chunk);
    if (body.length > BODY_LIMIT) throw new Error('the form is too long');
  }
  return body;
}

const SigningKey = z.looseObject({ kty: z.string(), d: z.string(), use: z.literal('sig') });

function readOrMakeKey(file: string): JWK {
  if (!existsSync(file)) {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const jwk = { ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'ES256' };
    writeFileSync(file, JSON.stringify(jwk), { mode: 0o600 });
  }
  return SigningKey.parse(JSON.parse(readFileSync(file, 'utf8'))) as JWK;
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause) =>
      reject(
        new HostError(`Port ${port}, which the sign-in needs, is in use. Choose other ports by --port.`, {
          cause,
        }),
      ),
    );
    server.listen(port, '127.0.0.1', resolve);
  });
}
