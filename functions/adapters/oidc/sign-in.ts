import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  ClientSecretPost,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  fetchUserInfo,
  None,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import { MemberId } from '#core/ids.ts';
import { err, ok } from '#core/result.ts';
import type { SignIn } from '#ports/sign-in.ts';
import { type Claims, readPerson } from './person.ts';
import { explainRefusal } from './refusal.ts';

export interface OidcSignInOptions {
  /** The provider's issuer address; its discovery document lies below it. */
  readonly issuer: string;
  readonly clientId: string;
  /** Absent for a public client, which PKCE alone protects. */
  readonly clientSecret?: string;
  /** Where the provider sends people back to, as registered there. */
  readonly redirectUri: string;
  /** Where people arrive after signing out, as registered at the provider. */
  readonly signedOutUri: string;
}

/** Seconds that the provider may take for one answer. */
const TIMEOUT = 10;

/** Sign-in through any OpenID Connect provider: authorization code with PKCE, state and nonce. */
export function createOidcSignIn(options: OidcSignInOptions): SignIn {
  const { redirectUri, signedOutUri } = options;
  const discover = rememberSuccess(() => discoverProvider(options));
  return {
    begin: async () => {
      const configuration = await discover();
      const request = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() };
      const url = buildAuthorizationUrl(configuration, {
        redirect_uri: redirectUri,
        // Members are known by their subject; an invitation is taken by a verified address, under the person's name.
        scope: 'openid email profile',
        state: request.state,
        nonce: request.nonce,
        code_challenge: await calculatePKCECodeChallenge(request.verifier),
        code_challenge_method: 'S256',
      });
      return { url: url.href, request };
    },
    finish: async (returnUrl, request) => {
      const configuration = await discover();
      // Behind a proxy the address that arrives is not the one that was registered; only its answer counts.
      const answer = new URL(redirectUri);
      answer.search = new URL(returnUrl, redirectUri).search;
      try {
        const tokens = await authorizationCodeGrant(configuration, answer, {
          expectedState: request.state,
          expectedNonce: request.nonce,
          pkceCodeVerifier: request.verifier,
          idTokenExpected: true,
        });
        const memberId = MemberId.safeParse(tokens.claims()?.sub);
        if (!memberId.success || tokens.id_token === undefined) {
          return err(
            'The sign-in service names you in a way that Clarion cannot store. Tell your administrator.',
          );
        }
        const claims = await readClaims(configuration, tokens);
        return ok({ memberId: memberId.data, idToken: tokens.id_token, ...readPerson(claims) });
      } catch (cause) {
        const reason = explainRefusal(cause);
        if (reason === undefined) throw cause;
        return err(reason);
      }
    },
    signOutUrl: async (idToken) => {
      const configuration = await discover();
      // Google has no sign-out address: ending the session here is all there is.
      if (configuration.serverMetadata().end_session_endpoint === undefined) return signedOutUri;
      return buildEndSessionUrl(configuration, {
        id_token_hint: idToken,
        post_logout_redirect_uri: signedOutUri,
        // Cognito's name for the same; others must ignore what they do not know (RP-Initiated Logout 1.0, section 2).
        logout_uri: signedOutUri,
      }).href;
    },
  };
}

/** What the provider says of the person: in the id token, or, where it keeps that short, at its own address. */
async function readClaims(configuration: Configuration, tokens: Tokens): Promise<Claims> {
  const claims = tokens.claims();
  if (claims?.email !== undefined || claims?.sub === undefined) return claims ?? {};
  if (configuration.serverMetadata().userinfo_endpoint === undefined) return claims;
  return { ...claims, ...(await fetchUserInfo(configuration, tokens.access_token, claims.sub)) };
}

type Tokens = Awaited<ReturnType<typeof authorizationCodeGrant>>;

function discoverProvider({ issuer, clientId, clientSecret }: OidcSignInOptions): Promise<Configuration> {
  return discovery(
    new URL(issuer),
    clientId,
    undefined,
    clientSecret === undefined ? None() : ClientSecretPost(clientSecret),
    { timeout: TIMEOUT, execute: isLoopbackHttp(issuer) ? [allowInsecureRequests] : [] },
  );
}

/** Only the sign-in that runs on the same machine may be reached without TLS. */
function isLoopbackHttp(issuer: string): boolean {
  const { protocol, hostname } = new URL(issuer);
  return protocol === 'http:' && ['127.0.0.1', '[::1]', 'localhost'].includes(hostname);
}

/** Runs an operation until it has succeeded once. A failure is the caller's, and the next caller tries anew. */
function rememberSuccess<T>(run: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | undefined;
  return () => {
    running ??= run().catch((cause: unknown) => {
      running = undefined;
      throw cause;
    });
    return running;
  };
}
