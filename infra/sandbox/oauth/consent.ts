import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import * as z from 'zod';
import { comesFromElsewhere } from '../origin.ts';
import { sendPage } from '../pages/layout.ts';
import { CLIENT_ID } from '../platform.ts';
import type { SimulatedPlatform } from '../simulated-platform.ts';
import { issueToken, type TokenDetails } from '../state/tokens.ts';
import type { Env, World } from '../world.ts';
import { buildRedirect, readRedirect } from './redirect.ts';
import { type Identity, showConsent } from './screen.ts';

/** What differs between the platforms' consent screens. */
export interface ConsentRules {
  readonly scopes: readonly string[];
  /** Between the names in `scope`. */
  readonly scopeSeparator: RegExp;
  readonly codeLivesMs: number;
  /** Whether a person may leave out single permissions. */
  readonly scopesAreOptional: boolean;
  /** What a missing `response_type` means; undefined where it must be given. */
  readonly defaultResponseType: string | undefined;
  /** What the platform appends to the address it sends the browser back to. */
  readonly suffix: string;
  /** What it says there when the person declines. */
  readonly denial: Readonly<Record<string, string>>;
  /** Who can sign in. */
  identities(world: World): readonly Identity[];
  /** Further demands on the query; a string says what is wrong with it. */
  readDetails(query: Readonly<Record<string, string>>): TokenDetails | string;
}

interface ConsentRequest {
  readonly redirect: URL;
  readonly state: string | undefined;
  readonly scopes: readonly string[];
  readonly details: TokenDetails;
}

const decision = z.object({
  decision: z.enum(['authorize', 'cancel']),
  identity: z.string().optional(),
  scope: z.union([z.string(), z.array(z.string())]).default([]),
  page: z.union([z.string(), z.array(z.string())]).default([]),
});

/** Serves one platform's consent screen at `path`: GET shows it, POST answers it. */
export function createConsent(
  world: World,
  simulated: SimulatedPlatform,
  path: string,
  rules: ConsentRules,
): Hono<Env> {
  const consent = new Hono<Env>();
  consent.get(path, (c) => {
    const request = readRequest(c, rules);
    if (typeof request === 'string') return sendProblem(c, simulated, request);
    return showConsent(c, simulated, {
      identities: rules.identities(world),
      scopes: request.scopes,
      scopesAreOptional: rules.scopesAreOptional,
      redirect: request.redirect,
    });
  });
  consent.post(path, async (c) => {
    if (comesFromElsewhere(c)) return sendProblem(c, simulated, 'The answer came from another site.');
    const request = readRequest(c, rules);
    if (typeof request === 'string') return sendProblem(c, simulated, request);
    const answer = decision.safeParse(await c.req.parseBody({ all: true }));
    if (!answer.success) return sendProblem(c, simulated, 'The answer could not be read.');
    return answerConsent(world, c, simulated, rules, request, answer.data);
  });
  return consent;
}

function answerConsent(
  world: World,
  c: Context<Env>,
  simulated: SimulatedPlatform,
  rules: ConsentRules,
  request: ConsentRequest,
  answer: z.infer<typeof decision>,
) {
  const { redirect, state, details } = request;
  if (answer.decision === 'cancel') {
    return c.redirect(buildRedirect(redirect, { error: 'access_denied', ...rules.denial, state }));
  }
  const identity = rules.identities(world).find(({ id }) => id === answer.identity);
  if (!identity) return sendProblem(c, simulated, 'Choose an account first.');
  const scopes = rules.scopesAreOptional
    ? request.scopes.filter((scope) => answer.scope.includes(scope))
    : request.scopes;
  const pages = identity.pages?.map(({ id }) => id).filter((id) => answer.page.includes(id));
  const code = issueToken(world.state, {
    platform: simulated.platform,
    kind: 'code',
    subject: identity.id,
    scopes,
    livesMs: rules.codeLivesMs,
    details: { ...details, ...(pages && { pages }) },
  });
  return c.redirect(buildRedirect(redirect, { code: code.value, state }) + rules.suffix);
}

/** Reads the query; a string says what is wrong. Nothing is sent to an address that is not allowed. */
function readRequest(c: Context<Env>, rules: ConsentRules): ConsentRequest | string {
  const query = c.req.query();
  if (query.client_id !== CLIENT_ID) return 'The client_id belongs to no app.';
  const redirect = readRedirect(query.redirect_uri);
  if (!redirect) return 'The redirect_uri must be an http address of this machine.';
  if ((query.response_type ?? rules.defaultResponseType) !== 'code') return 'The response_type must be code.';
  const scopes = (query.scope ?? '').split(rules.scopeSeparator).filter((scope) => scope !== '');
  const unknown = scopes.find((scope) => !rules.scopes.includes(scope));
  if (unknown !== undefined) return `The scope ${unknown} does not exist.`;
  if (scopes.length === 0) return 'The scope is missing.';
  const details = rules.readDetails(query);
  if (typeof details === 'string') return details;
  return {
    redirect,
    state: query.state,
    scopes,
    details: { ...details, redirectUri: query.redirect_uri ?? '' },
  };
}

function sendProblem(c: Context<Env>, simulated: SimulatedPlatform, reason: string) {
  return sendPage(c, simulated, {
    title: 'Something went wrong',
    status: 400,
    body: html`<h1>Something went wrong</h1><p class="empty">${reason}</p>`,
  });
}
