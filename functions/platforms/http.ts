/** How a call to a platform ended. Only `answer` says what the platform did. */
export type Reply =
  | { readonly kind: 'answer'; readonly status: number; readonly headers: Headers; readonly body: unknown }
  /** Never left: nothing can have happened. */
  | { readonly kind: 'not-sent' }
  /** Sent, but no usable answer came back: anything can have happened. */
  | { readonly kind: 'no-answer' };

export interface Call {
  readonly method: 'GET' | 'POST';
  readonly url: URL;
  readonly form?: URLSearchParams | FormData;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Milliseconds that one call may take, its answer included. */
export interface Deadlines {
  readonly get: number;
  readonly post: number;
}

/** Several calls fit into an attempt's lease. */
export const DEADLINES: Deadlines = { get: 10_000, post: 20_000 };

/** Makes one call, once. Never throws for anything that the network or the platform does. */
export async function send(call: Call, deadlines: Deadlines = DEADLINES): Promise<Reply> {
  let response: Response;
  try {
    response = await fetch(call.url, {
      method: call.method,
      headers: { accept: 'application/json', ...call.headers },
      // A redirect could carry the token to another host.
      redirect: 'manual',
      signal: AbortSignal.timeout(call.method === 'GET' ? deadlines.get : deadlines.post),
      ...(call.form && { body: call.form }),
    });
  } catch (error) {
    return { kind: isNotSent(error) ? 'not-sent' : 'no-answer' };
  }
  const { status, headers } = response;
  const body = await readJson(response);
  // A success whose body is cut tells nothing; a refusal tells enough by its status.
  return body === undefined && status < 400
    ? { kind: 'no-answer' }
    : { kind: 'answer', status, headers, body };
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    // Cut off, timed out or not JSON: three names for the same thing, no usable body.
    return undefined;
  }
}

/** Failures that come before the first byte of a request. */
const NOT_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/** Whether an error of a network client proves that nothing left this machine. */
export function isNotSent(error: unknown): boolean {
  for (let each = error; each instanceof Error; each = each.cause) {
    if ('code' in each && typeof each.code === 'string' && NOT_SENT.has(each.code)) return true;
  }
  return false;
}
