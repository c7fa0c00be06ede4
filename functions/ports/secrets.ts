/** Makes unguessable values and their fingerprints. */
export interface Secrets {
  /** 32 random bytes as base64url: 43 characters. */
  token(): string;
  /** Whether two values are the same, in a time that does not tell how much of them is. */
  equal(one: string, other: string): boolean;
}
