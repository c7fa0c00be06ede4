import * as z from 'zod';

/** Everything that can be set. A platform's settings begin with its name, such as `X_CLIENT_ID`. */
export type Setting =
  | 'TABLE_NAME'
  | 'PUBLISH_QUEUE_URL'
  | 'FAN_OUT_QUEUE_URL'
  | 'WAKE_UP_GROUP'
  | 'WAKE_UP_QUEUE_ARN'
  | 'WAKE_UP_ROLE_ARN'
  | 'WAKE_UP_DEAD_LETTER_ARN'
  | 'MEDIA_BUCKET'
  | 'VAULT_KEY_ARN'
  | 'PUBLIC_ORIGIN'
  | 'MAIL_FROM'
  | 'OIDC_ISSUER'
  | 'OIDC_CLIENT_ID'
  | 'OIDC_CLIENT_SECRET'
  | 'OIDC_PAGE_ORIGIN'
  | 'CLARION_VERSION'
  | 'PLATFORMS'
  | 'X_REACH'
  | 'LINK_CHECKS'
  | `${Uppercase<string>}_CLIENT_ID`
  | `${Uppercase<string>}_CLIENT_SECRET`
  | `${Uppercase<string>}_SANDBOX_ORIGIN`;

/** The settings as they were found: flat, and nothing decided yet. */
export type Env = { readonly [S in Setting]?: string };

/** An empty setting is one that is not set: templates and shells leave them behind. */
const Source = z.record(z.string(), z.string().optional()).transform((source) =>
  Object.fromEntries(
    Object.entries(source).flatMap(([name, value]) => {
      const trimmed = value?.trim();
      return trimmed ? [[name, trimmed]] : [];
    }),
  ),
);

/** Reads the environment, the only place that does. */
export function readEnv(source: Readonly<Record<string, string | undefined>> = process.env): Env {
  // `process.env` is no plain object, and zod takes no other for a record.
  return Source.parse({ ...source });
}
