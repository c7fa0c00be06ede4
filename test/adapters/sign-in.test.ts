import { describe, expect, test } from 'vitest';
import { readPerson } from '#adapters/oidc/person.ts';
import { createOidcSignIn } from '#adapters/oidc/sign-in.ts';
import { serveLoopback } from './loopback.ts';
import {
  clientId,
  clientSecret,
  followToReturn,
  openProvider,
  redirectUri,
  signedOutUri,
} from './oidc-provider.ts';

const NOT_YOURS = 'This answer does not belong to a sign-in that you began here. Begin again.';
const USED = 'This sign-in has been used already or took too long. Begin again.';

describe('signing in', () => {
  test('a person who comes back is the member that the provider vouches for', async () => {
    const { signIn } = await open();
    const { url, request } = await signIn.begin();
    const signedIn = await signIn.finish(await followToReturn(url), request);
    expect(signedIn).toMatchObject({ ok: true, value: { memberId: 'ada', idToken: expect.any(String) } });
  });

  test('the address asks for a code, bound by state, nonce and PKCE, and for a name and an address', async () => {
    const { signIn } = await open();
    const { url, request } = await signIn.begin();
    const asked = Object.fromEntries(new URL(url).searchParams);
    expect(asked).toMatchObject({
      client_id: clientId,
      response_type: 'code',
      redirect_uri: redirectUri,
      scope: 'openid email profile',
      state: request.state,
      nonce: request.nonce,
      code_challenge_method: 'S256',
    });
    expect(asked.code_challenge).not.toBe(request.verifier);
    expect((await signIn.begin()).request.state).not.toBe(request.state);
  });

  test('the return is taken whatever host a proxy made of it', async () => {
    const { signIn } = await open();
    const { url, request } = await signIn.begin();
    const { search } = new URL(await followToReturn(url));
    const signedIn = await signIn.finish(`http://10.0.0.7:8080/inside${search}`, request);
    expect(signedIn).toMatchObject({ ok: true });
  });
});

describe('what the provider says of a person', () => {
  const ADA = { name: 'Ada Lovelace', email: 'Ada@Example.gov', email_verified: true };

  test('comes along, the address in one spelling', async () => {
    const { signIn } = await open('ada', {}, ADA);
    const { url, request } = await signIn.begin();
    const signedIn = await signIn.finish(await followToReturn(url), request);
    expect(signedIn).toMatchObject({
      ok: true,
      value: { name: 'Ada Lovelace', email: { address: 'ada@example.gov', verified: true } },
    });
  });

  test.each([
    ['an address of which nothing is said', { email: 'ada@example.gov' }, false],
    ['an address that was not verified', { email: 'ada@example.gov', email_verified: false }, false],
    ['Cognito’s spelling of a verified one', { email: 'ada@example.gov', email_verified: 'true' }, true],
    ['Cognito’s spelling of another', { email: 'ada@example.gov', email_verified: 'false' }, false],
    ['a word that is none of these', { email: 'ada@example.gov', email_verified: 'yes' }, false],
    ['a number', { email: 'ada@example.gov', email_verified: 1 }, false],
  ])('counts as verified only where that is said: %s', (_what, claims, verified) => {
    expect(readPerson(claims)).toEqual({ email: { address: 'ada@example.gov', verified } });
  });

  test('may be nothing, or of no use', () => {
    expect(readPerson({})).toEqual({});
    expect(readPerson({ name: '', email: 'no address', email_verified: true })).toEqual({});
    expect(readPerson({ given_name: 'Ada', family_name: 'Lovelace' })).toEqual({ name: 'Ada Lovelace' });
  });
});

