import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import type { Platform } from '../platform.ts';
import { PLATFORMS } from '../platform.ts';
import type { State } from './database.ts';

const json = <T extends z.ZodType>(schema: T) =>
  z.string().transform((text) => schema.parse(JSON.parse(text)));

const tokenDetails = z.object({
  redirectUri: z.string().optional(),
  challenge: z.string().optional(),
  challengeMethod: z.enum(['S256', 'plain']).optional(),
  /** Facebook only: the person behind a Page token, the Pages granted to a user token, and its lifetime. */
  person: z.string().optional(),
  pages: z.array(z.string()).optional(),
  longLived: z.boolean().optional(),
});
const storedToken = z.object({
  value: z.string(),
  platform: z.enum(PLATFORMS),
  kind: z.enum(['code', 'access', 'refresh', 'page']),
  subject: z.string(),
  family: z.string(),
  scopes: json(z.array(z.string())),
  issued_at: z.number(),
  expires_at: z.number().nullable(),
  details: json(tokenDetails),
  spent_at: z.number().nullable(),
  revoked_at: z.number().nullable(),
});

/** A code or token; `subject` is the account, or on Facebook the person behind a user token. */
export type Token = z.infer<typeof storedToken>;
export type TokenDetails = z.infer<typeof tokenDetails>;

export interface NewToken {
  readonly platform: Platform;
  readonly kind: Token['kind'];
  readonly subject: string;
  /** What is revoked together: everything that one consent led to. */
  readonly family?: string;
  readonly scopes: readonly string[];
  readonly livesMs: number | null;
  readonly details?: TokenDetails;
}

export function issueToken(state: State, token: NewToken): Token {
  const value = `sandbox-${token.platform}-${token.kind}-${randomBytes(24).toString('hex')}`;
  const now = state.now();
  state.sql.run`
    INSERT INTO tokens (value, platform, kind, subject, family, scopes, issued_at, expires_at, details)
    VALUES (${value}, ${token.platform}, ${token.kind}, ${token.subject}, ${token.family ?? value},
            ${JSON.stringify(token.scopes)}, ${now}, ${token.livesMs === null ? null : now + token.livesMs},
            ${JSON.stringify(token.details ?? {})})`;
  return storedToken.parse(state.sql.get`SELECT * FROM tokens WHERE value = ${value}`);
}

export function findToken(state: State, platform: Platform, value: string): Token | undefined {
  return storedToken
    .optional()
    .parse(state.sql.get`SELECT * FROM tokens WHERE platform = ${platform} AND value = ${value}`);
}

/** Spends a single-use code or refresh token; false when it was spent before. */
export function spendToken(state: State, token: Token): boolean {
  const { changes } = state.sql.run`
    UPDATE tokens SET spent_at = ${state.now()} WHERE value = ${token.value} AND spent_at IS NULL`;
  return changes === 1;
}

export function revokeFamily(state: State, family: string): void {
  state.sql
    .run`UPDATE tokens SET revoked_at = ${state.now()} WHERE family = ${family} AND revoked_at IS NULL`;
}

/** Revokes everything a person granted on Facebook, Page tokens included. */
export function revokePerson(state: State, person: string): void {
  state.sql.run`
    UPDATE tokens SET revoked_at = ${state.now()}
    WHERE platform = 'facebook' AND revoked_at IS NULL
      AND (json_extract(details, '$.person') = ${person} OR (kind <> 'page' AND subject = ${person}))`;
}

export function isExpired(state: State, token: Token): boolean {
  return token.expires_at !== null && token.expires_at <= state.now();
}
