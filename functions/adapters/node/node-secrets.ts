import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Secrets } from '#ports/secrets.ts';

/** Secrets from the operating system's source of randomness. */
export const nodeSecrets: Secrets = {
  token: () => randomBytes(32).toString('base64url'),
  // Digests have one length, so that the comparison tells not even how long the right value is.
  equal: (one, other) => timingSafeEqual(digest(one), digest(other)),
};

function digest(value: string): Buffer {
  return createHash('sha256').update(value).digest();
}
