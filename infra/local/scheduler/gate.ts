import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { accept, type Outcome, refuse } from './outcome.ts';

/** Names under which only this machine can be meant; any other Host is a page that rebound its own name to us. */
const loopbackHost = /^(127(\.\d{1,3}){3}|localhost|\[::1\])(:\d{1,5})?$/i;

const credentialPattern =
  /^AWS4-HMAC-SHA256\s+(?:.*,\s*)?Credential=([^/,\s]+)\/\d{8}\/([a-z0-9-]+)\/[a-z0-9-]+\/aws4_request(?:,|\s|$)/;

/**
 * Admits a signed request and answers the region it was signed for. The signature is not verified. Where the host
 * names an access key id, only that one is admitted; without one any is, as the AWS CLI's users have it set.
 */
export function admit(
  headers: IncomingHttpHeaders,
  accessKeyId: string | undefined,
): Outcome<{ readonly region: string }> {
  if (headers.origin !== undefined) {
    return refuse('AccessDeniedException', 'Requests from web pages are refused.');
  }
  if (!loopbackHost.test(headers.host ?? '')) {
    return refuse('AccessDeniedException', 'The Host header must name this machine by its loopback address.');
  }
  const [, keyId, region] = credentialPattern.exec(headers.authorization ?? '') ?? [];
  const known = keyId !== undefined && (accessKeyId === undefined || isSameText(keyId, accessKeyId));
  if (!known || region === undefined) {
    return refuse('UnrecognizedClientException', 'The security token included in the request is invalid.');
  }
  return accept({ region });
}

function isSameText(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