describe('an answer is refused, in a sentence for the person,', () => {
  test.each(['state', 'nonce'] as const)('with another %s', async (field) => {
    const { signIn } = await open();
    const { url, request } = await signIn.begin();
    const other = (await signIn.begin()).request;
    const signedIn = await signIn.finish(await followToReturn(url), { ...request, [field]: other[field] });
    expect(signedIn).toEqual({ ok: false, error: NOT_YOURS });
  });

  test('with another verifier', async () => {
    const { signIn } = await open();
    const { url, request } = await signIn.begin();
    const { verifier } = (await signIn.begin()).request;
    const signedIn = await signIn.finish(await followToReturn(url), { ...request, verifier });
    expect(signedIn).toEqual({ ok: false, error: USED });
  });

  test('that was used before', async () => {
    const { signIn } = await open();
    const { url, request } = await signIn.begin();
    const returned = await followToReturn(url);
    expect(await signIn.finish(returned, request)).toMatchObject({ ok: true });
    expect(await signIn.finish(returned, request)).toEqual({ ok: false, error: USED });
  });

  test('when the person did not sign in', async () => {
    const { signIn, issuer } = await open();
    const { request } = await signIn.begin();
    const answer = new URLSearchParams({ error: 'access_denied', state: request.state, iss: issuer });
    const signedIn = await signIn.finish(`${redirectUri}?${answer}`, request);
    expect(signedIn).toEqual({ ok: false, error: 'You did not sign in. Begin again if that was not meant.' });
  });

  test('when the provider calls them by a name that cannot be a member', async () => {
    const { signIn } = await open('Ada Lovelace');
    const { url, request } = await signIn.begin();
    expect(await signIn.finish(await followToReturn(url), request)).toMatchObject({ ok: false });
  });
});

describe('a fault of the service or of the setup is thrown', () => {
  test('when the client secret is wrong', async () => {
    const { signIn } = await open('ada', { clientSecret: 'another secret' });
    const { url, request } = await signIn.begin();
    const returned = await followToReturn(url);
    await expect(signIn.finish(returned, request)).rejects.toMatchObject({ error: 'invalid_client' });
  });

  test('when the provider cannot be reached; the next person gets through once it can', async () => {
    const { signIn, setUp } = await open();
    setUp(false);
    await expect(signIn.begin()).rejects.toThrow('unexpected HTTP response status code');
    setUp(true);
    await expect(signIn.begin()).resolves.toHaveProperty('url');
  });

  test('when a provider elsewhere is to be reached without TLS', async () => {
    const signIn = createOidcSignIn({
      issuer: 'http://idp.example.gov',
      clientId,
      redirectUri,
      signedOutUri,
    });
    await expect(signIn.begin()).rejects.toThrow('only requests to HTTPS are allowed');
  });
});

test('discovery is asked once, however many people sign in', async () => {
  const { endpoint: issuer, requests } = await serveLoopback(({ headers }) =>
    describeIssuer(`http://${headers.host}`),
  );
  const signIn = createOidcSignIn({ issuer, clientId, redirectUri, signedOutUri });
  await Promise.all([signIn.begin(), signIn.begin()]);
  await signIn.begin();
  expect(requests).toHaveLength(1);
});

describe('signing out', () => {
  test('leads to the provider, and from there back to the registered page', async () => {
    const { signIn, issuer } = await open();
    const url = new URL(await signIn.signOutUrl('the.id.token'));
    expect(url.href.startsWith(`${issuer}/session/end?`)).toBe(true);
    expect(Object.fromEntries(url.searchParams)).toEqual({
      client_id: clientId,
      id_token_hint: 'the.id.token',
      post_logout_redirect_uri: signedOutUri,
      logout_uri: signedOutUri,
    });
  });

  test('leads straight to the registered page where the provider has no sign-out', async () => {
    const { endpoint: issuer } = await serveLoopback(({ headers }) =>
      describeIssuer(`http://${headers.host}`),
    );
    const signIn = createOidcSignIn({ issuer, clientId, redirectUri, signedOutUri });
    expect(await signIn.signOutUrl('the.id.token')).toBe(signedOutUri);
  });
});

async function open(
  subject = 'ada',
  changes: { readonly clientSecret?: string } = {},
  claims: Readonly<Record<string, unknown>> = {},
) {
  const { issuer, setUp } = await openProvider(subject, claims);
  const signIn = createOidcSignIn({ issuer, clientId, clientSecret, redirectUri, signedOutUri, ...changes });
  return { issuer, setUp, signIn };
}

/** A provider without an address for signing out. */
function describeIssuer(issuer: string) {
  const metadata = {
    issuer,
    authorization_endpoint: `${issuer}/auth`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/jwks`,
    response_types_supported: ['code'],
  };
  return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(metadata) };
}
