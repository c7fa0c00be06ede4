import type * as z from 'zod';
import { DEADLINES, type Deadlines, isNotSent } from '../http.ts';
import type { LinkedInConfig } from './config.ts';
import { PostUrn, Problem } from './schema.ts';

/** How a call to LinkedIn ended when it did not end well. */
export type LinkedInTrouble =
  | { readonly kind: 'not-sent' }
  | { readonly kind: 'no-answer' }
  | { readonly kind: 'problem'; readonly problem: LinkedInProblem };

/** An error as LinkedIn words it. */
export interface LinkedInProblem extends Problem {
  readonly status: number;
}

export type LinkedInReply<T> = { readonly kind: 'ok'; readonly value: T } | LinkedInTrouble;

/** What a call asks by. Several values of one name are written as a list. */
export type LinkedInQuery = Readonly<Record<string, string | readonly string[]>>;

export interface LinkedInClient {
  get<T>(path: string, query: LinkedInQuery, schema: z.ZodType<T>): Promise<LinkedInReply<T>>;
  /** Asks for an action, whose result is in the body. */
  act<T>(path: string, action: string, body: object, schema: z.ZodType<T>): Promise<LinkedInReply<T>>;
  /** Creates a post and returns its URN, which stands in a header: the body of the answer is empty. */
  createPost(post: object): Promise<LinkedInReply<string>>;
  /** Sends bytes to an address that LinkedIn has given. */
  upload(address: string, bytes: Uint8Array): Promise<LinkedInReply<void>>;
}

interface Answer {
  readonly kind: 'answer';
  readonly status: number;
  readonly headers: Headers;
  /** Undefined where it was empty, cut off or no JSON. */
  readonly body: unknown;
}

/** Speaks LinkedIn's versioned API as one person. */
export function createLinkedInClient(
  { apiOrigin, authorizeOrigin, apiVersion }: LinkedInConfig,
  accessToken: string,
  deadlines: Deadlines = DEADLINES,
): LinkedInClient {
  const authorization = `Bearer ${accessToken}`;
  const headers = {
    accept: 'application/json',
    authorization,
    'linkedin-version': apiVersion,
    'x-restli-protocol-version': '2.0.0',
  };
  const post = (url: URL, body: object) =>
    ask(deadlines.post, url, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  return {
    async get(path, query, schema) {
      const url = new URL(path, apiOrigin);
      url.search = writeQuery(query);
      const finder = 'q' in query && { 'x-restli-method': 'FINDER' };
      return readBody(await ask(deadlines.get, url, { headers: { ...headers, ...finder } }), schema);
    },
    async act(path, action, body, schema) {
      const url = new URL(path, apiOrigin);
      url.searchParams.set('action', action);
      return readBody(await post(url, body), schema);
    },
    async createPost(body) {
      const answer = await post(new URL('/rest/posts', apiOrigin), body);
      if (answer.kind !== 'answer') return answer;
      const urn = PostUrn.safeParse(answer.headers.get('x-restli-id'));
      return read(answer, urn.success ? { kind: 'ok', value: urn.data } : { kind: 'no-answer' });
    },
    async upload(address, bytes) {
      const url = new URL(address);
      // The address is signed and may lead anywhere; the token goes to LinkedIn's own hosts only.
      const isOwn = [apiOrigin, authorizeOrigin].includes(url.origin);
      const answer = await ask(deadlines.post, url, {
        method: 'PUT',
        headers: { 'content-type': 'application/octet-stream', ...(isOwn && { authorization }) },
        body: Uint8Array.from(bytes),
      });
      return answer.kind === 'answer' ? read(answer, { kind: 'ok', value: undefined }) : answer;
    },
  };
}

function writeQuery(query: LinkedInQuery): string {
  return Object.entries(query)
    .map(([name, value]) =>
      typeof value === 'string'
        ? String(new URLSearchParams({ [name]: value }))
        : `${name}=${writeList(value)}`,
    )
    .join('&');
}

/** [V] Rest.li 2.0: a list's own signs stand as they are, and those within its values are encoded, brackets too. */
function writeList(values: readonly string[]): string {
  const written = values.map((value) =>
    encodeURIComponent(value).replace(/['()]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`),
  );
  return `List(${written.join(',')})`;
}

/** Makes one call, once. Never throws for anything that the network or LinkedIn does. */
async function ask(
  deadline: number,
  url: URL,
  call: RequestInit,
): Promise<Answer | Exclude<LinkedInTrouble, { kind: 'problem' }>> {
  let response: Response;
  try {
    // A redirect could carry the token to another host.
    response = await fetch(url, { ...call, redirect: 'manual', signal: AbortSignal.timeout(deadline) });
  } catch (error) {
    return { kind: isNotSent(error) ? 'not-sent' : 'no-answer' };
  }
  const { status, headers } = response;
  return { kind: 'answer', status, headers, body: await readJson(response) };
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    // Empty, cut off, timed out or not JSON: four names for the same thing, no usable body.
    return undefined;
  }
}

function readBody<T>(answer: Awaited<ReturnType<typeof ask>>, schema: z.ZodType<T>): LinkedInReply<T> {
  if (answer.kind !== 'answer') return answer;
  const parsed = schema.safeParse(answer.body);
  return read(answer, parsed.success ? { kind: 'ok', value: parsed.data } : { kind: 'no-answer' });
}

/** What an answer comes to: `success` where its status is one. */
function read<T>({ status, body }: Answer, success: LinkedInReply<T>): LinkedInReply<T> {
  if (status >= 400) return { kind: 'problem', problem: { status, ...Problem.parse(body) } };
  return status < 300 ? success : { kind: 'no-answer' };
}
