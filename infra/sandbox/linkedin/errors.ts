import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { shareUrn } from './urn.ts';

const BAD_REQUEST = 'com.linkedin.common.error.BadRequest';

export interface RestError {
  readonly status: ContentfulStatusCode;
  readonly code: string;
  readonly message: string;
  readonly serviceErrorCode?: number;
}

export function restError(c: Context, { status, code, message, serviceErrorCode }: RestError): Response {
  c.header('x-restli-error-response', 'true');
  return c.json(
    { status, ...(serviceErrorCode !== undefined && { serviceErrorCode }), code, message },
    status,
  );
}

/** Refuses one field of a body; `field` is its path, as in `/content/media/id`. */
export function fieldError(c: Context, code: string, field: string, description: string): Response {
  c.header('x-restli-error-response', 'true');
  return c.json(
    {
      status: 400,
      code,
      message: description,
      errorDetailType: BAD_REQUEST,
      errorDetails: { inputErrors: [{ description, input: { inputPath: { fieldPath: field } }, code }] },
    },
    400,
  );
}

export const badParameter = (c: Context, message: string): Response =>
  restError(c, { status: 400, code: 'ILLEGAL_ARGUMENT', message });

export const accessDenied = (c: Context, message: string): Response =>
  restError(c, { status: 403, serviceErrorCode: 100, code: 'ACCESS_DENIED', message });

/** Rest.li's answer to a field that the schema does not have, or that the app may not send. */
export const unpermittedField = (c: Context, field: string): Response =>
  accessDenied(
    c,
    `Unpermitted fields present in REQUEST_BODY: Data Processing Exception while processing fields [${field}]`,
  );

export const notFound = (c: Context): Response =>
  restError(c, { status: 404, code: 'NOT_FOUND', message: 'Could not find entity' });

/** The answer to a repeated post, as people report it: it has no code of its own, and names the earlier post. */
export function duplicatePost(c: Context, id: string): Response {
  c.header('x-restli-error-response', 'true');
  return c.json(
    {
      status: 422,
      errorDetailType: BAD_REQUEST,
      message: `com.linkedin.content.common.exception.BadRequestResponseException: Content is a duplicate of ${shareUrn(id)}`,
      errorDetails: {
        inputErrors: [{ description: 'Duplicate post is detected', input: {}, code: 'DUPLICATE_POST' }],
      },
    },
    422,
  );
}

export const unknownMention = (c: Context): Response =>
  fieldError(c, 'INVALID_URN_ID', '/commentary', 'The URN ID provided is invalid');

export const expiredToken = (c: Context): Response =>
  tokenError(c, 65602, 'EXPIRED_ACCESS_TOKEN', 'The token used in the request has expired');

export const tokenError = (c: Context, serviceErrorCode: number, code: string, message: string): Response =>
  restError(c, { status: 401, serviceErrorCode, code, message });

/** No header says how many calls are left or when to come back: the quota ends with the UTC day. */
export const throttled = (c: Context, whose: 'APPLICATION' | 'APPLICATION_AND_MEMBER'): Response =>
  restError(c, {
    status: 429,
    serviceErrorCode: 101,
    code: 'TOO_MANY_REQUESTS',
    message: `Resource level throttle ${whose} DAY limit for calls to this resource is reached.`,
  });
