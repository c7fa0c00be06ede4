import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { accept, type Outcome, refuse } from './outcome.ts';

/** Names under which only this machine can be meant; any other Host is a page that rebound its own name to us. */
const loopbackHost = /^(127(\.\d{1,3}){3}|localhost|\[::1\])(:\d{1,5})?$/i;

const credentialPattern =
  /^AWS4-HMAC-SHA256\s+(?:.*,\s*)?Credential=([^/,\s]+)\/\d{8}\/([a-z0-9-]+)\/[a-z0-9-]+\/aws4_request(?:,|\s|$)/;

/**
 * Admits a request signed with our access key id and answers the region it was signed for. The signature is
 * not verified: the key id, which the host draws at random, is what keeps strangers on this machine out.
 */
export function admit(
  headers: IncomingHttpHeaders,
  accessKeyId: string,
): Outcome<{ readonly region: string }> {
  if (headers.origin !== undefined) {
    return refuse('AccessDeniedException', 'Requests from web pages are refused.');
  }
  if (!loopbackHost.test(headers.host ?? '')) {
    return refuse('AccessDeniedException', 'The Host header must name this machine by its loopback address.');
  }
  const [, keyId, region] = credentialPattern.exec(headers.authorization ?? '') ?? [];
  if (keyId === undefined || region === undefined || !isSameText(keyId, accessKeyId)) {
    return refuse('UnrecognizedClientException', 'The security token included in the request is invalid.');
  }
  return accept({ region });
}

function isSameText(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
