import type { LinkAnswer } from '#core/links/link-answer.ts';

/** What is wrong with a certificate for every browser. One that lacks a part in between, browsers complete by themselves. */
const CERTIFICATES: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: 'its certificate has expired, so browsers warn people away',
  CERT_NOT_YET_VALID: 'its certificate is not valid yet, so browsers warn people away',
  CERT_REVOKED: 'its certificate was revoked, so browsers warn people away',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'nobody vouches for its certificate, so browsers warn people away',
  SELF_SIGNED_CERT_IN_CHAIN: 'nobody vouches for its certificate, so browsers warn people away',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name, so browsers warn people away',
};

const TIME_OVER = new Set(['ABORT_ERR', 'TimeoutError', 'ETIMEDOUT']);

/** What an error on the way says about a link. What may pass by itself is unknown. */
export function describeFailure(error: unknown): LinkAnswer {
  const code = codeOf(error);
  // The name does not exist, or has no address.
  if (code === 'ENOTFOUND' || code === 'ENODATA')
    return { kind: 'dead', why: 'there is no website of this name' };
  const certificate = CERTIFICATES[code];
  if (certificate !== undefined) return { kind: 'dead', why: certificate };
  if (TIME_OVER.has(code)) return { kind: 'unknown', why: 'it did not answer in time' };
  if (code === 'EAI_AGAIN') return { kind: 'unknown', why: 'its name could not be looked up' };
  return { kind: 'unknown', why: 'the connection failed' };
}

/** What a status says about a link; nothing for one that leads on. */
export function describeStatus(status: number): Exclude<LinkAnswer, { kind: 'alive' }> | undefined {
  if (status === 404 || status === 410) return { kind: 'dead', why: `the site has no such page (${status})` };
  if (status === 401 || status === 403 || status === 429) {
    return {
      kind: 'unknown',
      why: `the site turned Clarion’s check away (${status}), as many do to programs`,
    };
  }
  if (status < 200) return { kind: 'unknown', why: 'the site gave no proper answer' };
  if (status >= 400) return { kind: 'unknown', why: `the site answered with an error (${status})` };
  return undefined;
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
