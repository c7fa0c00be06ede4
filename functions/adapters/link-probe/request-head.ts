import { Agent as HttpAgent, type RequestOptions, request as requestHttp } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import { isIPv6, type LookupFunction } from 'node:net';
import { portOf } from './check-target.ts';

export interface HeadRequest {
  readonly method: 'HEAD' | 'GET';
  readonly target: URL;
  /** The IP address that was judged: the connection is made to this one and no other. */
  readonly address: string;
  readonly signal: AbortSignal;
  readonly userAgent: string;
  /** Who vouches for hosts, instead of those that Node trusts. */
  readonly ca?: string | undefined;
}

/** The beginning of an answer. */
export interface AnswerHead {
  readonly status: number;
  /** Where it leads on, as it was written. */
  readonly location: string | undefined;
}

/** In bytes: a page's headers are some hundreds. */
const LARGEST_HEAD = 16 * 1024;

/**
 * Asks one address for the head of an answer and hangs up, whatever comes behind it. Nothing is kept from one call to
 * the next. Throws Node's errors.
 */
export function requestHead(request: HeadRequest): Promise<AnswerHead> {
  const { target, signal, method, userAgent, ca } = request;
  const isSecure = target.protocol === 'https:';
  const options: RequestOptions & { readonly rejectUnauthorized: true; readonly ca?: string } = {
    method,
    signal,
    host: target.hostname,
    port: portOf(target),
    path: `${target.pathname}${target.search}`,
    // One's own for each call: those of Node go by the proxies of the environment, and keep connections.
    agent: isSecure ? new HttpsAgent({ maxCachedSessions: 0 }) : new HttpAgent(),
    lookup: lookupOf(request.address),
    maxHeaderSize: LARGEST_HEAD,
    // The environment can switch this off for a whole process.
    rejectUnauthorized: true,
    ...(ca !== undefined && { ca }),
    headers: { 'user-agent': userAgent, accept: 'text/html,*/*;q=0.5', 'accept-encoding': 'identity' },
  };
  return new Promise((resolve, reject) => {
    const sent = (isSecure ? requestHttps : requestHttp)(options, (answer) => {
      resolve({ status: answer.statusCode ?? 0, location: answer.headers.location });
      sent.destroy();
    });
    // Stays after the answer: hanging up may be an error as well.
    sent.on('error', reject);
    sent.end();
  });
}

/** A name has the address that was judged, however often it is asked for: no second answer of its server is heard. */
function lookupOf(address: string): LookupFunction {
  const family = isIPv6(address) ? 6 : 4;
  return (_host, { all }, answer) => {
    if (all) answer(null, [{ address, family }]);
    else answer(null, address, family);
  };
}
